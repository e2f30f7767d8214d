import type { PageLanguage } from '#kernel/language.ts';
import type { Letter, LetterPart } from '#platform/mail/letter.ts';
import { letterFrom } from '../letters.ts';
import { writeMoment } from '../moments.ts';
import type { AccountParts } from '../parts.ts';

const sl = {
  hello: 'Pozdravljeni,',
  old: {
    subject: (portal: string) => `Potrdite spremembo naslova na portalu ${portal}`,
    why: (portal: string, to: string) =>
      `za vaš račun na portalu ${portal} je bila zahtevana sprememba e-poštnega naslova na ${to}. Spremeni se šele, ko jo potrdite tukaj in na novem naslovu.`,
    button: 'Potrdi ali prekliči',
    good: 'Povezava velja 48 ur.',
    notYou:
      'Če tega niste zahtevali vi, spremembo na tej povezavi prekličite in takoj spremenite geslo: nekdo ga pozna.',
  },
  new: {
    subject: (portal: string) => `Potrdite svoj naslov za portal ${portal}`,
    why: (portal: string) =>
      `nekdo želi račun na portalu ${portal} odslej uporabljati s tem e-poštnim naslovom. Če ste to vi, potrdite:`,
    button: 'Potrdi naslov',
    good: 'Povezava velja 48 ur. Sprememba velja, ko bo potrjena tudi na starem naslovu.',
    notYou: 'Če to niste vi, sporočilo prezrite. Brez vaše potrditve se ne zgodi nič.',
  },
  known: {
    subject: (portal: string) => `Ta naslov že ima račun na portalu ${portal}`,
    why: (portal: string) =>
      `nekdo je želel ta e-poštni naslov pripisati drugemu računu na portalu ${portal}. Ker ima naslov že svoj račun, tega ne naredimo.`,
    notYou: 'Vaš račun ostane, kakršen je. Ni vam treba storiti ničesar.',
  },
  recoveryOld: {
    subject: (portal: string) => `Zahteva za drug naslov vašega računa na portalu ${portal}`,
    why: (portal: string, when: string) =>
      `podpora je na prošnjo stranke vnesla zahtevo, da vaš račun na portalu ${portal} dobi drug e-poštni naslov, ker stari ni več dosegljiv. Če pošto na tem naslovu še berete in tega niste zahtevali, zahtevo prekličite. Rok: ${when}.`,
    button: 'Prekliči ali potrdi',
  },
  recoveryNew: {
    subject: (portal: string) => `Potrdite novi naslov za portal ${portal}`,
    why: (portal: string) =>
      `na vašo prošnjo vašemu računu na portalu ${portal} pripisujemo ta e-poštni naslov. Potrdite, da je vaš:`,
    button: 'Potrdi naslov',
    good: (when: string) =>
      `Povezava velja 14 dni. Naslov začne veljati, ko ga potrdite, a najprej: ${when}. Potem si s »Pozabil sem geslo« izberite novo geslo.`,
    notYou: 'Če tega niste zahtevali, sporočilo prezrite.',
  },
  changed: {
    subject: (portal: string) => `E-poštni naslov za portal ${portal} je spremenjen`,
    old: 'e-poštni naslov vašega računa je spremenjen. Na ta naslov vam ne bomo več pisali. Na drugih napravah smo vas odjavili.',
    notYou: 'Če tega niste storili vi, nas takoj pokličite.',
    new: 'ta naslov je zdaj e-poštni naslov vašega računa. Z njim se prijavite; geslo je isto.',
    button: 'Prijava',
  },
};

