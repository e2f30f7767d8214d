import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPool } from '#platform/db/pool.ts';
import { databaseUrl } from '#test/support/program.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { stopOwnServer } from '#test/support/server.ts';

after(stopOwnServer);

const command = fileURLToPath(new URL('odcitek.ts', import.meta.url));
const supplier = fileURLToPath(new URL('../db/demo/supplier', import.meta.url));

test('what customers ask and want is listed and answered once, on record, and the customer is told by mail', async (t) => {
  const url = await databaseUrl(t);
  const requests = async (args: string[], more: Record<string, string> = {}) => {
    const env = {
      ...process.env,
      DATABASE_URL: url,
      SUPPLIER: supplier,
      PUBLIC_URL: 'https://moj.example.si',
      ...more,
    };
    const look = args.includes('--by') ? [] : ['--by', 'Nina', '--reason', 'pregled zahtev'];
    const child = spawn(process.execPath, [command, 'requests', ...args, ...look], { env });
    const [out, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, told, code: code as number };
  };
  assert.deepEqual(await requests([]), { out: 'Nothing waits for an answer.\n', told: '', code: 0 });

  const pool = openPool({ connectionString: url });
  const accountId = await giveAccount(pool, { email: 'ana@example.si', name: 'Ana Novak' });
  const { contractId, contract } = await givePoint(pool, { linkedBy: [accountId] });
  const { rows } = await pool.query<{ id: number }>(
    `insert into bill_requests (account_id, contract_id, kind, facts) values ($1, $2, 'delivery', '{"how": "email"}')
     returning id`,
    [accountId, contractId],
  );
  const id = String(rows[0]?.id);
  const listed = await requests([]);
  assert.match(
    listed.out,
    new RegExp(`^${id}  [\\d-]{10}  ${contract}  delivery  Ana Novak <ana@example.si>  .*email`),
  );

  assert.equal((await requests(['--confirm', id, '--refuse', id])).code, 2);
  assert.match((await requests(['--confirm', id], { SUPPLIER: '' })).told, /SUPPLIER and PUBLIC_URL must be set/);
  assert.match((await requests(['--confirm', id, '--note', 'Od januarja.'])).out, /is confirmed/);
  const again = await requests(['--refuse', id]);
  assert.deepEqual([again.code, again.out], [1, `No request ${id} waits for an answer.\n`]);
  const found = await pool.query('select r.state, r.note, m.recipient from bill_requests r, messages m');
  assert.deepEqual(found.rows, [{ state: 'confirmed', note: 'Od januarja.', recipient: 'ana@example.si' }]);

  const wanted = await pool.query<{ id: number }>(
    `insert into offer_requests (account_id, kind, subject, facts) values ($1, 'offer', 'posvet', '{"title": "Posvet"}')
     returning id`,
    [accountId],
  );
  const offer = `O${wanted.rows[0]?.id}`;
  assert.match((await requests([])).out, new RegExp(`^${offer}  [\\d-]{10}  offer  posvet  sent  Ana Novak <ana@`));
  assert.match((await requests(['--arrange', id])).told, /Say which request/);
  assert.match((await requests(['--confirm', offer, '--by', ''])).told, /Say who looks and why/);
  assert.match((await requests(['--arrange', offer])).out, /is arranging/);
  assert.equal((await requests(['--arrange', offer])).code, 1);
  assert.match((await requests(['--confirm', offer, '--note', 'V četrtek.'])).out, /is done/);
  assert.equal((await requests(['--refuse', offer])).code, 1);
  const looks = await pool.query(
    'select who, what, reason, count(*)::int as times from data_accesses group by 1, 2, 3 order by 2',
  );
  assert.deepEqual(looks.rows, [
    { who: 'Nina', what: 'bill_request_answer', reason: 'pregled zahtev', times: 1 },
    { who: 'Nina', what: 'bill_requests', reason: 'pregled zahtev', times: 1 },
    { who: 'Nina', what: 'offer_request_answer', reason: 'pregled zahtev', times: 2 },
    { who: 'Nina', what: 'offer_requests', reason: 'pregled zahtev', times: 1 },
  ]);
  const told = await pool.query("select subject from messages where template = 'offer-request-answer' order by id");
  assert.deepEqual(told.rows, [{ subject: 'Povpraševanje: Posvet' }, { subject: 'Povpraševanje: Posvet' }]);
  await pool.end();
});
