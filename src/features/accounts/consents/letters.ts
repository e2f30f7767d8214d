import type { PageLanguage } from '#kernel/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { letterFrom } from '../letters.ts';
import type { AccountParts } from '../parts.ts';

const sl = {
  hello: 'Pozdravljeni,',
  subject: 'Preklic privolitve za obveščanje o ponudbah',
  why: (portal: string) =>
    `na portalu ${portal} je nekdo vpisal ta naslov v obrazec za preklic privolitve. Če želite privolitev za obveščanje o osebno prilagojenih ponudbah preklicati, pritisnite:`,
  button: 'Prekliči privolitev',
  good: 'Povezava velja 7 dni. Če tega niste želeli, sporočilo prezrite: vse ostane, kakor je.',
  none: (portal: string) =>
    `na portalu ${portal} je nekdo vpisal ta naslov v obrazec za preklic privolitve. Privolitve za obveščanje o ponudbah od vas nimamo, zato ni česa preklicati.`,
  done: {
    subject: 'Privolitev je preklicana',
    what: (portal: string) =>
      `privolitev za obveščanje o osebno prilagojenih ponudbah na portalu ${portal} je preklicana. Če si premislite, jo lahko znova daste v nastavitvah.`,
  },
};

const en: typeof sl = {
  hello: 'Hello,',
  subject: 'Withdrawing your consent to offers',
  why: (portal) =>
    `on ${portal} somebody typed this address into the form for withdrawing consent. If you want to withdraw your consent to being told about offers adapted to you, press:`,
  button: 'Withdraw the consent',
  good: 'The link holds for 7 days. If you did not want this, ignore the mail: everything stays as it is.',
  none: (portal) =>
    `on ${portal} somebody typed this address into the form for withdrawing consent. We have no consent of yours to offers, so there is nothing to withdraw.`,
  done: {
    subject: 'Your consent is withdrawn',
    what: (portal) =>
      `your consent to being told about offers adapted to you on ${portal} is withdrawn. If you change your mind, you can give it again in the settings.`,
  },
};

const hr: typeof sl = {
  hello: 'Poštovani,',
  subject: 'Povlačenje privole za obavještavanje o ponudama',
  why: (portal) =>
    `na portalu ${portal} netko je upisao ovu adresu u obrazac za povlačenje privole. Ako privolu za obavještavanje o osobno prilagođenim ponudama želite povući, pritisnite:`,
  button: 'Povuci privolu',
  good: 'Poveznica vrijedi 7 dana. Ako to niste željeli, zanemarite poruku: sve ostaje kako jest.',
  none: (portal) =>
    `na portalu ${portal} netko je upisao ovu adresu u obrazac za povlačenje privole. Vašu privolu za obavještavanje o ponudama nemamo pa nema što povući.`,
  done: {
    subject: 'Privola je povučena',
    what: (portal) =>
      `privola za obavještavanje o osobno prilagođenim ponudama na portalu ${portal} je povučena. Ako se predomislite, možete je ponovno dati u postavkama.`,
  },
};

const texts = { sl, en, hr };

type Parts = Pick<AccountParts, 'supplier' | 'publicUrl'>;

/** With the link that withdraws. */
export function withdrawalLetter(
  { supplier, publicUrl }: Parts,
  facts: { language: PageLanguage; token: string },
): Letter {
  const t = texts[facts.language];
  const link = { label: t.button, href: `${publicUrl}/consent-withdrawal/${facts.token}`, secret: true } as const;
  return letterFrom(supplier, facts.language, {
    subject: t.subject,
    parts: [t.hello, t.why(supplier.portalName), link, t.good],
  });
}

/** To the owner of an account that has given no such consent. */
export function nothingToWithdrawLetter({ supplier }: Parts, language: PageLanguage): Letter {
  const t = texts[language];
  return letterFrom(supplier, language, { subject: t.subject, parts: [t.hello, t.none(supplier.portalName)] });
}

export function withdrawnLetter({ supplier }: Parts, language: PageLanguage): Letter {
  const t = texts[language];
  return letterFrom(supplier, language, {
    subject: t.done.subject,
    parts: [t.hello, t.done.what(supplier.portalName)],
  });
}
