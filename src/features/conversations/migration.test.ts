/** Questions about bills from before there were conversations are moved by the migration. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { migrate } from '#platform/db/migrate.ts';
import { testDatabase } from '#test/support/database.ts';
import { giveBill } from '#test/support/bills.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';

const migrations = new URL('../../../db/migrations/', import.meta.url);

test('a question about a bill becomes a conversation, with its answer; other requests stay', async (t) => {
  const pool = await testDatabase(t);
  await pool.query('drop schema public cascade');
  await pool.query('create schema public');
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-migrations-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const name of await readdir(migrations)) {
    if (name < '0017') await cp(new URL(name, migrations), join(folder, name));
  }
  await migrate(pool, pathToFileURL(`${folder}/`));

  const accountId = await giveAccount(pool, { language: 'en' });
  const point = await givePoint(pool, { linkedBy: [accountId] });
  const bill = await giveBill(pool, point, { number: 'R2612-1' });
  await pool.query(
    `insert into bill_requests (account_id, contract_id, kind, facts, state, created_at, decided_at, note)
     values ($1, $2, 'question', '{"bill": "R2612-1", "question": "Why?"}', 'confirmed', '2026-11-01', '2026-11-02', 'So.'),
            ($1, $2, 'question', '{"bill": "gone", "question": "And?"}', 'sent', '2026-11-01', null, ''),
            ($1, $2, 'question', '{"bill": "R2612-1", "question": "No."}', 'withdrawn', '2026-11-01', '2026-11-03', ''),
            ($1, $2, 'delivery', '{"how": "paper"}', 'sent', '2026-11-01', null, '')`,
    [accountId, point.contractId],
  );
  await migrate(pool);
  const { rows } = await pool.query<object>(
    `select c.number, c.account_id = $1 and c.contract_id = $2 as theirs, c.bill_id, c.language, c.topic, c.state,
            c.answered_at is not null as answered, c.changed_at::date::text as changed,
            (select json_agg(m.author || ': ' || m.body order by m.id) from conversation_messages m
              where m.conversation_id = c.id) as said
       from conversations c order by c.id`,
    [accountId, point.contractId],
  );
  const common = { theirs: true, language: 'en', topic: 'bills' };
  assert.deepEqual(rows, [
    {
      ...common,
      number: 'V-2026-000001',
      bill_id: bill.id,
      state: 'answered',
      answered: true,
      changed: '2026-11-02',
      said: ['customer: Why?', 'supplier: So.'],
    },
    {
      ...common,
      number: 'V-2026-000002',
      bill_id: null,
      state: 'sent',
      answered: false,
      changed: '2026-11-01',
      said: ['customer: And?'],
    },
    {
      ...common,
      number: 'V-2026-000003',
      bill_id: bill.id,
      state: 'closed',
      answered: false,
      changed: '2026-11-03',
      said: ['customer: No.'],
    },
  ]);
  const left = await pool.query('select kind from bill_requests');
  assert.deepEqual(left.rows, [{ kind: 'delivery' }]);
});
