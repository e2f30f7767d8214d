/** What the form of `/settings/reminders` sends → choices. Names: `mail-17`, `sms-17`, `opening-17` … for the point 17. */
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import type { Fields } from '#platform/http/fields.ts';
import type { QuietHours } from '../rules.ts';
import type { Channel } from './parts.ts';
import type { ReminderRefusal } from './texts.ts';

/** What is chosen for one metering point. */
export type Choice = {
  readonly id: number;
  readonly byMail: boolean;
  readonly bySms: boolean;
  readonly atOpening: boolean;
  readonly atLastButOne: boolean;
  readonly atLast: boolean;
};

/** One channel on or off for every point at once: the buttons above a long list. */
export type ForAll = { readonly channel: Channel; readonly on: boolean };

export type Choices = {
  readonly choices: readonly Choice[];
  readonly hours: QuietHours;
  readonly forAll: ForAll | undefined;
};

/** A form may be about so many points: more are not shown on a page either. */
export const mostPoints = 200;

export const nameOf = {
  mail: (id: number) => `mail-${id}`,
  sms: (id: number) => `sms-${id}`,
  opening: (id: number) => `opening-${id}`,
  lastButOne: (id: number) => `last-but-one-${id}`,
  last: (id: number) => `last-${id}`,
  quietFrom: 'quiet-from',
  quietUntil: 'quiet-until',
  all: 'all',
  /** The points that the form is about, told apart by spaces: a box that is not ticked is not sent. */
  points: 'points',
} as const;

/** Reads the whole form. A point without any day and any channel goes back to the usual days. */
export function readChoices(form: Fields): Outcome<Choices, ReminderRefusal> {
  const forAll = readSwitch(form.text(nameOf.all));
  const choices = readTicks(form).map((choice) =>
    withUsualDays(forAll === undefined ? choice : changed(choice, forAll)),
  );
  const hours = { from: readHour(form.text(nameOf.quietFrom)), until: readHour(form.text(nameOf.quietUntil)) };
  const refusals = [...choices.flatMap(dayless), ...wrongHours(hours)];
  const [first, ...more] = refusals;
  return first === undefined ? accepted({ choices, hours: hours as QuietHours, forAll }) : refused(first, ...more);
}

/** The boxes as they were ticked, for the points that the form was about. */
export function readTicks(form: Fields): readonly Choice[] {
  const ids = new Set(
    form
      .text(nameOf.points)
      .split(' ')
      .filter((text) => /^[1-9]\d{0,14}$/.test(text)),
  );
  return [...ids]
    .slice(0, mostPoints)
    .map(Number)
    .map((id) => ({
      id,
      byMail: form.has(nameOf.mail(id)),
      bySms: form.has(nameOf.sms(id)),
      atOpening: form.has(nameOf.opening(id)),
      atLastButOne: form.has(nameOf.lastButOne(id)),
      atLast: form.has(nameOf.last(id)),
    }));
}

export function readSwitch(text: string): ForAll | undefined {
  const [, channel, on] = /^(mail|sms)-(on|off)$/.exec(text) ?? [];
  return channel === undefined ? undefined : { channel: channel as Channel, on: on === 'on' };
}

function changed(choice: Choice, { channel, on }: ForAll): Choice {
  return channel === 'mail' ? { ...choice, byMail: on } : { ...choice, bySms: on };
}

function hasNoDay({ atOpening, atLastButOne, atLast }: Choice): boolean {
  return !atOpening && !atLastButOne && !atLast;
}

function withUsualDays(choice: Choice): Choice {
  const isOff = !choice.byMail && !choice.bySms;
  return isOff && hasNoDay(choice) ? { ...choice, atOpening: true, atLast: true } : choice;
}

function dayless(choice: Choice): Refusal<ReminderRefusal>[] {
  return hasNoDay(choice) ? [{ code: 'no_day', field: nameOf.opening(choice.id) }] : [];
}

function wrongHours({
  from,
  until,
}: {
  from: number | undefined;
  until: number | undefined;
}): Refusal<ReminderRefusal>[] {
  if (from === undefined) return [{ code: 'hours_unknown', field: nameOf.quietFrom }];
  if (until === undefined) return [{ code: 'hours_unknown', field: nameOf.quietUntil }];
  return from === until ? [{ code: 'hours_equal', field: nameOf.quietUntil }] : [];
}

function readHour(text: string): number | undefined {
  return /^(?:1?\d|2[0-3])$/.test(text) ? Number(text) : undefined;
}
