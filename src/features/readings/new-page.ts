/** `/readings/new`: from a visit to the page, and from a form that was sent to a receipt or back to the page. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { nextWindow, spokenWindow, windowOn } from '#features/metering/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addDays, type Day } from '#kernel/day.ts';
import { tariffOf } from '#kernel/register-codes.ts';
import type { Pool } from '#platform/db/pool.ts';
import { keptByKey, keptByText, keptFor } from '#platform/html/kept.ts';
import type { Fields } from '#platform/http/fields.ts';
import { NotFound, page, type Page } from '#platform/http/exchange.ts';
import { bookSubmission } from './booking.ts';
import type { BookingWords } from './booking-view.ts';
import type { ChosenPoint } from './form-facts.ts';
import type { Help } from './help.ts';
import { field, readDate, readId, readKind } from './input.ts';
import type { NewReadingView, Typed, WindowWords } from './new-facts.ts';
import { newReadingView, noPointsView } from './new-view.ts';
import { MOST_DAYS_OLD } from './rules.ts';
import { getReadingForm, type GetReadingFormRow } from './store.sql.ts';
import { ruleFor, type Doubt, type SubmissionRefusal } from './submission.ts';
import { readingTexts } from './texts.ts';

export type NewPageParts = Pick<Help, 'library'> & {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly sendsSms: boolean;
};

/** What came of a form that was sent; nothing of it for a page that is opened. */
export type Sent = {
  readonly refusals?: readonly SubmissionRefusal[];
  readonly doubt?: Doubt;
  readonly unconfirmed?: boolean;
};

/** The page, with what the fields hold already. Throws NotFound for a point that is asked for and not the account's. */
export async function newReadingPage(
  parts: NewPageParts,
  visit: CustomerVisit,
  { fields, sent = {} }: { fields: Fields; sent?: Sent },
): Promise<Page> {
  const { library } = parts;
  const { today, language, account } = visit;
  const t = readingTexts(language);
  const typed = typedIn(fields, today);
  const pointId = readId(fields.text(field.point)) ?? null;
  if (pointId === null && fields.text(field.point) !== '') throw new NotFound();
  const search = fields.text('q').trim().slice(0, 60);
  const readOn = dayOfRegisters(fields, today);
  const found = await findForm(parts.pool, {
    accountId: account.id,
    today,
    pointId,
    lastPointId: account.lastMeteringPointId,
    readOn,
    search: searchable(search),
  });
  const status = sent.refusals === undefined && sent.doubt === undefined ? 200 : 422;
  const frame = { status, title: t.newReading, crumbs: [{ href: '/', label: t.home }] };
  if (found.chosen === null) {
    if (pointId !== null) throw new NotFound();
    return page({ ...frame, main: noPointsView(language) });
  }
  const view: NewReadingView = {
    language,
    today,
    token: visit.formToken(),
    days: lastDays(today),
    openPoints: found.openPoints,
    points: found.points,
    search,
    point: found.chosen,
    window: windowsOf(parts.supplier)(found.chosen, today),
    booking: bookingOf(parts.supplier, found.chosen, { today, readOn }),
    typed,
    help: (['reading-dates', 'questions'] as const).filter(library.hasPage),
    refusals: sent.refusals ?? [],
    doubt: sent.doubt,
    sendsSms: parts.sendsSms,
    switched: switchedIn(fields.text('reminder')),
    unconfirmed: sent.unconfirmed ?? false,
  };
  return page({ ...frame, main: newReadingView(view), scripts: ['reminder-switches.js'] });
}

/** On a day without a meter the form shows today's: what was typed must not be lost with the fields it stands in. */
async function findForm(pool: Pool, asked: Parameters<typeof getReadingForm>[1]): Promise<GetReadingFormRow> {
  const found = await getReadingForm(pool, asked);
  if (found.chosen?.registers.length !== 0 || asked.readOn === asked.today) return found;
  return getReadingForm(pool, { ...asked, readOn: asked.today });
}