const en: typeof sl = {
  hello: 'Hello,',
  old: {
    subject: (portal) => `Confirm the change of address on ${portal}`,
    why: (portal, to) =>
      `somebody asked for the e-mail address of your account on ${portal} to become ${to}. It changes only once it is confirmed here and at the new address.`,
    button: 'Confirm or cancel',
    good: 'The link holds for 48 hours.',
    notYou: 'If it was not you, cancel the change with this link and change your password at once: somebody knows it.',
  },
  new: {
    subject: (portal) => `Confirm your address for ${portal}`,
    why: (portal) =>
      `somebody wants to use an account on ${portal} with this e-mail address from now on. If it is you, confirm:`,
    button: 'Confirm the address',
    good: 'The link holds for 48 hours. The change takes effect once it is confirmed at the old address too.',
    notYou: 'If it is not you, ignore this mail. Without your confirmation nothing happens.',
  },
  known: {
    subject: (portal) => `This address has an account on ${portal} already`,
    why: (portal) =>
      `somebody wanted to give this e-mail address to another account on ${portal}. As the address has its own account, we do not do that.`,
    notYou: 'Your account stays as it is. There is nothing you need to do.',
  },
  recoveryOld: {
    subject: (portal) => `A request for another address of your account on ${portal}`,
    why: (portal, when) =>
      `at a customer’s request, support has asked for your account on ${portal} to get another e-mail address, because the old one is lost. If you still read this mail and did not ask for it, cancel it until ${when}.`,
    button: 'Cancel or confirm',
  },
  recoveryNew: {
    subject: (portal) => `Confirm the new address for ${portal}`,
    why: (portal) =>
      `at your request we give this e-mail address to your account on ${portal}. Confirm that it is yours:`,
    button: 'Confirm the address',
    good: (when) =>
      `The link holds for 14 days. The address takes effect once you confirm it, but not before ${when}. Then choose a new password with “Forgot my password”.`,
    notYou: 'If you did not ask for it, ignore this mail.',
  },
  changed: {
    subject: (portal) => `Your e-mail address for ${portal} was changed`,
    old: 'the e-mail address of your account was changed. We will not write to this address any more. On other devices you have been logged out.',
    notYou: 'If it was not you, call us at once.',
    new: 'this is now the e-mail address of your account. Log in with it; the password is the same.',
    button: 'Log in',
  },
};

const hr: typeof sl = {
  hello: 'Poštovani,',
  old: {
    subject: (portal) => `Potvrdite promjenu adrese na portalu ${portal}`,
    why: (portal, to) =>
      `za vaš korisnički račun na portalu ${portal} zatražena je promjena adrese e-pošte u ${to}. Mijenja se tek kad je potvrdite ovdje i na novoj adresi.`,
    button: 'Potvrdi ili otkaži',
    good: 'Poveznica vrijedi 48 sati.',
    notYou: 'Ako to niste zatražili vi, otkažite promjenu ovom poveznicom i odmah promijenite lozinku: netko je zna.',
  },
  new: {
    subject: (portal) => `Potvrdite svoju adresu za portal ${portal}`,
    why: (portal) =>
      `netko želi korisnički račun na portalu ${portal} odsad koristiti s ovom adresom e-pošte. Ako ste to vi, potvrdite:`,
    button: 'Potvrdi adresu',
    good: 'Poveznica vrijedi 48 sati. Promjena vrijedi kad bude potvrđena i na staroj adresi.',
    notYou: 'Ako to niste vi, zanemarite poruku. Bez vaše potvrde ništa se ne događa.',
  },
  known: {
    subject: (portal) => `Ova adresa već ima korisnički račun na portalu ${portal}`,
    why: (portal) =>
      `netko je ovu adresu e-pošte želio pripisati drugom korisničkom računu na portalu ${portal}. Budući da adresa već ima svoj korisnički račun, to ne činimo.`,
    notYou: 'Vaš korisnički račun ostaje kakav jest. Ne trebate ništa učiniti.',
  },
  recoveryOld: {
    subject: (portal) => `Zahtjev za drugu adresu vašeg korisničkog računa na portalu ${portal}`,
    why: (portal, when) =>
      `podrška je na molbu kupca unijela zahtjev da vaš korisnički račun na portalu ${portal} dobije drugu adresu e-pošte jer stara više nije dostupna. Ako poštu na ovoj adresi još čitate i to niste zatražili, otkažite zahtjev. Rok: ${when}.`,
    button: 'Otkaži ili potvrdi',
  },
  recoveryNew: {
    subject: (portal) => `Potvrdite novu adresu za portal ${portal}`,
    why: (portal) =>
      `na vašu molbu vašem korisničkom računu na portalu ${portal} pripisujemo ovu adresu e-pošte. Potvrdite da je vaša:`,
    button: 'Potvrdi adresu',
    good: (when) =>
      `Poveznica vrijedi 14 dana. Adresa počinje vrijediti kad je potvrdite, a najranije: ${when}. Zatim s „Zaboravljena lozinka” odaberite novu lozinku.`,
    notYou: 'Ako to niste zatražili, zanemarite poruku.',
  },
  changed: {
    subject: (portal) => `Adresa e-pošte za portal ${portal} je promijenjena`,
    old: 'adresa e-pošte vašeg korisničkog računa je promijenjena. Na ovu vam adresu više nećemo pisati. Na drugim smo vas uređajima odjavili.',
    notYou: 'Ako to niste učinili vi, odmah nas nazovite.',
    new: 'ovo je sada adresa e-pošte vašeg korisničkog računa. Njome se prijavite; lozinka je ista.',
    button: 'Prijava',
  },
};

