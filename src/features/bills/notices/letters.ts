/** A mail about bills: each with what is to be paid and until when, and the way to it. */
import { friendlyFormatIBAN } from 'ibantools';
import { letterFrom } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro, type Cents } from '#kernel/money.ts';
import { formatPaymentReference } from '#kernel/payment-reference.ts';
import type { Letter, LetterPart } from '#platform/mail/letter.ts';
import { dayAndMonth, writtenDay } from '#ui/days.ts';
import { noticeTexts } from './texts.ts';

export type Why = 'arrived' | 'before_due' | 'after_due';

export type NoticedBill = {
  readonly id: number;
  readonly number: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly why: Why;
  /** The contract's number. */
  readonly contract: string;
  readonly dueOn: Day;
  readonly total: Cents;
  readonly open: Cents;
  readonly reference: string;
  readonly iban: string;
  readonly directDebit: boolean;
};

/** `publicUrl` is an origin; `bills` are at least one. */
export type NoticeToWrite = {
  readonly supplier: Supplier;
  readonly language: PageLanguage;
  readonly publicUrl: string;
  readonly bills: readonly NoticedBill[];
};

export function noticeLetter({ supplier, language, publicUrl, bills }: NoticeToWrite): Letter {
  const t = noticeTexts(language);
  const [only, another] = bills;
  const subject =
    only !== undefined && another === undefined ? subjectOf(only, language) : t.letter.several(bills.length);
  return letterFrom(supplier, language, {
    subject,
    parts: [
      t.letter.greeting,
      ...bills.flatMap((bill) => partsOf(bill, { language, publicUrl })),
      { note: t.letter.why },
      { label: t.letter.choose, href: `${publicUrl}/settings/bills`, quiet: true },
    ],
  });
}

function subjectOf(bill: NoticedBill, language: PageLanguage): string {
  const { letter: t } = noticeTexts(language);
  if (bill.kind === 'credit_note') return t.subject.creditNote(bill.number);
  const day = dayAndMonth(bill.dueOn, language);
  if (bill.why === 'arrived') return t.subject.arrived(bill.number, formatEuro(bill.total, language), day);
  return bill.why === 'before_due' ? t.subject.beforeDue(bill.number, day) : t.subject.afterDue(bill.number);
}

function partsOf(bill: NoticedBill, at: Pick<NoticeToWrite, 'language' | 'publicUrl'>): LetterPart[] {
  const { language } = at;
  const { letter: t } = noticeTexts(language);
  const toPay = bill.open > 0 && !bill.directDebit;
  const pairs: (readonly [string, string])[] = [
    [t.contract, bill.contract],
    [t.amount, formatEuro(bill.total, language)],
    ...(bill.open !== bill.total && bill.open > 0 ? [[t.open, formatEuro(bill.open, language)] as const] : []),
    ...(bill.open > 0 ? [[t.dueOn, writtenDay(bill.dueOn, language)] as const] : []),
    ...(toPay ? [[t.iban, friendlyFormatIBAN(bill.iban) ?? bill.iban] as const] : []),
    ...(toPay ? [[t.reference, formatPaymentReference(bill.reference)] as const] : []),
  ];
  return [
    { heading: bill.kind === 'credit_note' ? t.creditNote(bill.number) : t.bill(bill.number) },
    sentenceOf(bill, language),
    { facts: pairs },
    { label: toPay ? t.openToPay : t.openBill, href: `${at.publicUrl}/bills/${bill.id}` },
  ];
}

function sentenceOf(bill: NoticedBill, language: PageLanguage): string {
  const { letter: t } = noticeTexts(language);
  const day = dayAndMonth(bill.dueOn, language);
  if (bill.kind === 'credit_note') return t.credit;
  if (bill.why === 'before_due') return t.beforeDue(day);
  if (bill.why === 'after_due') return t.afterDue(day);
  if (bill.open <= 0) return t.arrivedPaid;
  return bill.directDebit ? t.collected(day) : t.arrived(day);
}
