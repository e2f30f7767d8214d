/** The receipt by mail: the same numbers as on the page, and the way to it. */
import { letterFrom } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { tariffOf, unitOf } from '#kernel/register-codes.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { writtenDay } from '#ui/days.ts';
import { billMonthName } from './booking-view.ts';
import { addressOf, nameOf } from './form-facts.ts';
import { receiptNumber, type Receipt } from './receipt-view.ts';
import { readingTexts } from './texts.ts';

const sl = {
  subject: (point: string) => `Potrdilo o oddaji odčitka za ${point}`,
  thanks: 'Prejeli smo vaš odčitek.',
  see: 'Odpri potrdilo',
  notYou: 'Če odčitka niste oddali vi, nam to sporočite.',
};

const en: typeof sl = {
  subject: (point) => `Receipt for the reading of ${point}`,
  thanks: 'We have received your reading.',
  see: 'Open the receipt',
  notYou: 'If you did not submit this reading, please tell us.',
};

const hr: typeof sl = {
  subject: (point) => `Potvrda o dojavi očitanja za ${point}`,
  thanks: 'Primili smo vaše očitanje.',
  see: 'Otvori potvrdu',
  notYou: 'Ako očitanje niste dojavili vi, javite nam.',
};

const catalogue: Readonly<Record<PageLanguage, typeof sl>> = { sl, en, hr };

export function receiptLetter(
  receipt: Receipt,
  words: { supplier: Supplier; language: PageLanguage; today: Day; publicUrl: string },
): Letter {
  const { supplier, language, today, publicUrl } = words;
  const own = catalogue[language];
  const t = readingTexts(language);
  const values = receipt.registers.map(({ code, value }) => `${tariffOf(code)} ${value} ${unitOf(code)}`).join(', ');
  const { billMonth, bookedOn } = receipt;
  const booked =
    billMonth === null || bookedOn === null
      ? []
      : [t.receipt.counts(billMonthName(billMonth, { today, language }), writtenDay(bookedOn, language))];
  return letterFrom(supplier, language, {
    subject: own.subject(nameOf(receipt)),
    parts: [
      own.thanks,
      {
        facts: [
          [t.point, `${nameOf(receipt)}, ${addressOf(receipt)}`],
          [t.date, writtenDay(receipt.readOn, language)],
          [t.state, values],
        ],
      },
      ...booked,
      `${t.receipt.heading.submission}, ${t.receipt.number(receiptNumber(receipt))}`,
      { label: own.see, href: `${publicUrl.replace(/\/$/, '')}/readings/receipts/${receipt.id}` },
      { note: own.notYou },
    ],
  });
}
