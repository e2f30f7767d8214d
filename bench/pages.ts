/**
 * `npm run bench`: the hot pages against a floor of bare `node:http` and `pg` that does the same SQL and sends as many
 * bytes, interleaved in one run. What counts is the ratio of CPU per request; absolute numbers depend on the machine.
 *
 *   npm run bench -- --rounds 6 --count 400 --connections 8
 */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hashToken } from '#features/accounts/index.ts';
import { openPool, type Pool } from '#platform/db/pool.ts';
import { formToken } from '#platform/http/same-site.ts';
import { freshDatabase, stopOwnServer } from '#test/support/server.ts';
import type { FromChild, Recorded, ToChild } from './pages/child.ts';
import { createGun, percentile, volley, type Shot } from './pages/load.ts';

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '6' },
    count: { type: 'string', default: '400' },
    connections: { type: 'string', default: '8' },
  },
});
const rounds = Number(flags.rounds);
const count = Number(flags.count);
const connections = Number(flags.connections);

const secret = randomBytes(32).toString('base64url');
const now = '2026-11-30T18:42:00+01:00';
const people = 300;

type Person = { account: number; point: number; meter: number; token: string };
type Side = { name: 'portal' | 'floor'; child: ChildProcess; gun: ReturnType<typeof createGun> };
type Page = { name: string; wanted: number; aim: number; shot: (person: Person, index: number) => Shot };
type Result = {
  page: string;
  side: Side['name'];
  perSecond: number;
  p50: number;
  p99: number;
  cpuMicroseconds: number;
};

const { connection, drop } = await freshDatabase();
const pool = openPool(connection, { max: 2 });
const persons = await seed(pool);
const sides = [await start('portal', 'portal-server.ts'), await start('floor', 'floor-server.ts')] as const;
try {
  const results: Result[] = [];
  for (const page of pages()) results.push(...(await measure(page)));
  print(results);
} finally {
  for (const side of sides) side.child.disconnect();
  await pool.end();
  await drop();
  await stopOwnServer();
}

function cookie({ token }: Person): Record<string, string> {
  return { cookie: `odcitek=${token}; odcitek_language=sl` };
}

function pages(): Page[] {
  const get =
    (path: string) =>
    (person: Person): Shot => ({ method: 'GET', path, headers: cookie(person) });
  return [
    { name: 'GET /readings/new', wanted: 200, aim: 1.3, shot: get('/readings/new') },
    { name: 'GET /readings', wanted: 200, aim: 1.3, shot: get('/readings') },
    { name: 'POST /readings/new', wanted: 303, aim: 1.5, shot: submission },
  ];
}

/** Every turn sends another value than the last, so that each is stored and replaces the one before. */
function submission(person: Person, index: number): Shot {
  const form = new URLSearchParams({
    formToken: formToken(secret, person.token),
    point: String(person.point),
    meter: String(person.meter),
    date: '2026-11-30',
    kind: 'submission',
    ...valuesOf(index),
  });
  const headers = {
    ...cookie(person),
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  };
  return { method: 'POST', path: '/readings/new', headers, body: form.toString() };
}

function valuesOf(index: number): { 'r-1.8.1': string; 'r-1.8.2': string } {
  const step = index % 20;
  return { 'r-1.8.1': String(17_480 + step), 'r-1.8.2': String(17_510 + step) };
}

async function measure(page: Page): Promise<Result[]> {
  const [portal, floor] = sides;
  const model = persons[0];
  if (model === undefined) throw new Error('nobody was seeded');
  if (page.wanted === 303) await portal.gun.fire(page.shot(model, 0)); // so that the recorded one replaces another
  const statements = await record(portal, page.shot(model, 1));
  const answer = await portal.gun.fire(page.shot(model, 2));
  const keep = Object.entries(answer.headers).filter(([name]) => /^(content-type|location|set-cookie)$/.test(name));
  const script = { statements, status: page.wanted, headers: Object.fromEntries(keep), bytes: answer.body.length };
  order(floor, { kind: 'play', path: page.shot(model, 0).path, script });

  const measured = { portal: [] as Result[], floor: [] as Result[] };
  for (let round = -1; round < rounds; round += 1) {
    const inTurn = round % 2 === 0 ? sides : sides.toReversed();
    for (const side of inTurn) {
      const before = await cpu(side);
      const { milliseconds, seconds } = await volley(side.gun.fire, {
        count: round === -1 ? 200 : count,
        connections,
        wanted: page.wanted,
        shot: (index) => shotOf(page, side, { model, index: index + (round + 1) * count }),
      });
      const cpuMicroseconds = ((await cpu(side)) - before) / milliseconds.length;
      if (round === -1) continue; // warming up
      measured[side.name].push({
        page: page.name,
        side: side.name,
        perSecond: milliseconds.length / seconds,
        p50: percentile(milliseconds, 0.5),
        p99: percentile(milliseconds, 0.99),
        cpuMicroseconds,
      });
    }
  }
  return [middle(measured.portal), middle(measured.floor)];
}

