import { letterFrom } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { dayIn } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { dayAndMonth } from '#ui/days.ts';

const sl = {
  hello: 'Pozdravljeni,',
  begun: {
    subject: (day: string) => `Vaš račun bo izbrisan ${day}`,
    what: (portal: string, day: string) =>
      `zahtevali ste izbris svojega računa na portalu ${portal}. Izbrisali ga bomo ${day}. Do takrat deluje kakor doslej.`,
    stop: 'Če ste si premislili, izbris prekličite z enim pritiskom:',
    notYou: 'Če tega niste storili vi, izbris prekličite in takoj spremenite geslo.',
  },
  soon: {
    subject: (day: string) => `Čez dva dni izbrišemo vaš račun (${day})`,
    what: (portal: string, day: string) =>
      `vaš račun na portalu ${portal} bomo, kot ste zahtevali, izbrisali ${day}. Potem ga ni mogoče obnoviti.`,
    stop: 'Izbris lahko še prekličete ali si prej prenesete svoje podatke:',
  },
  off: {
    subject: 'Izbris računa je preklican',
    what: (portal: string) => `izbris vašega računa na portalu ${portal} je preklican. Račun ostane, kakršen je.`,
  },
  button: 'Odpri izbris računa',
  farewell: {
    subject: (portal: string) => `Vaš račun na portalu ${portal} je izbrisan`,
    what: (portal: string) =>
      `vaš račun na portalu ${portal} je izbrisan, z njim pa vse, kar je na portalu vodilo k vam. To sporočilo je zadnje; tudi naslov, na katerega smo ga poslali, smo pravkar pozabili.`,
    kept: 'Pogodbe z dobaviteljem to ne konča. Računi in odčitki ostanejo pri dobavitelju, kakor zahteva zakon: računi deset let.',
    proof: 'Dokaz o soglasjih hranimo še pet let brez vašega imena in naslova.',
  },
};

const en: typeof sl = {
  hello: 'Hello,',
  begun: {
    subject: (day) => `Your account will be deleted on ${day}`,
    what: (portal, day) =>
      `you have asked for your account on ${portal} to be deleted. We will do so on ${day}. Until then it works as before.`,
    stop: 'If you have changed your mind, call it off with one press:',
    notYou: 'If it was not you, call it off and change your password at once.',
  },
  soon: {
    subject: (day) => `We delete your account in two days (${day})`,
    what: (portal, day) =>
      `as you have asked, we will delete your account on ${portal} on ${day}. It cannot be brought back after that.`,
    stop: 'You can still call it off, or download your data before:',
  },
  off: {
    subject: 'Your account will not be deleted',
    what: (portal) => `the deletion of your account on ${portal} was called off. The account stays as it is.`,
  },
  button: 'Open the deletion',
  farewell: {
    subject: (portal) => `Your account on ${portal} is deleted`,
    what: (portal) =>
      `your account on ${portal} is deleted, and with it everything on the portal that led to you. This mail is the last; we have just forgotten the address we sent it to as well.`,
    kept: 'This does not end your contract with the supplier. Bills and readings stay with the supplier as the law asks: bills for ten years.',
    proof: 'We keep the proof of consents for five more years, without your name and address.',
  },
};

const hr: typeof sl = {
  hello: 'Poštovani,',
  begun: {
    subject: (day) => `Vaš će korisnički račun biti izbrisan ${day}`,
    what: (portal, day) =>
      `zatražili ste brisanje svojeg korisničkog računa na portalu ${portal}. Izbrisat ćemo ga ${day}. Do tada radi kao dosad.`,
    stop: 'Ako ste se predomislili, otkažite brisanje jednim pritiskom:',
    notYou: 'Ako to niste učinili vi, otkažite brisanje i odmah promijenite lozinku.',
  },
  soon: {
    subject: (day) => `Za dva dana brišemo vaš korisnički račun (${day})`,
    what: (portal, day) =>
      `vaš ćemo korisnički račun na portalu ${portal}, kako ste zatražili, izbrisati ${day}. Nakon toga ga nije moguće vratiti.`,
    stop: 'Brisanje još možete otkazati ili prije preuzeti svoje podatke:',
  },
  off: {
    subject: 'Brisanje korisničkog računa je otkazano',
    what: (portal) => `brisanje vašeg korisničkog računa na portalu ${portal} je otkazano. On ostaje kakav jest.`,
  },
  button: 'Otvori brisanje korisničkog računa',
  farewell: {
    subject: (portal) => `Vaš korisnički račun na portalu ${portal} je izbrisan`,
    what: (portal) =>
      `vaš korisnički račun na portalu ${portal} je izbrisan, a s njim i sve što je na portalu vodilo do vas. Ova je poruka posljednja; upravo smo zaboravili i adresu na koju smo je poslali.`,
    kept: 'Ugovor s opskrbljivačem time ne prestaje. Računi i očitanja ostaju kod opskrbljivača kako traži zakon: računi deset godina.',
    proof: 'Dokaz o privolama čuvamo još pet godina bez vašeg imena i adrese.',
  },
};

const texts = { sl, en, hr };

type Parts = { readonly supplier: Supplier; readonly publicUrl: string };
type Facts = { readonly language: PageLanguage; readonly dueAt: Date };

/** At the start of the cooling-off. */
export function beginLetter({ supplier, publicUrl }: Parts, { language, dueAt }: Facts): Letter {
  const t = texts[language];
  const day = dayAndMonth(dayIn(dueAt, supplier.timeZone), language);
  return letterFrom(supplier, language, {
    subject: t.begun.subject(day),
    parts: [t.hello, t.begun.what(supplier.portalName, day), t.begun.stop, linkTo(publicUrl, language), t.begun.notYou],
  });
}

/** Two days before the end. */
export function reminderLetter({ supplier, publicUrl }: Parts, { language, dueAt }: Facts): Letter {
  const t = texts[language];
  const day = dayAndMonth(dayIn(dueAt, supplier.timeZone), language);
  return letterFrom(supplier, language, {
    subject: t.soon.subject(day),
    parts: [t.hello, t.soon.what(supplier.portalName, day), t.soon.stop, linkTo(publicUrl, language)],
  });
}

export function calledOffLetter({ supplier }: Pick<Parts, 'supplier'>, language: PageLanguage): Letter {
  const t = texts[language];
  return letterFrom(supplier, language, {
    subject: t.off.subject,
    parts: [t.hello, t.off.what(supplier.portalName)],
  });
}

/** After the end: the last mail. */
export function farewellLetter({ supplier }: Pick<Parts, 'supplier'>, language: PageLanguage): Letter {
  const t = texts[language];
  const { what, kept, proof, subject } = t.farewell;
  return letterFrom(supplier, language, {
    subject: subject(supplier.portalName),
    parts: [t.hello, what(supplier.portalName), kept, proof],
  });
}

function linkTo(publicUrl: string, language: PageLanguage) {
  return { label: texts[language].button, href: `${publicUrl}/settings/deletion` };
}
