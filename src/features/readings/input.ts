/** What a customer sends → typed values. Shape only: whether a reading may be booked is for rules.ts. */
import { parseDay, parseWrittenDay, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { parseWholeNumber, type WholeNumberFault } from '#kernel/numbers.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Fields } from '#platform/http/fields.ts';
import type { SubmittedKind } from './rules.ts';

/** What cannot be read at all. The field is a register's code, `readOn` or `kind`. */
export type InputRefusalCode = `value_${Exclude<WholeNumberFault, 'empty'>}` | 'date_unreadable' | 'kind_unknown';

/** The names of the form's fields. Registers are called `r-1.8.1`. */
export const field = {
  point: 'point',
  meter: 'meter',
  date: 'date',
  otherDate: 'otherDate',
  kind: 'kind',
  confirm: 'confirm',
  seen: 'seen',
} as const;

export function registerField(code: string): string {
  return `r-${code}`;
}

export type ReadingInput = {
  readonly pointId: number | undefined;
  /** The meter whose registers the form showed. */
  readonly meterId: number | undefined;
  /** Undefined where it cannot be read; `faults` then says so. */
  readonly readOn: Day | undefined;
  readonly kind: SubmittedKind | undefined;
  /** By register code; what was left empty or cannot be read is not in it. */
  readonly values: Readonly<Record<string, number>>;
  readonly faults: readonly Refusal<InputRefusalCode>[];
  /** The warnings that were ticked as right, by their fingerprint; undefined where the box is not ticked. */
  readonly confirmed: string | undefined;
};

const MOST_REGISTERS = 12;

/** Reads the form. `today` stands for a date that was left empty; the kind is a submission unless said otherwise. */
export function readInput(form: Fields, { today, language }: { today: Day; language: PageLanguage }): ReadingInput {
  const faults: Refusal<InputRefusalCode>[] = [];
  const readOn = readDate(form, today);
  if (readOn === undefined) faults.push({ code: 'date_unreadable', field: 'readOn' });
  const kind = readKind(form.text(field.kind));
  if (kind === undefined) faults.push({ code: 'kind_unknown', field: 'kind' });
  const values: Record<string, number> = {};
  for (const name of form
    .names()
    .filter((each) => each.startsWith('r-'))
    .slice(0, MOST_REGISTERS)) {
    const code = name.slice('r-'.length);
    const parsed = parseWholeNumber(form.text(name), language);
    if (parsed.ok) values[code] = parsed.value;
    else if (parsed.reason !== 'empty') faults.push({ code: `value_${parsed.reason}`, field: code });
  }
  return {
    pointId: readId(form.text(field.point)),
    meterId: readId(form.text(field.meter)),
    readOn,
    kind,
    values,
    faults,
    confirmed: form.text(field.confirm) === 'yes' ? form.text(field.seen) : undefined,
  };
}

/** The day typed into the field for any day, else the one chosen from the last few, else today. */
export function readDate(fields: Fields, today: Day): Day | undefined {
  const other = fields.text(field.otherDate).trim();
  if (other !== '') return parseWrittenDay(other);
  const chosen = fields.text(field.date).trim();
  return chosen === '' ? today : parseDay(chosen);
}

export function readKind(text: string): SubmittedKind | undefined {
  if (text === '' || text === 'submission') return 'submission';
  return text === 'own_record' ? 'own_record' : undefined;
}

/** A row's number, or undefined for anything else. */
export function readId(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
