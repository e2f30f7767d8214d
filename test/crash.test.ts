/**
 * What was acknowledged is there, exactly once, whatever is killed: the portal, or PostgreSQL under it. Real processes, a
 * real embedded database with fsync on, and customers who send readings all the time.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it, type TestContext } from 'node:test';
import { embeddedConnection } from '#platform/db/embedded.ts';
import { openPool, type Pool } from '#platform/db/pool.ts';
import { startSession } from '#features/accounts/index.ts';
import { eventually, temporaryFolder } from './support/embedded.ts';
import { environment, startProgram, type Program } from './support/program.ts';
import { readingFields } from './support/submitting.ts';
import { giveVillage, type House } from './support/village.ts';

const listening = /"msg":"listening"/;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Portal = {
  readonly base: string;
  readonly start: () => Program;
  readonly dataDir: string;
  /** A connection of our own, made anew for each question: the database comes and goes. */
  readonly ask: <T extends object>(sql: string) => Promise<T[]>;
  readonly prepare: (houses: number) => Promise<{ houses: House[]; cookie: string }>;
};

async function preparePortal(t: TestContext): Promise<Portal> {
  const dataDir = await temporaryFolder(t);
  const env: Record<string, string> = { ...(await environment()), DATA_DIR: dataDir };
  const connected = async <T>(work: (pool: Pool) => Promise<T>): Promise<T> => {
    const pool = openPool(await embeddedConnection({ dataDir, log: quiet }), { max: 1 });
    try {
      return await work(pool);
    } finally {
      await pool.end();
    }
  };
  return {
    base: `http://127.0.0.1:${env['PORT']}`,
    dataDir,
    start: () => startProgram(t, ['start'], env),
    ask: (sql) => connected(async (pool) => (await pool.query(sql)).rows),
    prepare: (count) =>
      connected(async (pool) => {
        const { accountId, houses } = await giveVillage(pool, count);
        const cookie = await startSession(pool, { accountId, remembered: true, device: 'test', now: new Date() });
        return { houses, cookie: `${cookie.name}=${cookie.value}` };
      }),
  };
}

type Values = { readonly '1.8.1': number; readonly '1.8.2': number };

/** What customers know: which values they sent for which point, and which receipts they hold. */
type Books = {
  readonly sent: Map<number, Values>;
  readonly receipts: Map<number, string>;
  readonly statuses: Map<number, number>;
};

/**
 * Sends one reading per house until told to stop, several at a time; each house once, whatever came of it. What found
 * nobody listening was not sent, however long a start takes.
 */
function sendReadings(
  t: TestContext,
  portal: Portal,
  { houses, cookie }: { houses: readonly House[]; cookie: string },
) {
  const books: Books = { sent: new Map(), receipts: new Map(), statuses: new Map() };
  const waiting = [...houses];
  const stopping = new AbortController();
  t.after(() => stopping.abort());
  let formToken = '';
  const sendOne = async (house: House): Promise<void> => {
    const values = { '1.8.1': 1000 + house.pointId, '1.8.2': 2000 + house.pointId };
    books.sent.set(house.pointId, values);
    const answer = await fetch(`${portal.base}/readings/new`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ formToken, ...readingFields(house, { values }) }),
    });
    books.statuses.set(answer.status, (books.statuses.get(answer.status) ?? 0) + 1);
    const receipt = answer.headers.get('location') ?? '';
    if (answer.status === 303 && receipt.startsWith('/readings/receipts/')) books.receipts.set(house.pointId, receipt);
    await answer.text();
  };
  const worker = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const house = waiting.shift();
      if (house === undefined) return;
      await sendOne(house).catch(({ cause }: { cause?: { code?: string } }) => {
        if (cause?.code !== 'ECONNREFUSED') return;
        books.sent.delete(house.pointId);
        waiting.push(house);
      });
      // while nobody answers, there is no hurry
      await sleep(books.receipts.has(house.pointId) ? 5 : 50);
    }
  };
  const begin = async (): Promise<() => Promise<Books>> => {
    const page = await fetch(`${portal.base}/settings/profile`, { headers: { cookie } });
    formToken = /name="formToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const workers = Array.from({ length: 4 }, worker);
    return async () => {
      stopping.abort();
      await Promise.all(workers);
      return books;
    };
  };
  return { books, begin };
}

type Stored = { point: number; submission: number; values: Record<string, number>; states: string[]; mails: number };