/** The page with what was typed: where a customer lands whose session ended meanwhile, or who has set a reminder on it. */
export function readingFormAddress(form: Fields): string {
  const query = new URLSearchParams();
  const choices = [field.point, field.date, field.otherDate, field.kind].filter((name) => form.has(name));
  const registers = form.names().filter((name) => /^r-[\w.]{1,10}$/.test(name));
  // an address has to be short: no meter has more registers, no reading is longer
  for (const name of [...choices, ...registers.slice(0, 12)]) query.set(name, form.text(name).slice(0, 60));
  const typed = query.toString();
  return typed === '' ? '/readings/new' : `/readings/new?${typed}`;
}

function switchedIn(text: string): NewReadingView['switched'] {
  return text === 'mail' || text === 'sms' ? text : undefined;
}

/** Each day that a submission may be of, today first. */
const lastDays = keptByText(10, (today): readonly Day[] =>
  Array.from({ length: MOST_DAYS_OLD + 1 }, (_, age) => addDays(today as Day, -age)),
);

/** What stands in the fields. A day from an address that is none of the last few goes into the field for any day. */
function typedIn(fields: Fields, today: Day): Typed {
  const values: Record<string, string> = {};
  for (const name of fields.names())
    if (name.startsWith('r-')) values[name.slice('r-'.length)] = fields.text(name).slice(0, 60);
  const date = fields.text(field.date);
  const isRecent = date === '' || lastDays(today).some((day) => day === date);
  return {
    date: isRecent && date !== '' ? date : today,
    otherDate: fields.text(field.otherDate).slice(0, 30) || (isRecent ? '' : date.slice(0, 30)),
    kind: readKind(fields.text(field.kind)) ?? 'submission',
    values,
  };
}

/** The day whose meter is shown: the one typed, as far as it can be and is not to come; else today. */
function dayOfRegisters(fields: Fields, today: Day): Day {
  const day = readDate(fields, today);
  return day === undefined || day > today ? today : day;
}

function searchable(typed: string): string {
  if (typed === '') return '';
  const folded = typed.toLowerCase().replace(/[čšžćđ]/g, (letter) => FOLDED[letter] ?? letter);
  return folded.replace(/[^a-z0-9-]/g, '');
}

const FOLDED: Readonly<Record<string, string>> = { č: 'c', š: 's', ž: 'z', ć: 'c', đ: 'd' };

/** The windows of a supplier as they are spoken of today. */
const windowsOf = keptFor(({ readingWindows }: Supplier) => {
  const windows = keptByKey<WindowWords>(200);
  return ({ energy, operatorCode }: ChosenPoint, day: Day) =>
    windows([energy, operatorCode, day], () => windowOf(readingWindows, { energy, operatorCode, day }));
});

function windowOf(
  rules: Supplier['readingWindows'],
  of: Pick<ChosenPoint, 'energy' | 'operatorCode'> & { day: Day },
): WindowWords {
  const open = windowOn(rules, of);
  const window = open ?? nextWindow(rules, of);
  if (window === null) return null;
  return { window, open: open !== null, spoken: spokenWindow(rules, { ...of, month: window.forMonth }) };
}

function bookingOf(
  { bookingRules }: Supplier,
  point: ChosenPoint,
  { today, readOn }: { today: Day; readOn: Day },
): BookingWords {
  const rule = ruleFor(bookingRules, point, today);
  const booking = bookSubmission(rule, {
    receivedOn: today,
    readOn: readOn < addDays(today, -MOST_DAYS_OLD) ? today : readOn,
  });
  const alreadySent = point.registers.flatMap(({ code, latest }) => {
    const earlier = latest.find((each) => each.kind === 'submission' && each.billMonth === booking.billMonth);
    return earlier ? [{ tariff: tariffOf(code), value: earlier.value, readOn: earlier.readOn }] : [];
  });
  return { booking, rule, alreadySent };
}
