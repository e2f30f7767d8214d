/** A customer with a two-rate meter and its history, signed in: what most tests of readings begin with. */
import type { TestContext } from 'node:test';
import type { Pool } from '#platform/db/pool.ts';
import { testPortal, type Answer, type Browser, type TestPortal } from './portal.ts';
import { giveAccount, givePoint, giveReading, type GivenPoint, type PointToGive } from './registry.ts';

export type Household = {
  readonly portal: TestPortal;
  readonly accountId: number;
  readonly browser: Browser;
  readonly point: GivenPoint;
  /** Sends a reading; fields that are not named are those of an ordinary submission of today. */
  readonly send: (fields?: Record<string, string>) => Promise<Answer>;
  /** Sets the clock, and signs in anew: sessions do not last for months. */
  readonly travel: (now: string) => Promise<void>;
};

/** What the meter of the mocks showed, by day: VT, MT. */
const history: readonly (readonly [on: string, vt: number, mt: number])[] = [
  ['2025-11-01', 12_600, 15_800],
  ['2025-12-01', 12_930, 16_300],
  ['2026-09-01', 15_853, 20_114],
  ['2026-10-01', 16_124, 20_482],
  ['2026-11-01', 16_433, 20_952],
];

/** Values for 30 November 2026 at which nothing is odd. */
export const usual = { 'r-1.8.1': '16759', 'r-1.8.2': '21502' } as const;

/** The account with the point and its history, in a portal that is there already. */
export async function giveHome(pool: Pool, given: PointToGive = {}): Promise<{ accountId: number; point: GivenPoint }> {
  const accountId = await giveAccount(pool);
  const point = await givePoint(pool, { linkedBy: [accountId], ...given });
  await giveHistory(pool, point);
  return { accountId, point };
}

async function giveHistory(pool: Pool, point: GivenPoint): Promise<void> {
  for (const [on, vt, mt] of history) {
    await giveReading(pool, point, { on, value: vt });
    await giveReading(pool, point, { on, value: mt, code: '1.8.2' });
  }
}

export async function household(
  t: TestContext,
  options: { now?: string; readings?: boolean; point?: PointToGive } = {},
): Promise<Household> {
  const portal = await testPortal(t, { now: options.now ?? '2026-11-30T18:42:00+01:00' });
  const accountId = await giveAccount(portal.pool);
  const point = await givePoint(portal.pool, { number: '3-118204', linkedBy: [accountId], ...options.point });
  if (options.readings !== false) await giveHistory(portal.pool, point);
  const browser = await portal.signedIn(accountId);
  const form = { point: String(point.pointId), meter: String(point.meterId), kind: 'submission' };
  const send: Household['send'] = (fields = {}) => browser.post('/readings/new', { ...form, ...usual, ...fields });
  const travel: Household['travel'] = async (now) => {
    portal.clock.set(now);
    const fresh = await portal.signedIn(accountId);
    for (const [name, value] of fresh.cookies) browser.cookies.set(name, value);
  };
  return { portal, accountId, browser, point, send, travel };
}

/** The readings that were sent through the portal, oldest first, as one line each: `1.8.1 16759 current 2026-11`. */
export async function ledger({ portal }: Pick<Household, 'portal'>): Promise<string[]> {
  const { rows } = await portal.pool.query<{ line: string }>(
    `select concat_ws(' ', register_code, value, state, to_char(bill_month, 'YYYY-MM'),
                      case when kind = 'own_record' then kind end) as line
       from readings where source = 'portal' order by id`,
  );
  return rows.map(({ line }) => line);
}
