import type { PageLanguage } from '#kernel/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { letterFrom } from '../letters.ts';
import { writeMoment } from '../moments.ts';
import type { AccountParts } from '../parts.ts';

const sl = {
  hello: 'Pozdravljeni,',
  reset: {
    subject: (portal: string) => `Novo geslo za portal ${portal}`,
    why: (portal: string) =>
      `za vaš račun na portalu ${portal} je nekdo zahteval novo geslo. Izberete ga na tej povezavi:`,
    button: 'Izberi novo geslo',
    good: 'Povezava velja eno uro in jo lahko uporabite enkrat.',
    notYou: 'Če to niste bili vi, sporočilo prezrite. Vaše geslo ostane, kakršno je.',
  },
  changed: {
    subject: (portal: string) => `Geslo za portal ${portal} je spremenjeno`,
    what: (when: string) => `geslo vašega računa je bilo spremenjeno ${when}. Na drugih napravah smo vas odjavili.`,
    notYou: 'Če tega niste storili vi, takoj izberite novo geslo:',
    button: 'Pozabil sem geslo',
  },
};

const en: typeof sl = {
  hello: 'Hello,',
  reset: {
    subject: (portal) => `A new password for ${portal}`,
    why: (portal) => `somebody asked for a new password for your account on ${portal}. Choose it with this link:`,
    button: 'Choose a new password',
    good: 'The link is good for one hour and can be used once.',
    notYou: 'If it was not you, ignore this mail. Your password stays as it is.',
  },
  changed: {
    subject: (portal) => `Your password for ${portal} was changed`,
    what: (when) => `the password of your account was changed on ${when}. On other devices you have been logged out.`,
    notYou: 'If it was not you, choose a new password at once:',
    button: 'Forgot my password',
  },
};

const hr: typeof sl = {
  hello: 'Poštovani,',
  reset: {
    subject: (portal) => `Nova lozinka za portal ${portal}`,
    why: (portal) =>
      `netko je zatražio novu lozinku za vaš korisnički račun na portalu ${portal}. Odabrat ćete je na ovoj poveznici:`,
    button: 'Odaberi novu lozinku',
    good: 'Poveznica vrijedi jedan sat i može se iskoristiti jednom.',
    notYou: 'Ako to niste bili vi, zanemarite ovu poruku. Vaša lozinka ostaje kakva jest.',
  },
  changed: {
    subject: (portal) => `Lozinka za portal ${portal} promijenjena je`,
    what: (when) => `lozinka vašega korisničkog računa promijenjena je ${when}. Na drugim uređajima odjavili smo vas.`,
    notYou: 'Ako to niste učinili vi, odmah odaberite novu lozinku:',
    button: 'Zaboravljena lozinka',
  },
};

const texts: Readonly<Record<PageLanguage, typeof sl>> = { sl, en, hr };

/** With the link behind which a new password is chosen. */
export function resetLetter(parts: AccountParts, facts: { language: PageLanguage; token: string }): Letter {
  const { hello, reset: t } = texts[facts.language];
  const { portalName } = parts.supplier;
  const link = { label: t.button, href: `${parts.publicUrl}/new-password/${facts.token}`, secret: true as const };
  return letterFrom(parts.supplier, facts.language, {
    subject: t.subject(portalName),
    parts: [hello, t.why(portalName), link, t.good, t.notYou],
  });
}

/** Tells the owner that the password is another one now, however that came about. */
export function passwordChangedLetter(parts: AccountParts, facts: { language: PageLanguage; changedAt: Date }): Letter {
  const { hello, changed: t } = texts[facts.language];
  const { portalName, timeZone } = parts.supplier;
  const link = { label: t.button, href: `${parts.publicUrl}/forgot-password` };
  return letterFrom(parts.supplier, facts.language, {
    subject: t.subject(portalName),
    parts: [hello, t.what(writeMoment(facts.changedAt, facts.language, timeZone)), t.notYou, link],
  });
}
