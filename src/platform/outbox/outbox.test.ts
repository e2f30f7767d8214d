import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transaction } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import type { E164 } from '#platform/sms/numbers.ts';
import { queueMessage, queueMessages, sweepMessages, type MessageToQueue } from './outbox.ts';

const now = new Date('2026-11-30T18:00:00Z');
const letter = {
  language: 'sl',
  subject: 'Čas je za odčitek',
  parts: ['Pozdravljeni,', { label: 'Odpri', href: 'https://example.si/skrivnost', secret: true as const }],
  signature: ['Moj GEN-I'],
};
const mail = { channel: 'mail', accountId: null, template: 'test', to: 'ana@example.si', letter, now } as const;
const sms = {
  channel: 'sms',
  accountId: null,
  template: 'code',
  to: '+38641123456' as E164,
  language: 'sl',
  text: 'Koda: 123456',
  now,
} as const;

describe('the outbox', () => {
  it('keeps a mail as it will be sent, and what may be read of it later', async (t) => {
    const pool = await testDatabase(t);
    const sendAfter = new Date('2026-12-01T07:00:00Z');
    const expiresAt = new Date('2026-12-03T23:00:00Z');
    const id = await transaction(pool, (tx) =>
      queueMessage(tx, {
        ...mail,
        sendAfter,
        expiresAt,
        quietHours: { from: 21, until: 8 },
        stopUrl: 'https://example.si/s/x',
      }),
    );
    const { rows } = await pool.query<Record<string, unknown>>('select * from messages');
    assert.equal(rows.length, 1);
    const kept = rows[0] ?? {};
    assert.match(String(kept['text']), /example\.si\/skrivnost/);
    assert.match(String(kept['html']), /example\.si\/skrivnost/);
    assert.doesNotMatch(String(kept['shown_text']), /skrivnost/);
    const expected = {
      id,
      channel: 'mail',
      recipient: 'ana@example.si',
      language: 'sl',
      subject: 'Čas je za odčitek',
      state: 'waiting',
      attempts: 0,
      asked_for: false,
      created_at: now,
      due_at: sendAfter,
      next_try_at: sendAfter,
      expires_at: expiresAt,
      quiet_from: 21,
      quiet_until: 8,
      stop_url: 'https://example.si/s/x',
      settled_at: null,
    };
    for (const [name, value] of Object.entries(expected)) assert.deepEqual(kept[name], value, name);
  });

  it('keeps an SMS, and hides the code in it from whoever reads it later', async (t) => {
    const pool = await testDatabase(t);
    await transaction(pool, (tx) =>
      queueMessages(tx, [sms, { ...sms, askedFor: true, shownText: 'Koda: [je v sporočilu]' }]),
    );
    const { rows } = await pool.query('select text, shown_text, asked_for, due_at from messages order by id');
    assert.deepEqual(rows, [
      { text: 'Koda: 123456', shown_text: 'Koda: 123456', asked_for: false, due_at: now },
      { text: 'Koda: 123456', shown_text: 'Koda: [je v sporočilu]', asked_for: true, due_at: now },
    ]);
  });

  it('takes a thousand in one statement and gives their ids in order', async (t) => {
    const pool = await testDatabase(t);
    const messages = Array.from({ length: 1000 }, (_, each): MessageToQueue => {
      const to = `oseba${each}@example.si`;
      return each % 2 === 0 ? { ...mail, to } : { ...sms, text: to };
    });
    const ids = await transaction(pool, (tx) => queueMessages(tx, messages));
    const { rows } = await pool.query<{ id: number; whom: string }>(
      "select id, case channel when 'mail' then recipient else text end as whom from messages",
    );
    const whom = new Map(rows.map((row) => [row.id, row.whom]));
    assert.deepEqual(
      ids.map((id) => whom.get(id)),
      messages.map((_, each) => `oseba${each}@example.si`),
    );
    assert.deepEqual(await transaction(pool, (tx) => queueMessages(tx, [])), []);
  });

  it('holds nothing of what was rolled back', async (t) => {
    const pool = await testDatabase(t);
    const undone = transaction(pool, async (tx) => {
      await queueMessage(tx, mail);
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
    assert.equal((await pool.query('select from messages')).rowCount, 0);
  });

  it('forgets after ninety days', async (t) => {
    const pool = await testDatabase(t);
    await transaction(pool, (tx) => queueMessages(tx, [mail, { ...mail, now: new Date('2026-12-02T18:00:00Z') }]));
    await sweepMessages(pool, new Date('2027-03-01T18:00:00Z'));
    assert.equal((await pool.query('select from messages')).rowCount, 1);
  });
});
