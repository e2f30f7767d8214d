import { letterFrom } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { dayIn } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { dayAndMonth } from '#ui/days.ts';

const sl = {
  subject: 'Vaši podatki so pripravljeni',
  hello: 'Pozdravljeni,',
  ready: (portal: string) => `datoteka z vsemi vašimi podatki na portalu ${portal} je pripravljena.`,
  until: (day: string) => `Prenesete jo lahko do ${day}, potem jo izbrišemo. Ob prenosu vas prosimo za geslo.`,
  button: 'Prenesi moje podatke',
  notYou: 'Če podatkov niste zahtevali vi, takoj spremenite geslo: nekdo je prijavljen v vaš račun.',
};

const en: typeof sl = {
  subject: 'Your data is ready',
  hello: 'Hello,',
  ready: (portal) => `the file with all your data on ${portal} is ready.`,
  until: (day) => `You can download it until ${day}; then we delete it. We ask for your password when you do.`,
  button: 'Download my data',
  notYou: 'If it was not you who asked for it, change your password at once: somebody is logged in to your account.',
};

const hr: typeof sl = {
  subject: 'Vaši su podaci spremni',
  hello: 'Poštovani,',
  ready: (portal) => `datoteka sa svim vašim podacima na portalu ${portal} je spremna.`,
  until: (day) => `Možete je preuzeti do ${day}, zatim je brišemo. Pri preuzimanju vas molimo za lozinku.`,
  button: 'Preuzmi moje podatke',
  notYou: 'Ako podatke niste zatražili vi, odmah promijenite lozinku: netko je prijavljen u vaš korisnički račun.',
};

const texts = { sl, en, hr };

type Ready = {
  readonly supplier: Supplier;
  readonly publicUrl: string;
  readonly language: PageLanguage;
  readonly expiresAt: Date;
};

/** Tells that the archive can be downloaded, and what it means if nobody asked. It carries no secret. */
export function readyLetter({ supplier, publicUrl, language, expiresAt }: Ready): Letter {
  const t = texts[language];
  return letterFrom(supplier, language, {
    subject: t.subject,
    parts: [
      t.hello,
      t.ready(supplier.portalName),
      { label: t.button, href: `${publicUrl}/settings/data` },
      t.until(dayAndMonth(dayIn(expiresAt, supplier.timeZone), language)),
      t.notYou,
    ],
  });
}
