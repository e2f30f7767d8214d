/** What is written to people about their questions. None is answered by mail: each says where to write instead. */
import { letterFrom, writeMoment } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Letter } from '#platform/mail/letter.ts';

const sl = {
  hello: 'Pozdravljeni,',
  noReply: 'Na to sporočilo ne odgovarjajte po e-pošti: do nas ne pride. Pišite nam na strani vprašanja.',
  open: 'Odpri vprašanje',
  secret: 'Povezava velja 90 dni. Kdor jo ima, lahko pogovor bere in piše v njem, zato je ne posredujte.',
  receipt: {
    subject: (number: string) => `Vprašanje ${number} smo prejeli`,
    text: (number: string) => `prejeli smo vaše vprašanje s številko ${number}. Ko odgovorimo, vam to sporočimo.`,
  },
  answer: {
    subject: (number: string) => `Odgovor na vprašanje ${number}`,
    text: (number: string) => `na vaše vprašanje ${number} odgovarjamo:`,
    closed: 'S tem je vprašanje zaprto. Če vam odgovor ne zadošča, napišite še kaj in ga tako znova odprete.',
  },
  confirmation: {
    subject: (portal: string) => `Potrdite vprašanje na portalu ${portal}`,
    why: (portal: string, when: string) =>
      `${when} je bilo na portalu ${portal} zapisano vprašanje s tem e-poštnim naslovom. Do nas pride, ko ga potrdite.`,
    button: 'Preglej in pošlji vprašanje',
    good: 'Povezava velja 48 ur.',
    notYou: 'Če vprašanja niste napisali vi, sporočilo prezrite.',
  },
};

const en: typeof sl = {
  hello: 'Hello,',
  noReply: 'Do not reply to this e-mail: it does not reach us. Write to us on the page of the question.',
  open: 'Open the question',
  secret: 'The link is good for 90 days. Whoever has it can read and write there, so do not pass it on.',
  receipt: {
    subject: (number) => `We have received question ${number}`,
    text: (number) => `we have received your question; its number is ${number}. We tell you when we have answered.`,
  },
  answer: {
    subject: (number) => `Answer to question ${number}`,
    text: (number) => `here is our answer to your question ${number}:`,
    closed: 'With this the question is closed. If the answer is not enough, write more, and it is open again.',
  },
  confirmation: {
    subject: (portal) => `Confirm your question on ${portal}`,
    why: (portal, when) =>
      `on ${when} a question with this e-mail address was written on ${portal}. It reaches us when you confirm it.`,
    button: 'Look over and send the question',
    good: 'The link is good for 48 hours.',
    notYou: 'If you did not write a question, ignore this message.',
  },
};

const hr: typeof sl = {
  hello: 'Poštovani,',
  noReply: 'Na ovu poruku ne odgovarajte e-poštom: ne stiže do nas. Pišite nam na stranici pitanja.',
  open: 'Otvori pitanje',
  secret: 'Poveznica vrijedi 90 dana. Tko je ima, može ondje čitati i pisati, stoga je ne prosljeđujte.',
  receipt: {
    subject: (number) => `Primili smo pitanje ${number}`,
    text: (number) => `primili smo vaše pitanje s brojem ${number}. Kad odgovorimo, javljamo vam.`,
  },
  answer: {
    subject: (number) => `Odgovor na pitanje ${number}`,
    text: (number) => `na vaše pitanje ${number} odgovaramo:`,
    closed: 'Time je pitanje zatvoreno. Ako vam odgovor nije dovoljan, napišite još nešto i tako ga ponovno otvarate.',
  },
  confirmation: {
    subject: (portal) => `Potvrdite pitanje na portalu ${portal}`,
    why: (portal, when) =>
      `${when} na portalu ${portal} napisano je pitanje s ovom adresom e-pošte. Do nas stiže kad ga potvrdite.`,
    button: 'Pregledaj i pošalji pitanje',
    good: 'Poveznica vrijedi 48 sati.',
    notYou: 'Ako pitanje niste napisali vi, zanemarite ovu poruku.',
  },
};

export const texts = { sl, en, hr };

/** Where the conversation is read: the page behind the log-in, or a guest's secret address. */
export type Place = { readonly href: string; readonly secret: boolean };

export function receiptLetter(
  supplier: Supplier,
  { language, number, place }: { language: PageLanguage; number: string; place: Place },
): Letter {
  const t = texts[language];
  return letterFrom(supplier, language, {
    subject: t.receipt.subject(number),
    parts: [t.hello, t.receipt.text(number), ...wayBack(language, place)],
  });
}

export function answerLetter(
  supplier: Supplier,
  facts: { language: PageLanguage; number: string; place: Place; answer: string; closed: boolean },
): Letter {
  const { language, number, place, answer, closed } = facts;
  const t = texts[language];
  return letterFrom(supplier, language, {
    subject: t.answer.subject(number),
    parts: [
      t.hello,
      t.answer.text(number),
      ...answer.split(/\n{2,}/),
      ...(closed ? [t.answer.closed] : []),
      ...wayBack(language, place),
    ],
  });
}

/** To a mailbox that may be somebody else's: nothing that a stranger typed stands in it. */
export function confirmationLetter(
  supplier: Supplier,
  facts: { language: PageLanguage; href: string; askedAt: Date },
): Letter {
  const { language, href, askedAt } = facts;
  const { confirmation: t, hello } = texts[language];
  const { portalName, timeZone } = supplier;
  return letterFrom(supplier, language, {
    subject: t.subject(portalName),
    parts: [
      hello,
      t.why(portalName, writeMoment(askedAt, language, timeZone)),
      { label: t.button, href, secret: true },
      t.good,
      t.notYou,
    ],
  });
}

function wayBack(language: PageLanguage, { href, secret }: Place): Letter['parts'] {
  const t = texts[language];
  const link = { label: t.open, href, ...(secret && { secret: true as const }) };
  return [link, { note: t.noReply }, ...(secret ? [{ note: t.secret }] : [])];
}