/** Each turn another person, on both sides; the floor is told who stands for the one that was recorded. */
function shotOf(page: Page, side: Side, { model, index }: { model: Person; index: number }): Shot {
  const person = persons[index % persons.length] ?? model;
  const turn = Math.floor(index / persons.length) + 3;
  const shot = page.shot(person, turn);
  if (side.name === 'portal') return shot;
  const [recorded, meant] = [valuesOf(1), valuesOf(turn + 1)];
  const pairs = [
    [hashToken(model.token).toString('hex'), hashToken(person.token).toString('hex')],
    [model.account, person.account],
    [model.point, person.point],
    [model.meter, person.meter],
    [Number(recorded['r-1.8.1']), Number(meant['r-1.8.1'])],
    [Number(recorded['r-1.8.2']), Number(meant['r-1.8.2'])],
  ];
  return { ...shot, headers: { ...shot.headers, 'x-turn': JSON.stringify(pairs) } };
}

/** The round whose CPU per request lies in the middle. */
function middle(results: readonly Result[]): Result {
  const sorted = results.toSorted((a, b) => a.cpuMicroseconds - b.cpuMicroseconds);
  const result = sorted[Math.floor(sorted.length / 2)];
  if (result === undefined) throw new Error('nothing was measured');
  return result;
}

function print(results: readonly Result[]): void {
  const rows = pages().map((page) => {
    const [portal, floor] = (['portal', 'floor'] as const).map((side) =>
      results.find((each) => each.page === page.name && each.side === side),
    );
    if (portal === undefined || floor === undefined) throw new Error(`${page.name} was not measured`);
    return { page, portal, floor, ratio: portal.cpuMicroseconds / floor.cpuMicroseconds };
  });
  console.table(
    rows.flatMap(({ page, portal, floor, ratio }) =>
      [portal, floor].map((each) => ({
        page: page.name,
        side: each.side,
        'requests/s': Math.round(each.perSecond),
        'p50 ms': each.p50.toFixed(2),
        'p99 ms': each.p99.toFixed(2),
        'CPU µs/request': Math.round(each.cpuMicroseconds),
        ratio: each.side === 'portal' ? `${ratio.toFixed(2)} (aim ≤ ${page.aim})` : '',
      })),
    ),
  );
  console.log(
    JSON.stringify({
      bench: 'pages',
      node: process.version,
      pages: Object.fromEntries(
        rows.map(({ page, portal, floor, ratio }) => [
          page.name,
          { ratio: Number(ratio.toFixed(3)), aim: page.aim, portal, floor },
        ]),
      ),
    }),
  );
}

async function seed(into: Pool): Promise<Person[]> {
  await into.query(await readFile(new URL('./pages/seed.sql', import.meta.url), 'utf8'));
  const { rows } = await into.query<Omit<Person, 'token'>>(
    `select l.account_id as account, s.metering_point_id as point, m.id as meter
       from contract_links l join supplies s using (contract_id) join meters m using (metering_point_id)
       join metering_points p on p.id = s.metering_point_id where p.energy = 'electricity' order by 1 limit ${people}`,
  );
  const all = rows.map((row) => ({ ...row, token: randomBytes(32).toString('base64url') }));
  for (const { account, point, token } of all) {
    await into.query('update accounts set last_metering_point_id = $2 where id = $1', [account, point]);
    await into.query(
      `insert into sessions (token_hash, account_id, remembered, device, created_at, last_seen_at, expires_at)
       values ($1, $2, true, 'bench', $3, $3, $3::timestamptz + interval '30 days')`,
      [hashToken(token), account, now],
    );
  }
  return all;
}

async function start(name: Side['name'], file: string): Promise<Side> {
  const child = fork(fileURLToPath(new URL(`./pages/${file}`, import.meta.url)), [
    JSON.stringify([connection, secret, now]),
  ]);
  const first = await heard(child);
  if (first.kind !== 'listening') throw new Error(`${name} did not start`);
  return { name, child, gun: createGun(first.port, connections) };
}

function order(side: Side, message: ToChild): void {
  side.child.send(message);
}

async function heard(child: ChildProcess): Promise<FromChild> {
  const [message] = (await once(child, 'message')) as [FromChild];
  return message;
}

async function cpu(side: Side): Promise<number> {
  order(side, { kind: 'cpu' });
  const message = await heard(side.child);
  return message.kind === 'cpu' ? message.microseconds : Number.NaN;
}

async function record(side: Side, shot: Shot): Promise<Recorded[]> {
  order(side, { kind: 'record' });
  await side.gun.fire(shot);
  order(side, { kind: 'recorded' });
  const message = await heard(side.child);
  return message.kind === 'recorded' ? message.statements : [];
}