const texts = { sl, en, hr };

export type LetterParts = Pick<AccountParts, 'supplier' | 'publicUrl'>;
type Words = { readonly language: PageLanguage };
type WithToken = Words & { readonly token: string };

type Said = { readonly language: PageLanguage; readonly subject: string; readonly says: readonly LetterPart[] };

function write({ supplier }: LetterParts, { language, subject, says }: Said): Letter {
  return letterFrom(supplier, language, { subject, parts: [texts[language].hello, ...says] });
}

const secretLink = (label: string, { publicUrl }: LetterParts, token: string) =>
  ({ label, href: `${publicUrl}/email-change/${token}`, secret: true }) as const;

/** To the old address: what was asked for, and the link that says yes or no. */
export function oldAddressLetter(parts: LetterParts, facts: WithToken & { newEmail: string }): Letter {
  const t = texts[facts.language].old;
  const { portalName } = parts.supplier;
  const link = secretLink(t.button, parts, facts.token);
  return write(parts, {
    language: facts.language,
    subject: t.subject(portalName),
    says: [t.why(portalName, facts.newEmail), link, t.good, t.notYou],
  });
}

/** To the new address. Whose account it is, it does not say: the address may be a stranger's. */
export function newAddressLetter(parts: LetterParts, facts: WithToken): Letter {
  const t = texts[facts.language].new;
  const { portalName } = parts.supplier;
  const link = secretLink(t.button, parts, facts.token);
  return write(parts, {
    language: facts.language,
    subject: t.subject(portalName),
    says: [t.why(portalName), link, t.good, t.notYou],
  });
}

/** To a new address that has an account of its own. */
export function takenAddressLetter(parts: LetterParts, { language }: Words): Letter {
  const t = texts[language].known;
  const { portalName } = parts.supplier;
  return write(parts, { language: language, subject: t.subject(portalName), says: [t.why(portalName), t.notYou] });
}

/** To the old address, where the supplier moves the account for somebody who says that it is lost. */
export function recoveryOldLetter(parts: LetterParts, facts: WithToken & { notBefore: Date }): Letter {
  const t = texts[facts.language].recoveryOld;
  const { portalName, timeZone } = parts.supplier;
  const when = writeMoment(facts.notBefore, facts.language, timeZone);
  const link = secretLink(t.button, parts, facts.token);
  return write(parts, {
    language: facts.language,
    subject: t.subject(portalName),
    says: [t.why(portalName, when), link],
  });
}

export function recoveryNewLetter(parts: LetterParts, facts: WithToken & { notBefore: Date }): Letter {
  const t = texts[facts.language].recoveryNew;
  const { portalName, timeZone } = parts.supplier;
  const when = writeMoment(facts.notBefore, facts.language, timeZone);
  const link = secretLink(t.button, parts, facts.token);
  return write(parts, {
    language: facts.language,
    subject: t.subject(portalName),
    says: [t.why(portalName), link, t.good(when), t.notYou],
  });
}

/** Tells the old address that it is so no more. */
export function leftAddressLetter(parts: LetterParts, { language }: Words): Letter {
  const t = texts[language].changed;
  return write(parts, { language: language, subject: t.subject(parts.supplier.portalName), says: [t.old, t.notYou] });
}

export function reachedAddressLetter(parts: LetterParts, { language }: Words): Letter {
  const t = texts[language].changed;
  const link = { label: t.button, href: `${parts.publicUrl}/login` };
  return write(parts, { language: language, subject: t.subject(parts.supplier.portalName), says: [t.new, link] });
}
