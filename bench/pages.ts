/**
 * `npm run bench`: the hot pages against a floor of bare `node:http` and `pg` that does the same SQL and sends as many
 * bytes, interleaved in one run. What counts is the ratio of CPU per request; absolute numbers depend on the machine.
 *
 *   npm run bench -- --rounds 7 --count 1000 --warm-up 20000 --connections 8 --page "GET /readings" --profile FOLDER
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { openPool, type Pool } from '#platform/db/pool.ts';
import { freshDatabase, stopOwnServer } from '#test/support/server.ts';
import type { Shot } from './pages/load.ts';
import { percentile, volley } from './pages/load.ts';
import { floorSteps, inPlaceOf, opened, seed, seedBills, steps, submitted, type Person } from './pages/people.ts';
import { startSide, type Side } from './pages/side.ts';

const { values: flags } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    count: { type: 'string', default: '1000' },
    // answers given before anything is measured: servers run for days, compilers warm up once
    'warm-up': { type: 'string', default: '20000' },
    connections: { type: 'string', default: '8' },
    page: { type: 'string' },
    profile: { type: 'string' },
  },
});
const rounds = Number(flags.rounds);
const count = Number(flags.count);
const connections = Number(flags.connections);
const warmingUp = Number(flags['warm-up']);

const secret = randomBytes(32).toString('base64url');
const now = '2026-11-30T18:42:00+01:00';
const recordedStep = 1;

type Page = {
  readonly name: string;
  readonly wanted: number;
  readonly aim: number;
  readonly shot: (person: Person, step: number) => Shot;
  readonly people: readonly Person[];
};

async function pagesFor(pool: Pool): Promise<Page[]> {
  const people = await seed(pool, now);
  const payers = await seedBills(pool, now);
  const bills = async (size: number): Promise<Page> => ({
    name: `GET /bills, ${size} of them`,
    wanted: 200,
    aim: 1.3,
    shot: opened('/bills'),
    people: await payers(size),
  });
  return [
    { name: 'GET /readings/new', wanted: 200, aim: 1.3, shot: opened('/readings/new'), people },
    { name: 'GET /readings', wanted: 200, aim: 1.3, shot: opened('/readings'), people },
    { name: 'POST /readings/new', wanted: 303, aim: 1.5, shot: submitted(secret), people },
    await bills(10),
    await bills(960),
    await bills(10_000),
  ].filter(({ name }) => flags.page === undefined || name.startsWith(flags.page));
}

/** Headers that `node:http` writes by itself. */
const ofNode: ReadonlySet<string> = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

type Measured = { perSecond: number; p50: number; p99: number; cpuMicroseconds: number };
type Result = { page: Page; ratio: number; portal: Measured; floor: Measured };

const { connection, drop } = await freshDatabase();
const pool = openPool(connection, { max: 2 });
const pages = await pagesFor(pool);
const options = { parts: [connection, secret, now], connections, profile: flags.profile };
const portal = await startSide('portal', 'portal-server.ts', options);
const floor = await startSide('floor', 'floor-server.ts', options);
try {
  const results: Result[] = [];
  for (const page of pages) await teach(page);
  await mix();
  for (const page of pages) results.push(await measure(page));
  print(results);
} finally {
  portal.stop();
  floor.stop();
  await pool.end();
  await drop();
  await stopOwnServer();
}

/** All pages in short turns, a tenth of the warming up: compilers then know all that happens in what the pages share. */
async function mix(): Promise<void> {
  const turns = Math.ceil(warmingUp / 1000);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const page of pages)
      for (const side of [portal, floor]) await fire(page, side, { from: turn * 100, count: 100 });
  }
}

/** Rounds of both, one after the other and each first in turn; the medians count. */
async function measure(page: Page): Promise<Result> {
  // just before: V8 throws away code whose objects it has not seen for a while
  for (const side of [portal, floor]) await fire(page, side, { from: 0, count: warmingUp });
  const measured = { portal: [] as Measured[], floor: [] as Measured[] };
  for (let round = 0; round < rounds; round += 1) {
    const from = warmingUp + round * count;
    for (const side of round % 2 === 0 ? [portal, floor] : [floor, portal]) {
      measured[side.name].push(await fire(page, side, { from, count }));
    }
  }
  const ratios = measured.portal.map((each, round) => {
    return each.cpuMicroseconds / (measured.floor[round]?.cpuMicroseconds ?? Number.NaN);
  });
  const ratio = percentile(ratios, 0.5);
  return { page, ratio, portal: middle(measured.portal), floor: middle(measured.floor) };
}

/** Lets the floor know what the portal does for the first person. Before anything is warm: who listens is in the way. */
async function teach({ name, shot, wanted, people }: Page): Promise<void> {
  const [model] = people;
  if (model === undefined) throw new Error('nobody was seeded');
  await portal.gun.fire(shot(model, recordedStep + 1)); // so that the recorded submission replaces another
  const statements = await portal.record(shot(model, recordedStep));
  const answer = await portal.gun.fire(shot(model, recordedStep));
  await floor.play({
    page: name,
    statements,
    status: wanted,
    headers: Object.fromEntries(Object.entries(answer.headers).filter(([header]) => !ofNode.has(header))),
    bytes: answer.body.length,
    people: people.map((person) => inPlaceOf(model, person)),
    steps: floorSteps(recordedStep),
  });
}

/** Each turn another person, on both sides. */
async function fire(page: Page, side: Side, shots: { from: number; count: number }): Promise<Measured> {
  const shot = (index: number): Shot => {
    const turn = shots.from + index;
    const person = turn % page.people.length;
    const step = Math.floor(turn / page.people.length) % steps;
    const asked = page.shot(page.people[person] as Person, step);
    const forFloor = { ...asked.headers, 'x-page': page.name, 'x-turn': `${person} ${step}` };
    return side.name === 'portal' ? asked : { ...asked, headers: forFloor };
  };
  const before = await side.cpu();
  const plan = { count: shots.count, connections, wanted: page.wanted, shot };
  const { milliseconds, seconds } = await volley(side.gun.fire, plan);
  return {
    perSecond: shots.count / seconds,
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    cpuMicroseconds: ((await side.cpu()) - before) / shots.count,
  };
}

/** The round whose CPU per request lies in the middle. */
function middle(measured: readonly Measured[]): Measured {
  const sorted = measured.toSorted((a, b) => a.cpuMicroseconds - b.cpuMicroseconds);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

function print(results: readonly Result[]): void {
  console.table(
    results.flatMap((result) =>
      (['portal', 'floor'] as const).map((side) => ({
        page: result.page.name,
        side,
        'requests/s': Math.round(result[side].perSecond),
        'p50 ms': result[side].p50.toFixed(2),
        'p99 ms': result[side].p99.toFixed(2),
        'CPU µs/request': Math.round(result[side].cpuMicroseconds),
        ratio: side === 'portal' ? `${result.ratio.toFixed(2)} (aim ≤ ${result.page.aim})` : '',
      })),
    ),
  );
  const byPage = results.map(({ page: { name, aim }, ratio, ...sides }) => [name, { ratio, aim, ...sides }]);
  console.log(
    JSON.stringify({ bench: 'pages', node: process.version, rounds, count, pages: Object.fromEntries(byPage) }),
  );
}
