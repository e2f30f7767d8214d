import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it, type TestContext } from 'node:test';
import { readSupplier, type Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { createLog } from '#platform/log.ts';
import { createSender } from '#platform/outbox/sender.ts';
import { testDatabase } from '#test/support/database.ts';
import { giveAccount, giveLink, givePoint, giveReading, giveSupply, type PointToGive } from '#test/support/registry.ts';
import { giveMobile, giveQuietHours, giveReminders, type ChoiceToGive } from '#test/support/reminders.ts';
import { reminderJobs, reminderRechecks } from './job.ts';
import { planReminders } from './plan.ts';
import { stopHash } from './stop-code.ts';
import { writeReminders, type WriteParts } from './write.ts';

const supplier = await readSupplier(fileURLToPath(new URL('../../../db/demo/supplier', import.meta.url)));
const opening = new Date('2026-11-30T08:00:00+01:00');
const lastDay = new Date('2026-12-03T08:00:00+01:00');

const partsOf = (pool: Pool, given: Partial<Supplier> = {}): WriteParts => ({
  pool,
  supplier: { ...supplier, ...given },
  secret: 'a secret of at least thirty-two characters',
  publicUrl: 'https://moj.example.si',
});

/** A planner's whole run, as the job makes it. */
async function run(parts: WriteParts, now: Date): Promise<void> {
  await planReminders(parts, now);
  await writeReminders(parts, now);
}

/** A customer with a point and reminders of it. */
async function customer(pool: Pool, given: { point?: PointToGive; choice?: ChoiceToGive; language?: string } = {}) {
  const accountId = await giveAccount(pool, { language: given.language ?? 'sl' });
  const point = await givePoint(pool, { linkedBy: [accountId], ...given.point });
  await giveReminders(pool, { accountId, pointId: point.pointId }, given.choice);
  return { accountId, ...point };
}

type Message = { account: number; channel: string; recipient: string; text: string; state: string };

async function messagesOf(pool: Pool): Promise<Message[]> {
  const { rows } = await pool.query<Message>(
    'select account_id as account, channel, recipient, text, state from messages order by id',
  );
  return rows;
}

const count = async (pool: Pool): Promise<number> => (await messagesOf(pool)).length;

/** Sends what waits, and gives the states that messages then are in. */
async function statesAfterSending(pool: Pool, at: Date): Promise<string[]> {
  const accepts = {
    repeatable: true,
    send: () => Promise.resolve({ kind: 'accepted' as const }),
    close: () => undefined,
  };
  const sender = createSender({
    pool,
    log: createLog({ level: 'error', write: () => undefined }),
    now: () => at,
    timeZone: supplier.timeZone,
    routes: { mail: accepts, sms: accepts },
    rechecks: reminderRechecks(supplier.timeZone),
  });
  await sender.flush();
  await sender.stop();
  return (await messagesOf(pool)).map(({ state }) => state);
}

describe('the plan of a day', () => {
  it('has one message a person and channel, however many points are due, and lists them', async (t) => {
    const pool = await testDatabase(t);
    const first = await customer(pool, { choice: { sms: true }, point: { street: 'Celovška cesta 1' } });
    const { accountId } = first;
    const second = await givePoint(pool, { linkedBy: [accountId], street: 'Celovška cesta 2' });
    await giveReminders(pool, { accountId, pointId: second.pointId }, { sms: true });
    const number = await giveMobile(pool, accountId);
    await run(partsOf(pool), opening);
    const [mail, sms, ...more] = await messagesOf(pool);
    assert.equal(more.length, 0);
    assert.equal(mail?.channel, 'mail');
    assert.match(mail.text, /Celovška cesta 1,[^]*Celovška cesta 2,/);
    for (const { pointId } of [first, second]) {
      assert.ok(mail.text.includes(`https://moj.example.si/readings/new?point=${pointId}\n`));
    }
    assert.deepEqual([sms?.channel, sms?.recipient], ['sms', number]);
    assert.match(sms?.text ?? '', /za 2 merilni mesti/);
  });

  it('writes in the language of the account, with what was read last', async (t) => {
    const pool = await testDatabase(t);
    const given = await customer(pool, { language: 'en' });
    await giveReading(pool, given, { on: '2026-10-01', value: 16_124 });
    await giveReading(pool, given, { on: '2026-11-01', value: 16_433 });
    await giveReading(pool, given, { on: '2026-11-01', value: 20_952, code: '1.8.2' });
    await run(partsOf(pool), opening);
    const [mail] = await messagesOf(pool);
    assert.match(
      mail?.text.replaceAll('\u00A0', ' ') ?? '',
      /Last reading: VT 16,433 kWh, MT 20,952 kWh \(1 Nov 2026\)/,
    );
  });

  it('shows a new tenant nothing of the readings before', async (t) => {
    const pool = await testDatabase(t);
    const point = await givePoint(pool, { until: '2026-11-10' });
    await giveReading(pool, point, { on: '2026-11-01', value: 16_433 });
    const accountId = await giveAccount(pool);
    await giveSupply(pool, point.pointId, { from: '2026-11-10', linkedBy: [accountId] });
    await giveReminders(pool, { accountId, pointId: point.pointId });
    await run(partsOf(pool), opening);
    assert.match((await messagesOf(pool))[0]?.text ?? '', /še brez odčitka/);
  });

  it('keeps to the days that were chosen', async (t) => {
    const pool = await testDatabase(t);
    const choices: readonly ChoiceToGive[] = [
      { opening: true, lastButOne: false, last: false },
      { opening: false, lastButOne: true, last: false },
      { opening: false, lastButOne: false, last: true },
      { opening: true, lastButOne: true, last: true },
    ];
    const accounts: number[] = [];
    for (const choice of choices) accounts.push((await customer(pool, { choice })).accountId);
    const reminded: string[] = [];
    for (const on of ['11-29', '11-30', '12-01', '12-02', '12-03', '12-04']) {
      await run(partsOf(pool), new Date(`2026-${on}T08:00:00+01:00`));
      const found = await messagesOf(pool);
      reminded.push(`${on}: ${found.map(({ account }) => accounts.indexOf(account)).join(' ')}`);
      await pool.query('delete from messages');
    }
    assert.deepEqual(reminded, ['11-29: ', '11-30: 0 3', '12-01: ', '12-02: 1 3', '12-03: 2 3', '12-04: ']);
  });

  it('leaves out what is read already, read remotely, no longer supplied, or no longer linked', async (t) => {
    const pool = await testDatabase(t);
    const left: Record<string, number> = {};
    const given = async (what: string, person: Parameters<typeof customer>[1] = {}) => {
      const made = await customer(pool, person);
      left[what] = made.accountId;
      return made;
    };
    const submission = async (point: { pointId: number; meterId: number }, readOn: string): Promise<void> => {
      await pool.query(
        `with sent as (
           insert into submissions (metering_point_id, meter_id, kind, read_on, received_at, received_on, bill_month, booked_on, origin)
           values ($1, $2, 'submission', $3, now(), $3, date_trunc('month', $3::date), $3, 'test') returning id
         )
         insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source, bill_month, booked_on, submission_id)
         select $1, $2, '1.8.1', 6, $3, 100, 'submission', 'portal', date_trunc('month', $3::date), $3, id from sent`,
        [point.pointId, point.meterId, readOn],
      );
    };
    await submission(await given('sent before the window for its month'), '2026-11-21');
    await submission(await given('sent in the window'), '2026-11-30');
    await giveReading(pool, await given('read by the operator in the window'), { on: '2026-11-30', value: 5 });
    await given('read remotely', { point: { readRemotely: true } });
    await given('supply ended today', { point: { until: '2026-11-30' } });
    await given('supply begins tomorrow', { point: { from: '2026-12-01' } });
    const unlinked = await given('unlinked');
    await pool.query('update contract_links set ended_at = now() where contract_id = $1', [unlinked.contractId]);
    await given('switched off', { choice: { mail: false } });
    await given('SMS without a number', { choice: { mail: false, sms: true } });
    await given('a grid whose operator reads', { point: { energy: 'gas', operator: 'ENCE', operatorName: 'Celje' } });
    await given('gas: on its last day only', { point: { energy: 'gas' }, choice: { last: false } });

    await submission(await given('DUE sent for last month'), '2026-10-31');
    const withdrawn = await given('DUE withdrawn');
    await submission(withdrawn, '2026-11-30');
    await pool.query("update readings set state = 'withdrawn', ended_at = now() where metering_point_id = $1", [
      withdrawn.pointId,
    ]);
    await giveReading(pool, await given('DUE own record'), { on: '2026-11-30', value: 5, kind: 'own_record' });
    await giveReading(pool, await given('DUE estimate'), {
      on: '2026-11-30',
      value: 5,
      kind: 'estimate',
      source: 'estimate',
    });
    await given('DUE supply ends tomorrow', { point: { until: '2026-12-01' } });
    await given('DUE gas, last day', { point: { energy: 'gas' } });

    await run(partsOf(pool), opening);
    // neither planned nor, asked once more, written
    const { rows } = await pool.query<{ account: number }>('select account_id as account from reminders');
    for (const found of [rows, await messagesOf(pool)]) {
      const reminded = new Set(found.map(({ account }) => account));
      const said = Object.entries(left).filter(([, account]) => reminded.has(account));
      assert.deepEqual(
        said.map(([what]) => what),
        Object.keys(left).filter((what) => what.startsWith('DUE')),
      );
    }
  });

  it('counts what was read under the earlier contract of the same account', async (t) => {
    const pool = await testDatabase(t);
    const { accountId, ...point } = await customer(pool, { point: { until: '2026-12-01' } });
    await giveSupply(pool, point.pointId, { from: '2026-12-01', linkedBy: [accountId] });
    await giveReading(pool, point, { on: '2026-11-30', value: 5 });
    await run(partsOf(pool), lastDay);
    assert.equal(await count(pool), 0);
  });

  it('waits for the quiet hours of each account', async (t) => {
    const pool = await testDatabase(t);
    const people: readonly (readonly [from: number, until: number] | undefined)[] = [
      undefined,
      [8, 21],
      [22, 10],
      [0, 6],
    ];
    const accounts: number[] = [];
    for (const hours of people) {
      const { accountId } = await customer(pool);
      accounts.push(accountId);
      if (hours !== undefined) await giveQuietHours(pool, accountId, { from: hours[0], until: hours[1] });
    }
    const came: string[] = [];
    for (let quarter = 0; quarter < 96; quarter++) {
      const now = new Date(new Date('2026-11-30T00:00:00+01:00').getTime() + quarter * 900_000);
      const before = await count(pool);
      await run(partsOf(pool), now);
      for (const { account } of (await messagesOf(pool)).slice(before)) {
        came.push(`${accounts.indexOf(account)} at ${now.toISOString().slice(11, 16)}Z`);
      }
    }
    assert.deepEqual(came, ['0 at 07:00Z', '3 at 07:00Z', '2 at 09:00Z', '1 at 20:00Z']);
  });

  it('makes up for a morning in which the portal stood still, but disturbs nobody at night', async (t) => {
    const pool = await testDatabase(t);
    await customer(pool);
    await run(partsOf(pool), new Date('2026-11-30T21:00:00+01:00'));
    assert.equal(await count(pool), 0);
    await run(partsOf(pool), new Date('2026-11-30T20:45:00+01:00'));
    assert.equal(await count(pool), 1);
  });

  it('reminds once in a window of one day, and on both days of two', async (t) => {
    const pool = await testDatabase(t);
    await customer(pool, { choice: { lastButOne: true } });
    const windows = (lastDays: number): Partial<Supplier> => ({
      readingWindows: supplier.readingWindows.map((rule) => ({
        ...rule,
        window: { opens: { lastDays }, closes: { lastDays: 1 } },
      })),
    });
    await run(partsOf(pool, windows(1)), opening);
    await run(partsOf(pool, windows(1)), new Date('2026-11-30T12:00:00+01:00'));
    assert.equal(await count(pool), 1);
    await run(partsOf(pool, windows(2)), new Date('2026-12-30T08:00:00+01:00'));
    await run(partsOf(pool, windows(2)), new Date('2026-12-31T08:00:00+01:00'));
    assert.equal(await count(pool), 3);
  });
});

describe('exactly one reminder', () => {
  const people = 60;

  async function crowd(t: TestContext): Promise<Pool> {
    const pool = await testDatabase(t);
    for (let each = 0; each < people; each++) {
      const { accountId } = await customer(pool, { choice: { sms: true } });
      await giveMobile(pool, accountId);
    }
    return pool;
  }

  it('comes of three planners at once, each of them many times', async (t) => {
    const pool = await crowd(t);
    const planner = async (): Promise<void> => {
      for (let each = 0; each < 5; each++) await run(partsOf(pool), opening);
    };
    await Promise.all([planner(), planner(), planner()]);
    const { rows } = await pool.query(
      `select count(*)::int as messages, count(distinct (account_id, channel))::int as pairs,
              (select count(*)::int from reminder_points) as points from messages`,
    );
    assert.deepEqual(rows, [{ messages: 2 * people, pairs: 2 * people, points: 2 * people }]);
  });

  it('is written by the next run where one died between plan and messages', async (t) => {
    const pool = await crowd(t);
    assert.equal(await planReminders(partsOf(pool), opening), 2 * people);
    assert.equal(await count(pool), 0);
    await run(partsOf(pool), new Date('2026-11-30T08:15:00+01:00'));
    assert.equal(await count(pool), 2 * people);
  });

  it('comes of a writer that died in the middle of a portion: nothing of it is left, and the next writes all', async (t) => {
    const pool = await crowd(t);
    await planReminders(partsOf(pool), opening);
    // dies after its messages are written, before it has noted so
    await pool.query('alter table reminders add constraint dies check (written_at is null) not valid');
    await assert.rejects(writeReminders(partsOf(pool), opening), /dies/);
    assert.equal(await count(pool), 0);
    await pool.query('alter table reminders drop constraint dies');
    assert.equal(await writeReminders(partsOf(pool), opening), 2 * people);
    assert.equal(await count(pool), 2 * people);
  });

  it('is not held up by another writer, who has taken others', async (t) => {
    const pool = await crowd(t);
    await planReminders(partsOf(pool), opening);
    const client = await pool.connect();
    await client.query('begin');
    await client.query('select from reminders where written_at is null order by id limit 20 for update');
    assert.equal(await writeReminders(partsOf(pool), opening), 2 * people - 20);
    await client.query('rollback');
    client.release();
    assert.equal(await writeReminders(partsOf(pool), opening), 20);
    assert.equal(await count(pool), 2 * people);
  });

  it('has a stop link of its own, of which only the hash is kept', async (t) => {
    const pool = await testDatabase(t);
    await customer(pool);
    await run(partsOf(pool), opening);
    const [mail] = await messagesOf(pool);
    const code = /moj\.example\.si\/s\/(\w{12})/.exec(mail?.text ?? '')?.[1] ?? '';
    const { rows } = await pool.query<{ stop_hash: Buffer; stop_url: string }>(
      'select r.stop_hash, m.stop_url from reminders r join messages m on m.id = r.message_id',
    );
    assert.deepEqual(rows, [{ stop_hash: stopHash(code), stop_url: `https://moj.example.si/s/${code}` }]);
  });

  it('ends between two portions when told to stop', async (t) => {
    const pool = await testDatabase(t);
    await customer(pool);
    await planReminders(partsOf(pool), opening);
    assert.equal(await writeReminders(partsOf(pool), opening, AbortSignal.abort()), 0);
    assert.equal(await writeReminders(partsOf(pool), opening), 1);
  });
});

describe('a reminder that waits in the outbox', () => {
  const cases: readonly (readonly [
    what: string,
    change: (pool: Pool, given: Awaited<ReturnType<typeof customer>>) => Promise<unknown>,
    state: string,
  ])[] = [
    ['is sent when nothing has changed', () => Promise.resolve(), 'sent'],
    [
      'is dropped when the reading has come',
      (pool, given) => giveReading(pool, given, { on: '2026-11-30', value: 5 }),
      'dropped',
    ],
    [
      'is dropped when the contract is unlinked',
      (pool, { contractId }) =>
        pool.query('update contract_links set ended_at = now() where contract_id = $1', [contractId]),
      'dropped',
    ],
    [
      'is dropped when reminders are switched off',
      (pool) => pool.query('update reminder_choices set by_mail = false'),
      'dropped',
    ],
    [
      'is dropped when the supply has ended',
      (pool) => pool.query("update supplies set supplied_until = '2026-11-30'"),
      'dropped',
    ],
    [
      'is dropped when the operator reads the meter itself now',
      (pool) => pool.query('update metering_points set read_remotely = true'),
      'dropped',
    ],
    [
      'is dropped when its reader has another address',
      (pool) => pool.query("update accounts set email = 'nova@example.si'"),
      'dropped',
    ],
  ];
  for (const [what, change, state] of cases) {
    it(what, async (t) => {
      const pool = await testDatabase(t);
      const given = await customer(pool);
      await run(partsOf(pool), opening);
      await change(pool, given);
      assert.deepEqual(await statesAfterSending(pool, opening), [state]);
    });
  }

  it('is dropped when the number for SMS was removed', async (t) => {
    const pool = await testDatabase(t);
    const { accountId } = await customer(pool, { choice: { mail: false, sms: true } });
    await giveMobile(pool, accountId);
    await run(partsOf(pool), opening);
    await pool.query('delete from mobile_numbers');
    assert.deepEqual(await statesAfterSending(pool, opening), ['dropped']);
  });

  it('is sent while one of its points still waits', async (t) => {
    const pool = await testDatabase(t);
    const { accountId, ...point } = await customer(pool);
    const other = await givePoint(pool);
    await giveLink(pool, accountId, other);
    await giveReminders(pool, { accountId, pointId: other.pointId });
    await run(partsOf(pool), opening);
    await giveReading(pool, point, { on: '2026-11-30', value: 5 });
    assert.deepEqual(await statesAfterSending(pool, opening), ['sent']);
  });

  it('gives way to the next one, and expires with its window', async (t) => {
    const pool = await testDatabase(t);
    await customer(pool);
    await run(partsOf(pool), opening);
    await run(partsOf(pool), lastDay);
    assert.deepEqual(await statesAfterSending(pool, lastDay), ['dropped', 'sent']);
    const { rows } = await pool.query<{ expires_at: Date }>('select distinct expires_at from messages');
    assert.deepEqual(rows, [{ expires_at: new Date('2026-12-04T00:00:00+01:00') }]);
  });

  it('is not written at all where its points were read before that', async (t) => {
    const pool = await testDatabase(t);
    const given = await customer(pool);
    await planReminders(partsOf(pool), opening);
    await giveReading(pool, given, { on: '2026-11-30', value: 5 });
    await writeReminders(partsOf(pool), opening);
    assert.equal(await count(pool), 0);
    assert.equal(await planReminders(partsOf(pool), opening), 0);
  });
});

describe('the jobs', () => {
  it('plan and write in one run, and forget after two years', async (t) => {
    const pool = await testDatabase(t);
    await customer(pool);
    const [plan, sweep] = reminderJobs(partsOf(pool));
    await plan?.run(opening);
    assert.equal(await count(pool), 1);
    const left = async (): Promise<number> => (await pool.query('select from reminders')).rowCount ?? 0;
    await sweep?.run(new Date('2028-11-30T04:40:00+01:00'));
    assert.equal(await left(), 1);
    await sweep?.run(new Date('2028-12-01T04:40:00+01:00'));
    assert.equal(await left(), 0);
  });
});