/** Nothing missing, nothing twice, nothing half: submission, readings, receipt mail and audit entry stand or fall together. */
async function compareBooks({ ask }: Portal, { sent, receipts }: Books): Promise<void> {
  const stored = await ask<Stored>(
    `select s.metering_point_id as point, s.id as submission, json_object_agg(r.register_code, r.value) as values,
            array_agg(distinct r.state) as states,
            (select count(*) from messages m where m.template = 'receipt' and m.text ~ ('/readings/receipts/' || s.id || '\\M'))::int as mails
       from submissions s
       left join readings r on r.metering_point_id = s.metering_point_id and r.submission_id = s.id
      group by s.metering_point_id, s.id`,
  );
  assert.equal(new Set(stored.map(({ point }) => point)).size, stored.length, 'a reading was stored twice');
  for (const { point, values, states, mails } of stored) {
    assert.deepEqual(values, sent.get(point), `point ${point}`);
    assert.deepEqual(states, ['current']);
    assert.equal(mails, 1, `mails of point ${point}`);
  }
  const found = new Map(stored.map(({ point, submission }) => [point, `/readings/receipts/${submission}`]));
  for (const [point, receipt] of receipts) assert.equal(found.get(point), receipt, `point ${point} was acknowledged`);
  const [audited] = await ask<{ count: number }>(
    "select count(*)::int as count from audit_entries where action like 'reading%'",
  );
  assert.equal(audited?.count, stored.length);
}

describe('a crash', () => {
  it('of the portal, again and again under load, loses and doubles nothing that was acknowledged', async (t) => {
    const portal = await preparePortal(t);
    let program = portal.start();
    await program.says(listening);
    const village = await portal.prepare(1500);
    const load = sendReadings(t, portal, village);
    const finish = await load.begin();
    for (let each = 1; each <= 3; each++) {
      await eventually('readings to be taken', () => (load.books.receipts.size >= each * 40 ? true : undefined));
      assert.equal((await program.end('SIGKILL')).code, null);
      program = portal.start();
      await program.says(listening);
    }
    await eventually('readings to be taken again', () => (load.books.receipts.size >= 160 ? true : undefined));
    const books = await finish();
    await compareBooks(portal, books);
    assert.deepEqual(await portal.ask("select current_setting('fsync') as fsync"), [{ fsync: 'on' }]);
    // and whoever held no receipt sends again, and holds one
    const open = village.houses.filter(({ pointId }) => books.sent.has(pointId) && !books.receipts.has(pointId));
    const again = sendReadings(t, portal, { ...village, houses: open });
    await again.begin();
    await eventually('the rest to be taken', () => (again.books.receipts.size === open.length ? true : undefined));
    await compareBooks(portal, { ...books, receipts: new Map([...books.receipts, ...again.books.receipts]) });
  });

  it('of PostgreSQL, again and again under load, is waited out: 503, then on, with nothing lost and nothing doubled', async (t) => {
    const portal = await preparePortal(t);
    const program = portal.start();
    await program.says(listening);
    const village = await portal.prepare(2500);
    const load = sendReadings(t, portal, village);
    const finish = await load.begin();
    const answered = (status: number): number => load.books.statuses.get(status) ?? 0;
    for (let each = 1; each <= 3; each++) {
      const [taken, away] = [load.books.receipts.size, answered(503)];
      await eventually('readings to be taken', () => (load.books.receipts.size >= taken + 40 ? true : undefined));
      process.kill(await postmasterOf(portal.dataDir), 'SIGKILL');
      await eventually('a 503', () => (answered(503) > away ? true : undefined));
    }
    const taken = load.books.receipts.size;
    await eventually('readings to be taken again', () => (load.books.receipts.size >= taken + 40 ? true : undefined));
    const books = await finish();
    await compareBooks(portal, books);
    // a database that is away is no fault of the portal, and is not reported as one
    assert.deepEqual(faultsIn(program.out()), []);
    assert.deepEqual(
      [...books.statuses.keys()].toSorted((a, b) => a - b),
      [303, 503],
    );
    assert.equal((await program.end('SIGTERM')).code, 0);
  });
});

/** What the log calls a fault, in the words of the error. */
function faultsIn(log: string): unknown[] {
  const lines = log.split('\n').filter((line) => line.includes('"msg":"a request failed"'));
  return lines.map((line) => (JSON.parse(line) as { error: unknown }).error);
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
