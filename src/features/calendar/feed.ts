/** The feed itself: RFC 5545, read again and again by calendar programs, which recognise an event by UID and SEQUENCE. */
import { createHash } from 'node:crypto';
import ical, { ICalAlarmType, ICalEventStatus, ICalEventTransparency, type ICalCalendar } from 'ical-generator';
import { listDueBills, type ListDueBillsRow } from '#features/bills/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro } from '#kernel/money.ts';
import { instantOf } from '#kernel/zoned.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { cancelEvents, listEvents, listPoints, noteEvents, type ListEventsRow } from './store.sql.ts';
import { texts } from './texts.ts';
import { beginOfFeed, dayAfter, windowEvents, type CalendarPoint, type WindowEvent } from './windows.ts';

export type FeedParts = {
  readonly pool: Pool;
  readonly supplier: Pick<Supplier, 'portalName' | 'readingWindows' | 'timeZone'>;
  /** `https://moj.example.si`. */
  readonly publicUrl: string;
};

export type Reader = {
  readonly accountId: number;
  readonly language: PageLanguage;
  readonly today: Day;
  readonly now: Date;
};

/** Days that mean something: a reading window, or the day on which a bill is due. */
type FeedEvent = Pick<WindowEvent, 'key' | 'opensOn' | 'closesOn'> & { readonly told: Told };

/** What is told about an event. Change any of it and the event gets its next number. */
type Told = { readonly summary: string; readonly description: string; readonly link: string };

/** When the alarms ring, in the supplier's zone: on the first day and on the last. */
const ALARM_HOUR = 9;
const HALF_A_DAY = 12 * 3600;

/** The feed as text. Notes what it tells, so that the next one numbers what has changed since. */
export async function writeFeed(parts: FeedParts, reader: Reader): Promise<string> {
  const { pool, supplier, publicUrl } = parts;
  const { accountId, language, today, now } = reader;
  const since = beginOfFeed(today);
  // the table holds no other energies
  const points = (await listPoints(pool, { accountId, since })) as CalendarPoint[];
  const bills = await listDueBills(pool, { accountId, since });
  const events: FeedEvent[] = [
    ...windowEvents(supplier.readingWindows, points, today).map((each) => ({
      ...each,
      told: tell(each, parts, language),
    })),
    ...bills.map((bill) => dueEvent(bill, parts, language)),
  ];
  const told = new Map(events.map((event) => [event.key, event]));
  const noted = await transaction(pool, async (tx) => {
    await noteEvents(tx, {
      accountId,
      now,
      keys: events.map(({ key }) => key),
      opensOn: events.map(({ opensOn }) => opensOn),
      closesOn: events.map(({ closesOn }) => closesOn),
      digests: events.map(digestOf),
    });
    await cancelEvents(tx, { accountId, now, since, keys: events.map(({ key }) => key) });
    return listEvents(tx, { accountId, since });
  });
  const calendar = ical({
    name: texts[language].calendar(supplier.portalName),
    prodId: { company: 'Odcitek', product: 'Portal', language: language.toUpperCase() },
    url: publicUrl,
    ttl: HALF_A_DAY,
  });
  for (const note of noted) {
    const known = told.get(note.key);
    const common = commonOf(note, parts, reader);
    if (known === undefined) addCancelled(calendar, common, cancelledAs(note.key, language));
    else addEvent(calendar, { event: known, common }, supplier.timeZone);
  }
  return `${calendar.toString()}\r\n`;
}

function tell({ energy, points }: WindowEvent, { publicUrl }: FeedParts, language: PageLanguage): Told {
  const t = texts[language];
  const [only, second] = points;
  const what = only !== undefined && second === undefined ? only.street : t.points(points.length);
  const query = only !== undefined && second === undefined ? `?point=${only.id}` : '';
  const link = `${publicUrl}/readings/new${query}`;
  const lines = points.map(({ street, post, name }) => `${street}, ${post} (${name})`);
  return { summary: t.event(what, t.energies[energy]), description: [...lines, '', link].join('\n'), link };
}

/** A bill that is still to be paid; one that is paid or cancelled is told no more, and leaves the calendar. */
function dueEvent(bill: ListDueBillsRow, { publicUrl }: FeedParts, language: PageLanguage): FeedEvent {
  const t = texts[language];
  const link = `${publicUrl}/bills/${bill.id}`;
  const summary = t.due(bill.number, formatEuro(bill.openCents, language));
  const description = [t.ofContract(bill.contractNumber), '', link].join('\n');
  return {
    key: `${billKey}${bill.id}`,
    opensOn: bill.dueOn,
    closesOn: bill.dueOn,
    told: { summary, description, link },
  };
}

const billKey = 'bill-';

function cancelledAs(key: string, language: PageLanguage): string {
  return key.startsWith(billKey) ? texts[language].nothingDue : texts[language].cancelled;
}

function digestOf({ opensOn, closesOn, told }: FeedEvent): string {
  const all = [opensOn, closesOn, told.summary, told.description, told.link];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

type Common = ReturnType<typeof commonOf>;
type Known = { readonly event: FeedEvent; readonly common: Common };

function addEvent(calendar: ICalCalendar, { event, common }: Known, timeZone: string): void {
  const { told } = event;
  const entry = calendar.createEvent({
    ...common,
    summary: told.summary,
    description: told.description,
    url: told.link,
    status: ICalEventStatus.CONFIRMED,
  });
  for (const day of new Set([event.opensOn, event.closesOn])) {
    // an instant, not a distance from the day's begin: that would ring an hour off on days when the clocks shift
    const trigger = instantOf(day, ALARM_HOUR, timeZone);
    entry.createAlarm({ type: ICalAlarmType.display, trigger, description: told.summary });
  }
}

/** It was told once and no longer holds: the contract was removed, the supply ended, the rule changed, the bill is paid. */
function addCancelled(calendar: ICalCalendar, common: Common, summary: string): void {
  calendar.createEvent({
    ...common,
    summary,
    status: ICalEventStatus.CANCELLED,
  });
}

function commonOf(note: ListEventsRow, { publicUrl }: FeedParts, { accountId }: Reader) {
  return {
    id: `${note.key.toLowerCase()}-${accountId}@${new URL(publicUrl).hostname}`,
    allDay: true,
    start: utcMidnight(note.opensOn),
    end: utcMidnight(dayAfter(note.closesOn)),
    // days, whatever zone this process runs in
    timezone: 'UTC',
    sequence: note.sequence,
    stamp: note.changedAt,
    lastModified: note.changedAt,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

function utcMidnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
