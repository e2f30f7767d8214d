/** What registration writes to a mailbox. Nothing that a stranger typed stands in it: it may be somebody else's mailbox. */
import type { PageLanguage } from '#kernel/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { letterFrom } from '../letters.ts';
import { writeMoment } from '../moments.ts';
import type { AccountParts } from '../parts.ts';

const sl = {
  activation: {
    subject: (portal: string) => `Aktivirajte račun na portalu ${portal}`,
    hello: 'Pozdravljeni,',
    why: (portal: string, when: string) =>
      `${when} je bila na portalu ${portal} oddana registracija s tem e-poštnim naslovom.`,
    button: 'Aktiviraj račun',
    good: 'Povezava velja 48 ur in jo lahko uporabite enkrat.',
    notYou: 'Če registracije niste oddali vi, sporočilo prezrite. Brez vaše potrditve računa ne bo.',
  },
  known: {
    subject: (portal: string) => `Račun na portalu ${portal} že imate`,
    hello: 'Pozdravljeni,',
    why: (portal: string) =>
      `nekdo je na portalu ${portal} želel odpreti račun s tem e-poštnim naslovom. Račun s tem naslovom že obstaja, zato nismo ničesar spremenili.`,
    ifYou: 'Če ste bili to vi, se prijavite; če ste geslo pozabili, izberite novo.',
    logIn: 'Prijava',
    forgotten: 'Pozabil sem geslo',
    notYou: 'Če to niste bili vi, vam ni treba storiti ničesar.',
  },
};

const en: typeof sl = {
  activation: {
    subject: (portal) => `Activate your account on ${portal}`,
    hello: 'Hello,',
    why: (portal, when) => `on ${when} somebody registered on ${portal} with this e-mail address.`,
    button: 'Activate the account',
    good: 'The link is good for 48 hours and can be used once.',
    notYou: 'If it was not you, ignore this mail. Without your confirmation there will be no account.',
  },
  known: {
    subject: (portal) => `You already have an account on ${portal}`,
    hello: 'Hello,',
    why: (portal) =>
      `somebody tried to open an account on ${portal} with this e-mail address. It already has an account, so we changed nothing.`,
    ifYou: 'If it was you, log in; if you forgot the password, choose a new one.',
    logIn: 'Log in',
    forgotten: 'Forgot my password',
    notYou: 'If it was not you, there is nothing you need to do.',
  },
};

const hr: typeof sl = {
  activation: {
    subject: (portal) => `Aktivirajte korisnički račun na portalu ${portal}`,
    hello: 'Poštovani,',
    why: (portal, when) => `${when} na portalu ${portal} poslana je registracija s ovom adresom e-pošte.`,
    button: 'Aktiviraj korisnički račun',
    good: 'Poveznica vrijedi 48 sati i može se iskoristiti jednom.',
    notYou: 'Ako registraciju niste poslali vi, zanemarite ovu poruku. Bez vaše potvrde korisnički račun neće nastati.',
  },
  known: {
    subject: (portal) => `Već imate korisnički račun na portalu ${portal}`,
    hello: 'Poštovani,',
    why: (portal) =>
      `netko je na portalu ${portal} htio otvoriti korisnički račun s ovom adresom e-pošte. Korisnički račun s tom adresom već postoji pa nismo ništa promijenili.`,
    ifYou: 'Ako ste to bili vi, prijavite se; ako ste zaboravili lozinku, odaberite novu.',
    logIn: 'Prijava',
    forgotten: 'Zaboravljena lozinka',
    notYou: 'Ako to niste bili vi, ne trebate učiniti ništa.',
  },
};

const texts: Readonly<Record<PageLanguage, typeof sl>> = { sl, en, hr };

/** With the link that opens the account, and when it was asked for, so that one's own request can be told from another's. */
export function activationLetter(
  parts: AccountParts,
  facts: { language: PageLanguage; token: string; requestedAt: Date },
): Letter {
  const t = texts[facts.language].activation;
  const { portalName, timeZone } = parts.supplier;
  return letterFrom(parts.supplier, facts.language, {
    subject: t.subject(portalName),
    parts: [
      t.hello,
      t.why(portalName, writeMoment(facts.requestedAt, facts.language, timeZone)),
      { label: t.button, href: `${parts.publicUrl}/activate/${facts.token}`, secret: true },
      t.good,
      t.notYou,
    ],
  });
}

/** To the owner of an address that somebody tried to register again. */
export function knownAddressLetter(parts: AccountParts, language: PageLanguage): Letter {
  const t = texts[language].known;
  const { portalName } = parts.supplier;
  return letterFrom(parts.supplier, language, {
    subject: t.subject(portalName),
    parts: [
      t.hello,
      t.why(portalName),
      t.ifYou,
      { label: t.logIn, href: `${parts.publicUrl}/login` },
      { label: t.forgotten, href: `${parts.publicUrl}/forgot-password` },
      t.notYou,
    ],
  });
}
