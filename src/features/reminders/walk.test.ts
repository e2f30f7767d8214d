/** Two years day by day, compared with what was reckoned by hand from a calendar. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { readSupplier, type Supplier } from '#features/supplier/index.ts';
import { addDays, parseDay, type Day } from '#kernel/day.ts';
import { hourIn, instantOf } from '#kernel/zoned.ts';
import type { Pool } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import { giveAccount, givePoint, giveReading, type PointToGive } from '#test/support/registry.ts';
import { giveMobile, giveQuietHours, giveReminders, type ChoiceToGive } from '#test/support/reminders.ts';
import { planReminders } from './plan.ts';
import { writeReminders } from './write.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);
const demo = await readSupplier(fileURLToPath(new URL('../../../db/demo/supplier', import.meta.url)));

const gasRule = { energy: 'gas', validFrom: day('2018-10-01'), validUntil: null } as const;
/** Beside the supplier's own (electricity: last day to the 3rd; gas: the last five days, in Celje none): three older ones. */
const supplier: Supplier = {
  ...demo,
  readingWindows: [
    ...demo.readingWindows,
    { ...gasRule, operatorCode: 'ENOS', window: { opens: { dayOfNextMonth: 1 }, closes: { dayOfNextMonth: 2 } } },
    { ...gasRule, operatorCode: 'ADRI', window: { opens: { lastDays: 4 }, closes: { lastDays: 1 } } },
    { ...gasRule, operatorCode: 'PETR', window: { opens: { dayOfMonth: 22 }, closes: { lastDays: 1 } } },
  ],
};

type Person = {
  readonly points: readonly (PointToGive & ChoiceToGive)[];
  /** Days on which the first point, one for gas, is read. */
  readonly readings?: readonly string[];
  readonly quiet?: { readonly from: number; readonly until: number };
  readonly expected: Readonly<Record<string, string>>;
};

const lastDayAndThird = `
  2027: 01-03 01-31 02-03 02-28 03-03 03-31 04-03 04-30 05-03 05-31 06-03 06-30
        07-03 07-31 08-03 08-31 09-03 09-30 10-03 10-31 11-03 11-30 12-03 12-31
  2028: 01-03 01-31 02-03 02-29 03-03 03-31 04-03 04-30 05-03 05-31 06-03 06-30
        07-03 07-31 08-03 08-31 09-03 09-30 10-03 10-31 11-03 11-30 12-03 12-31`;

const people: Readonly<Record<string, Person>> = {
  'Ana, electricity': {
    points: [{}],
    expected: { mail: lastDayAndThird },
  },
  'Bojan, by SMS on the last day but one': {
    points: [{ mail: false, sms: true, opening: false, lastButOne: true, last: false }],
    expected: {
      sms: `
        2027: 01-02 02-02 03-02 04-02 05-02 06-02 07-02 08-02 09-02 10-02 11-02 12-02
        2028: 01-02 02-02 03-02 04-02 05-02 06-02 07-02 08-02 09-02 10-02 11-02 12-02`,
    },
  },
  'Cvetka, gas in Ljubljana': {
    points: [{ energy: 'gas' }],
    expected: {
      mail: `
        2027: 01-27 01-31 02-24 02-28 03-27 03-31 04-26 04-30 05-27 05-31 06-26 06-30
              07-27 07-31 08-27 08-31 09-26 09-30 10-27 10-31 11-26 11-30 12-27 12-31
        2028: 01-27 01-31 02-25 02-29 03-27 03-31 04-26 04-30 05-27 05-31 06-26 06-30
              07-27 07-31 08-27 08-31 09-26 09-30 10-27 10-31 11-26 11-30 12-27 12-31`,
    },
  },
  'Dušan, electricity and gas, on the last day one mail for both': {
    points: [{ sms: true }, { energy: 'gas' }],
    expected: {
      mail: `
        2027: 01-03 01-27 01-31 02-03 02-24 02-28 03-03 03-27 03-31 04-03 04-26 04-30
              05-03 05-27 05-31 06-03 06-26 06-30 07-03 07-27 07-31 08-03 08-27 08-31
              09-03 09-26 09-30 10-03 10-27 10-31 11-03 11-26 11-30 12-03 12-27 12-31
        2028: 01-03 01-27 01-31 02-03 02-25 02-29 03-03 03-27 03-31 04-03 04-26 04-30
              05-03 05-27 05-31 06-03 06-26 06-30 07-03 07-27 07-31 08-03 08-27 08-31
              09-03 09-26 09-30 10-03 10-27 10-31 11-03 11-26 11-30 12-03 12-27 12-31`,
      sms: lastDayAndThird,
    },
  },
  'Eva, two days at the beginning of the month, wants all three': {
    points: [{ energy: 'gas', operator: 'ENOS', operatorName: 'Enos', lastButOne: true }],
    expected: {
      mail: `
        2027: 01-01 01-02 02-01 02-02 03-01 03-02 04-01 04-02 05-01 05-02 06-01 06-02
              07-01 07-02 08-01 08-02 09-01 09-02 10-01 10-02 11-01 11-02 12-01 12-02
        2028: 01-01 01-02 02-01 02-02 03-01 03-02 04-01 04-02 05-01 05-02 06-01 06-02
              07-01 07-02 08-01 08-02 09-01 09-02 10-01 10-02 11-01 11-02 12-01 12-02`,
    },
  },
  'Fran, read at the opening, within the window, before it, and on the last day before eight': {
    points: [{ energy: 'gas', operator: 'PETR', operatorName: 'Petrol' }],
    readings: ['2027-03-22', '2027-10-25', '2027-12-21', '2028-02-29'],
    expected: {
      mail: `
        2027: 01-22 01-31 02-22 02-28                04-22 04-30 05-22 05-31 06-22 06-30
              07-22 07-31 08-22 08-31 09-22 09-30 10-22          11-22 11-30 12-22 12-31
        2028: 01-22 01-31 02-22       03-22 03-31 04-22 04-30 05-22 05-31 06-22 06-30
              07-22 07-31 08-22 08-31 09-22 09-30 10-22 10-31 11-22 11-30 12-22 12-31`,
    },
  },
  'Gaja, whose operator reads': {
    points: [{ energy: 'gas', operator: 'ENCE', operatorName: 'Energetika Celje' }],
    expected: {},
  },
  'Hana, who moves out on 15 June': {
    points: [{ until: '2027-06-15' }],
    expected: { mail: '2027: 01-03 01-31 02-03 02-28 03-03 03-31 04-03 04-30 05-03 05-31 06-03' },
  },
  'Ivo, who sleeps by day': {
    points: [{}],
    quiet: { from: 8, until: 21 },
    expected: { mail: lastDayAndThird },
  },
  'Jana, at the opening only, which may be the day the clocks go forward': {
    points: [{ energy: 'gas', operator: 'ADRI', operatorName: 'Adriaplin', last: false }],
    expected: {
      mail: `
        2027: 01-28 02-25 03-28 04-27 05-28 06-27 07-28 08-28 09-27 10-28 11-27 12-28
        2028: 01-28 02-26 03-28 04-27 05-28 06-27 07-28 08-28 09-27 10-28 11-27 12-28`,
    },
  },
};

