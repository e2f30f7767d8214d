import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openObjects } from '#platform/objects/objects.ts';
import { usualPlace } from '#platform/objects/place.ts';
import { openPool } from '#platform/db/pool.ts';
import { databaseUrl } from '#test/support/program.ts';
import { giveAccount } from '#test/support/registry.ts';
import { stopOwnServer } from '#test/support/server.ts';

after(stopOwnServer);

const command = fileURLToPath(new URL('odcitek.ts', import.meta.url));
const supplier = fileURLToPath(new URL('../db/demo/supplier', import.meta.url));

test('questions and calls are listed without names, looked at on record, and answered by mail', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-questions-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const url = await databaseUrl(t);
  const questions = async (args: string[], input = '', more: Record<string, string> = {}) => {
    const env = {
      ...process.env,
      DATABASE_URL: url,
      DATA_DIR: folder,
      SUPPLIER: supplier,
      PUBLIC_URL: 'https://moj.example.si',
    };
    const child = spawn(process.execPath, [command, 'questions', ...args], { env: { ...env, ...more } });
    child.stdin.end(input);
    const [out, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, told, code: code as number };
  };
  assert.deepEqual(await questions([]), { out: 'Nothing waits for an answer.\n', told: '', code: 0 });

  const pool = openPool({ connectionString: url });
  const accountId = await giveAccount(pool, { email: 'ana@example.si', name: 'Ana Novak' });
  await openObjects(usualPlace(folder)).put('attachments/aa/aa', Buffer.from('%PDF-'));
  await pool.query(
    `with c as (
       insert into conversations (asked_in, account_id, language, topic, created_at, changed_at)
       values (2026, $1, 'sl', 'bills', now(), now()) returning id
     ), m as (
       insert into conversation_messages (conversation_id, author, body, sent_at)
       select id, 'customer', $2, now() from c returning id
     ), b as (
       insert into call_backs (account_id, language, phone, topic, day, from_time, until_time, created_at)
       values ($1, 'sl', '+38641123456', 'other', '2026-12-01', '08:00', '10:00', now())
     )
     insert into conversation_attachments (form_hash, message_id, name, kind, size, sha256, object_key, created_at)
     select '\\x00', id, 'račun.pdf', 'pdf', 5, '\\x00', 'attachments/aa/aa', now() from m`,
    [accountId, 'Zakaj?\u001b[2J'],
  );
  const { out: listed } = await questions([]);
  assert.match(
    listed,
    /^V-2026-000001 {2}[\d-]{10} [\d:]{5} {2}sent {2}bills {2}customer {2}sl {2}1 messages, 1 attachments\n/,
  );
  assert.match(listed, /call 1 {2}2026-12-01 08:00–10:00 {2}other/);
  assert.doesNotMatch(listed, /Ana|ana@|41123456/);

  const shown = await questions(['show', 'v-2026-1', '--by', 'Nika', '--attachments', join(folder, 'out')]);
  assert.match(shown.out, /Ana Novak <ana@example\.si>[^]*--- customer, .*\nZakaj\?\[2J\n\[račun\.pdf, 5 bytes\]/);
  assert.deepEqual(await readdir(join(folder, 'out')), ['V-2026-000001-1-račun.pdf']);
  assert.match((await questions([])).out, /in_progress/);

  assert.equal((await questions(['answer', 'V-2026-000001'])).code, 2);
  assert.equal((await questions(['answer', 'x', '--text', '-'], 'Zato.')).code, 2);
  assert.equal((await questions(['answer', 'V-2026-000001', '--text', '-'], ' ')).code, 2);
  assert.match(
    (await questions(['answer', 'V-2026-000001', '--text', '-'], 'Zato.', { SUPPLIER: '' })).told,
    /must be set/,
  );
  assert.equal((await questions(['answer', 'V-2026-000009', '--text', '-'], 'Zato.')).code, 1);
  assert.equal(
    (await questions(['answer', 'V-2026-000001', '--text', '-', '--close', '--by', 'Nika'], 'Zato.\r\n')).code,
    0,
  );

  assert.match((await questions(['call', '1', '--by', 'Nika'])).out, /Ana Novak \+38641123456/);
  assert.equal((await questions(['call', '1', '--done', '--missed'])).code, 2);
  assert.equal((await questions(['call', '1', '--missed', '--note', 'Kličemo jutri.', '--by', 'Nika'])).code, 0);
  assert.equal((await questions(['call', '1', '--done'])).code, 1);
  assert.equal((await questions(['nothing'])).code, 2);

  const { rows } = await pool.query<object>(
    `select (select state from conversations), (select json_agg(body order by id) from conversation_messages) as said,
            (select state || ' ' || note from call_backs) as call,
            (select json_agg(recipient || ' ' || subject) from messages) as mails,
            (select json_agg(who || ' ' || what || ': ' || reason order by id) from data_accesses) as looks`,
  );
  assert.deepEqual(rows, [
    {
      state: 'closed',
      said: ['Zakaj?\u001b[2J', 'Zato.'],
      call: 'missed Kličemo jutri.',
      mails: ['ana@example.si Odgovor na vprašanje V-2026-000001'],
      looks: [
        'Nika conversation: answering question V-2026-000001',
        'Nika conversation_answer: answering question V-2026-000001',
        'Nika call_backs: calling back, request 1',
        'Nika call_back_answer: calling back, request 1',
      ],
    },
  ]);
  await pool.end();
});
