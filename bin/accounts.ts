/** `odcitek accounts`: what support may do with a customer's account until there is a desk. Each call is on record. */
import { parseArgs } from 'node:util';
import { beginRecovery } from '#features/accounts/index.ts';
import { findConsentProofs, showAccount } from '#features/rights/index.ts';
import { readSupplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { joinDatabase } from '../src/app/database.ts';
import { plainLog } from './plain-log.ts';

const usage = `odcitek accounts show EMAIL --by WHO --reason WHY
odcitek accounts recover EMAIL --to NEW_EMAIL --by WHO --reason WHY
odcitek accounts proofs EMAIL
WHO and WHY are read by the customer in "Kdo je gledal moje podatke".`;

const options = {
  by: { type: 'string', default: '' },
  reason: { type: 'string', default: '' },
  to: { type: 'string', default: '' },
} as const;

type Values = { readonly by: string; readonly reason: string; readonly to: string };

/** Exit code 0: done; 1: there is no such account; 2: the call makes no sense. */
export async function accountsCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command = '', email = '', ...more] = positionals;
  const signed = values.by.trim() !== '' && values.reason.trim() !== '';
  const makesSense =
    email.includes('@') &&
    more.length === 0 &&
    ((command === 'show' && signed) ||
      (command === 'recover' && signed && values.to.includes('@')) ||
      command === 'proofs');
  if (!makesSense) {
    console.error(usage);
    return 2;
  }
  const needed = { show: [], recover: ['SUPPLIER', 'PUBLIC_URL'], proofs: ['SECRET'] }[command as 'show'];
  const missing = needed.filter((name) => (process.env[name] ?? '') === '');
  if (missing.length > 0) {
    console.error(`${missing.join(' and ')} must be set as for the portal.`);
    return 2;
  }
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir = './data' } = process.env;
  const database = await joinDatabase({ config: { databaseUrl, dataDir }, log: plainLog() });
  try {
    if (command === 'show') return await show(database.pool, email, values);
    if (command === 'recover') return await recover(database.pool, email, values);
    return await proofs(database.pool, email);
  } finally {
    await database.close();
  }
}

async function show(pool: Pool, email: string, { by, reason }: Values): Promise<number> {
  const account = await showAccount(pool, { email, who: by, reason, now: new Date() });
  if (account === undefined) return noAccount(email);
  console.log(JSON.stringify(account, null, 2));
  return 0;
}

async function recover(pool: Pool, email: string, { by, reason, to }: Values): Promise<number> {
  const supplier = await readSupplier(process.env['SUPPLIER'] ?? '');
  const publicUrl = new URL(process.env['PUBLIC_URL'] ?? '').origin;
  const wish = { email, newEmail: to.trim(), who: by, reason, now: new Date() };
  const begun = await beginRecovery({ pool, supplier, publicUrl }, wish);
  if (begun.result === 'no_account') return noAccount(email);
  if (begun.result !== 'begun') {
    console.error(`${to} has an account already.`);
    return 1;
  }
  console.log(
    `Letters are on their way to both addresses. ${to} takes effect once it is confirmed, not before ${begun.notBefore.toISOString()}.`,
  );
  return 0;
}

async function proofs(pool: Pool, email: string): Promise<number> {
  const found = await findConsentProofs(pool, { email, secret: process.env['SECRET'] ?? '' });
  if (found.length === 0) console.log('There are no proofs of consents of an account that is gone with this address.');
  for (const { recordedAt, purpose, given, textVersion, origin, keptUntil } of found) {
    const answer = given ? 'given' : 'not given or withdrawn';
    console.log(
      `${recordedAt.toISOString()}  ${purpose} ${textVersion}  ${answer}  ${origin}  kept until ${keptUntil.toISOString().slice(0, 10)}`,
    );
  }
  return 0;
}

function noAccount(email: string): number {
  console.error(`There is no account with the address ${email}.`);
  return 1;
}