/** `2027: 01-03 01-31` → 2027-01-03, 2027-01-31. */
function daysOf(table: string): string[] {
  const days: string[] = [];
  let year = '';
  for (const word of table.trim().split(/\s+/)) {
    if (word.endsWith(':')) year = word.slice(0, 4);
    else days.push(`${year}-${word}`);
  }
  return days;
}

async function settle(
  pool: Pool,
  person: Person,
): Promise<{ accountId: number; point: { pointId: number; meterId: number } }> {
  const accountId = await giveAccount(pool);
  await giveMobile(pool, accountId);
  if (person.quiet) await giveQuietHours(pool, accountId, person.quiet);
  const points = [];
  for (const each of person.points) {
    const point = await givePoint(pool, { ...each, linkedBy: [accountId] });
    await giveReminders(pool, { accountId, pointId: point.pointId }, each);
    points.push(point);
  }
  return { accountId, point: points[0] ?? assert.fail('a person without a point') };
}

/** The runs of a day: at midnight, just before eight, at eight by two processes at once, after it, and in the evening. */
async function passDay(parts: Parameters<typeof writeReminders>[0], on: Day): Promise<void> {
  const run = async (hour: number, minutes = 0): Promise<void> => {
    const now = new Date(instantOf(on, hour, supplier.timeZone).getTime() + minutes * 60_000);
    await planReminders(parts, now);
    await writeReminders(parts, now);
  };
  await run(0);
  await run(7, 45);
  await Promise.all([run(8), run(8)]);
  await run(8, 15);
  await run(21);
}

it('two years of reminders fall on the days of the calendar, leap day, DST and New Year included', async (t) => {
  const pool = await testDatabase(t);
  const parts = {
    pool,
    supplier,
    secret: 'a secret of at least thirty-two characters',
    publicUrl: 'https://moj.example.si',
  };
  const nameOf = new Map<number, string>();
  const readings = new Map<string, { pointId: number; meterId: number }>();
  for (const [name, person] of Object.entries(people)) {
    const { accountId, point } = await settle(pool, person);
    nameOf.set(accountId, name);
    for (const on of person.readings ?? []) readings.set(on, point);
  }

  for (let on = day('2027-01-01'); on <= day('2028-12-31'); on = addDays(on, 1)) {
    const read = readings.get(on);
    if (read) await giveReading(pool, read, { on, code: 'V', value: 12_345 });
    await passDay(parts, on);
  }

  const { rows } = await pool.query<{ account: number; channel: string; day: string; written: Date }>(
    `select r.account_id as account, r.channel, r.day, m.created_at as written
       from messages m join reminders r on r.message_id = m.id order by m.id`,
  );
  const came = new Map<string, string[]>();
  for (const { account, channel, day: on, written } of rows) {
    const name = nameOf.get(account) ?? '';
    const key = `${name}: ${channel}`;
    came.set(key, [...(came.get(key) ?? []), on]);
    assert.equal(hourIn(written, supplier.timeZone), people[name]?.quiet ? 21 : 8, `${key} on ${on}`);
  }
  const expected = Object.entries(people).flatMap(([name, person]) =>
    Object.entries(person.expected).map(([channel, table]) => [`${name}: ${channel}`, daysOf(table)] as const),
  );
  for (const [key, days] of expected) assert.deepEqual(came.get(key), days, key);
  assert.equal(came.size, expected.length);
  assert.equal((await pool.query('select from messages')).rowCount, rows.length);
});
