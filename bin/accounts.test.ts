import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPool } from '#platform/db/pool.ts';
import { databaseUrl } from '#test/support/program.ts';
import { giveAccount } from '#test/support/registry.ts';
import { stopOwnServer } from '#test/support/server.ts';

after(stopOwnServer);

const command = fileURLToPath(new URL('odcitek.ts', import.meta.url));
const supplier = fileURLToPath(new URL('../db/demo/supplier', import.meta.url));

test('support looks at an account and moves it to another address, signed and on record; unsigned it may do nothing', async (t) => {
  const url = await databaseUrl(t);
  const accounts = async (args: string[]) => {
    const env = { ...process.env, DATABASE_URL: url, SUPPLIER: supplier, PUBLIC_URL: 'https://moj.example.si' };
    const child = spawn(process.execPath, [command, 'accounts', ...args], { env: { ...env, SECRET: 'x'.repeat(40) } });
    const [out, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, told, code: code as number };
  };
  const pool = openPool({ connectionString: url });
  await giveAccount(pool, { email: 'ana@example.si', name: 'Ana Novak' });
  const signed = ['--by', 'Maja, podpora', '--reason', 'klic stranke'];
  for (const unsigned of [
    ['show', 'ana@example.si'],
    ['recover', 'ana@example.si', ...signed],
    ['look', 'a@b.si', ...signed],
  ]) {
    assert.equal((await accounts(unsigned)).code, 2, unsigned.join(' '));
  }
  assert.match((await accounts(['show', 'ana@example.si', ...signed])).out, /"name": "Ana Novak"/);
  assert.equal((await accounts(['show', 'nobody@example.si', ...signed])).code, 1);
  const recovered = await accounts(['recover', 'Ana@example.si', '--to', 'ana@drugje.example', ...signed]);
  assert.deepEqual([recovered.code, recovered.told], [0, '']);
  assert.match((await accounts(['proofs', 'ana@example.si'])).out, /no proofs/);

  const { rows } = await pool.query('select what, who, reason from data_accesses order by id');
  const look = { who: 'Maja, podpora', reason: 'klic stranke' };
  assert.deepEqual(rows, [
    { what: 'account', ...look },
    { what: 'email_recovery', ...look },
  ]);
  const mails = await pool.query<{ recipient: string }>('select recipient from messages order by id');
  assert.deepEqual(
    mails.rows.map(({ recipient }) => recipient),
    ['ana@example.si', 'ana@drugje.example'],
  );
  await pool.end();
});
