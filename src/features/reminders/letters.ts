/** A reminder by mail: which points wait, until when, what was read last, and a button to the form of each. */
import { letterFrom } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addDays, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatWholeNumber } from '#kernel/numbers.ts';
import { tariffOf, unitOf, type RegisterCode } from '#kernel/register-codes.ts';
import type { Letter, LetterPart } from '#platform/mail/letter.ts';
import { dayAndMonth, writtenDay } from '#ui/days.ts';
import { reminderTexts, shortDay } from './texts.ts';

/** A point that waits for a reading; its registers as they were read last, none where there is no reading yet. */
export type WaitingPoint = {
  readonly id: number;
  readonly number: string | null;
  readonly gsrn: string;
  readonly street: string;
  readonly postCode: string;
  readonly post: string;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly registers: readonly { readonly code: RegisterCode; readonly value: number; readonly readOn: Day }[];
};

/** What a reminder says, on whatever channel. `publicUrl` is an origin; `points` are at least one, the first to close leading. */
export type ReminderToWrite = {
  readonly supplier: Supplier;
  readonly language: PageLanguage;
  readonly today: Day;
  readonly publicUrl: string;
  readonly stopLink: string;
  readonly points: readonly WaitingPoint[];
};

export function reminderLetter(reminder: ReminderToWrite): Letter {
  const { supplier, language, points, publicUrl, stopLink } = reminder;
  const t = reminderTexts(language);
  return letterFrom(supplier, language, {
    subject: t.subject(subjectOf(reminder)),
    parts: [
      t.greeting,
      leadOf(reminder),
      ...points.flatMap((point) => partsOf(point, { language, publicUrl })),
      t.alreadySent,
      { note: t.why },
      { label: t.stop, href: stopLink, secret: true, quiet: true },
    ],
  });
}

function subjectOf({ points, language }: ReminderToWrite): string {
  const [only, another] = points;
  if (only !== undefined && another === undefined) return `${only.street}, ${only.post}`;
  return reminderTexts(language).points(points.length);
}

function leadOf({ points, language, today }: ReminderToWrite): string {
  const t = reminderTexts(language);
  const first = firstDeadline(points);
  const due = points.filter(({ closesOn }) => closesOn === first);
  const what = t.points(due.length);
  const lead =
    first === today
      ? t.last(what)
      : first === addDays(today, 1)
        ? t.lastButOne(what)
        : t.open(what, dayAndMonth(first, language));
  return due.length === points.length ? lead : `${lead} ${t.otherDeadlines}`;
}

/** The day on which the first of the windows closes. */
export function firstDeadline(points: readonly WaitingPoint[]): Day {
  const [first] = points;
  if (first === undefined) throw new Error('a reminder without points');
  return points.reduce((earliest, { closesOn }) => (closesOn < earliest ? closesOn : earliest), first.closesOn);
}

function partsOf(point: WaitingPoint, words: Pick<ReminderToWrite, 'language' | 'publicUrl'>): LetterPart[] {
  const { language } = words;
  const t = reminderTexts(language);
  const days = `${shortDay(point.opensOn, language)} – ${shortDay(point.closesOn, language)}`;
  return [
    { heading: `${point.street}, ${point.postCode} ${point.post}` },
    {
      facts: [
        [t.point, point.number ?? point.gsrn],
        [t.window, days],
        [t.latest, latestOf(point, language)],
      ],
    },
    { label: t.submit, href: formLink(words.publicUrl, point.id) },
  ];
}

/** «VT 16.433 kWh, MT 20.952 kWh (1. 11. 2026)» */
function latestOf({ registers }: WaitingPoint, language: PageLanguage): string {
  const days = [...new Set(registers.map(({ readOn }) => readOn))].toSorted();
  const read = days.map((day) => {
    const values = registers
      .filter(({ readOn }) => readOn === day)
      .map(({ code, value }) => {
        const reading = `${formatWholeNumber(value, language)} ${unitOf(code)}`;
        return code === 'V' ? reading : `${tariffOf(code)} ${reading}`;
      });
    return `${values.join(', ')} (${writtenDay(day, language)})`;
  });
  return read.length === 0 ? reminderTexts(language).neverRead : read.join(', ');
}

export function formLink(publicUrl: string, pointId: number): string {
  return `${publicUrl}/readings/new?point=${pointId}`;
}
