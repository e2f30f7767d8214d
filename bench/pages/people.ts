/** Who comes to the pages under measurement, and what they ask for. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hashToken } from '#features/accounts/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { formToken } from '#platform/http/same-site.ts';
import type { Pairs } from './child.ts';
import type { Shot } from './load.ts';

export type Person = {
  readonly account: number;
  readonly point: number;
  readonly meter: number;
  readonly token: string;
};

const people = 300;

/** Two years of readings each, and a session. */
export async function seed(pool: Pool, now: string): Promise<Person[]> {
  await pool.query(await readFile(new URL('seed.sql', import.meta.url), 'utf8'));
  const { rows } = await pool.query<Omit<Person, 'token'>>(
    `select l.account_id as account, s.metering_point_id as point, m.id as meter
       from contract_links l join supplies s using (contract_id) join meters m using (metering_point_id)
       join metering_points p on p.id = s.metering_point_id where p.energy = 'electricity' order by 1 limit ${people}`,
  );
  for (const { account, point } of rows)
    await pool.query('update accounts set last_metering_point_id = $2 where id = $1', [account, point]);
  return signedIn(pool, rows, now);
}

/** Two accounts for each size of an archive of bills: 10, 960, 10 000. */
export async function seedBills(pool: Pool, now: string): Promise<(bills: number) => Promise<Person[]>> {
  await pool.query(await readFile(new URL('bills.sql', import.meta.url), 'utf8'));
  return async (bills) => {
    const { rows } = await pool.query<Omit<Person, 'token'>>(
      "select id as account, 0 as point, 0 as meter from accounts where email like 'bills' || $1 || '-%'",
      [bills],
    );
    return signedIn(pool, rows, now);
  };
}

async function signedIn(pool: Pool, rows: readonly Omit<Person, 'token'>[], now: string): Promise<Person[]> {
  const all = rows.map((row) => ({ ...row, token: randomBytes(32).toString('base64url') }));
  for (const { account, token } of all) {
    await pool.query(
      `insert into sessions (token_hash, account_id, remembered, device, created_at, last_seen_at, expires_at)
       values ($1, $2, true, 'bench', $3, $3, $3::timestamptz + interval '30 days')`,
      [hashToken(token), account, now],
    );
  }
  return all;
}

/** What stands for one person where another was recorded. */
export function inPlaceOf(recorded: Person, meant: Person): Pairs {
  return [
    [hashToken(recorded.token).toString('hex'), hashToken(meant.token).toString('hex')],
    [recorded.account, meant.account],
    [recorded.point, meant.point],
    [recorded.meter, meant.meter],
  ];
}

export function opened(path: string) {
  return (person: Person): Shot => ({ method: 'GET', path, headers: cookieOf(person) });
}

/** Values change from step to step, so that each submission is stored and replaces the one before. */
export const steps = 20;

export function submitted(secret: string) {
  return (person: Person, step: number): Shot => {
    const form = new URLSearchParams({
      formToken: formToken(secret, person.token),
      point: String(person.point),
      meter: String(person.meter),
      date: '2026-11-30',
      kind: 'submission',
      ...valuesOf(step),
    });
    const headers = {
      ...cookieOf(person),
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    };
    return { method: 'POST', path: '/readings/new', headers, body: form.toString() };
  };
}

/** The floor's values are never the portal's, which would otherwise find its reading already there and write nothing. */
export function floorSteps(recordedStep: number): Pairs[] {
  const recorded = Object.values(valuesOf(recordedStep)).map(Number);
  return Array.from({ length: steps }, (_, step) => {
    const meant = Object.values(valuesOf(steps + step)).map(Number);
    return recorded.map((value, index) => [value, meant[index] ?? value] as const);
  });
}

function valuesOf(step: number): { 'r-1.8.1': string; 'r-1.8.2': string } {
  return { 'r-1.8.1': String(17_440 + step), 'r-1.8.2': String(17_510 + step) };
}

function cookieOf({ token }: Person): Record<string, string> {
  return { cookie: `odcitek=${token}; odcitek_language=sl` };
}
