import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transaction, violatedConstraint } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import { giveAccount } from '#test/support/registry.ts';
import { audit, recordAccess } from './index.ts';

const at = new Date('2026-11-23T09:00:00Z');

test('a look is on record for each account whose data was shown, and for none that is gone', async (t) => {
  const pool = await testDatabase(t);
  const [ana, bor] = [await giveAccount(pool), await giveAccount(pool)];
  await transaction(pool, (tx) =>
    recordAccess(tx, { at, accountId: [ana, bor, ana, 999_999], who: 'podpora', what: 'account', reason: 'klic' }),
  );
  const { rows } = await pool.query('select account_id, who, what, reason from data_accesses order by account_id');
  const look = { who: 'podpora', what: 'account', reason: 'klic' };
  assert.deepEqual(
    rows,
    [ana, bor].map((account_id) => ({ account_id, ...look })),
  );
});

test('a look without a person or a reason is refused', async (t) => {
  const pool = await testDatabase(t);
  const accountId = await giveAccount(pool);
  for (const nothing of [{ who: '' }, { reason: '' }]) {
    const look = { at, accountId, who: 'podpora', what: 'account', reason: 'klic', ...nothing } as const;
    await assert.rejects(
      transaction(pool, (tx) => recordAccess(tx, look)),
      (error) => violatedConstraint(error) === 'data_accesses_say_who_what_and_why',
    );
  }
});

test('what was looked at stays on record as long as the account, and goes with it', async (t) => {
  const pool = await testDatabase(t);
  const accountId = await giveAccount(pool);
  await transaction(pool, (tx) => recordAccess(tx, { at, accountId, who: 'a', what: 'account', reason: 'b' }));
  const only = (error: unknown) => violatedConstraint(error) === 'data_accesses_only_grows';
  await assert.rejects(pool.query(`update data_accesses set reason = 'c'`), only);
  await assert.rejects(pool.query('delete from data_accesses'), only);
  await assert.rejects(pool.query('truncate data_accesses'), only);
  await pool.query('delete from accounts');
  assert.equal((await pool.query('select from data_accesses')).rowCount, 0);
});

test('the audit trail forgets from where only of accounts that are gone, and nothing else ever', async (t) => {
  const pool = await testDatabase(t);
  const [gone, here] = [await giveAccount(pool), await giveAccount(pool)];
  for (const id of [gone, here]) {
    await transaction(pool, async (tx) => {
      await audit(tx, { at, accountId: id, action: 'logged in', origin: '192.0.2.7', facts: { remembered: true } });
      await audit(tx, { at, accountId: null, action: 'log-in refused', subject: `account ${id}`, origin: '192.0.2.7' });
    });
  }
  await transaction(pool, (tx) => audit(tx, { at, accountId: null, action: 'log-in refused', origin: '192.0.2.7' }));
  await pool.query('delete from accounts where id = $1', [gone]);
  const mine = `(account_id = ${gone} or subject = 'account ${gone}')`;
  const refused = (sql: string) =>
    assert.rejects(pool.query(sql), (error) => violatedConstraint(error) === 'audit_entries_only_grows', sql);
  const forgotten = `origin = '', facts = '{}'`;
  await refused(`update audit_entries set ${forgotten}`);
  await refused(`update audit_entries set ${forgotten} where account_id = ${here}`);
  await refused(`update audit_entries set ${forgotten} where subject = 'account ${here}'`);
  await refused(`update audit_entries set ${forgotten} where account_id is null and subject = ''`);
  await refused(`update audit_entries set ${forgotten}, action = 'x' where ${mine}`);
  await refused(`update audit_entries set ${forgotten}, recorded_at = now() where ${mine}`);
  await refused(`update audit_entries set origin = '192.0.2.8', facts = '{}' where ${mine}`);
  await refused(`delete from audit_entries where ${mine}`);
  await refused('truncate audit_entries');
  assert.equal((await pool.query(`update audit_entries set ${forgotten} where ${mine}`)).rowCount, 2);
});
