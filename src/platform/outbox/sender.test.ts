import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { describe, it } from 'node:test';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { createLog } from '#platform/log.ts';
import type { E164 } from '#platform/sms/numbers.ts';
import { testDatabase } from '#test/support/database.ts';
import { queueMessage, resumeRecipient, waitingMessages, type MailToQueue, type SmsToQueue } from './outbox.ts';
import type { Outcome } from './route.ts';
import { createSender, type SenderOptions } from './sender.ts';

const start = new Date('2026-11-30T18:00:00Z');
const later = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const at = (text: string): Date => new Date(text);

const letter = { language: 'sl', subject: 'Čas je', parts: ['Pozdravljeni,'], signature: ['Moj GEN-I'] };
const ana = 'ana@example.si';
const mobile = '+38641123456' as E164;

function queueMail(pool: Pool, mail: Partial<MailToQueue> = {}): Promise<number> {
  const message = { channel: 'mail', accountId: null, template: 'test', to: ana, letter, now: start, ...mail } as const;
  return transaction(pool, (tx) => queueMessage(tx, message));
}

function queueSms(pool: Pool, sms: Partial<SmsToQueue> = {}): Promise<number> {
  const fixed = { channel: 'sms', accountId: null, template: 'test', language: 'sl' } as const;
  return transaction(pool, (tx) => queueMessage(tx, { ...fixed, to: mobile, text: 'Čas je.', now: start, ...sms }));
}

type Answers = (to: string, number: number) => Outcome | Promise<Outcome>;

/** A gateway that answers as it is told, and remembers who was written to. */
function gateway(answers: Answers, repeatable = false) {
  const sent: string[] = [];
  const send = ({ to }: { to: string }): Promise<Outcome> => {
    sent.push(to);
    return Promise.resolve().then(() => answers(to, sent.length));
  };
  return { sent, repeatable, send, close: () => undefined };
}

const accepted: Outcome = { kind: 'accepted' };
const takesAll = (repeatable = false) => gateway(() => accepted, repeatable);

function senderOn(pool: Pool, routes: SenderOptions['routes'], more: Partial<SenderOptions> = {}) {
  let now = start;
  const logged: string[] = [];
  const log = createLog({ level: 'info', write: (line) => void logged.push(line) });
  const sender = createSender({ pool, log, now: () => now, timeZone: 'Europe/Ljubljana', routes, ...more });
  return { ...sender, logged, at: (instant: Date) => void (now = instant) };
}

type Kept = Record<string, unknown> & { readonly state: string; readonly next_try_at: Date };

async function kept(pool: Pool, id: number): Promise<Kept> {
  const { rows } = await pool.query<Kept>('select * from messages where id = $1', [id]);
  return rows[0] ?? assert.fail(`no message ${id}`);
}

async function attemptsOf(pool: Pool, id: number): Promise<unknown[]> {
  const text = 'select number, outcome, answer from message_attempts where message_id = $1 order by number';
  return (await pool.query({ text, values: [id], rowMode: 'array' })).rows;
}

async function stopped(pool: Pool): Promise<unknown[]> {
  const text = 'select channel, recipient, answer from stopped_recipients order by 1, 2';
  return (await pool.query({ text, rowMode: 'array' })).rows;
}

describe('the sender', () => {
  it('sends a message once, notes when, and keeps its text no longer', async (t) => {
    const pool = await testDatabase(t);
    const [mail, sms] = [takesAll(), gateway(() => ({ kind: 'accepted', gatewayId: 'SM1' }))];
    const [first, second] = [await queueMail(pool), await queueSms(pool)];
    const counted: string[] = [];
    const count = (channel: string, result: string): void => void counted.push(`${channel} ${result}`);
    const sender = senderOn(pool, { mail, sms }, { count });
    assert.equal(await sender.flush(), 2);
    assert.equal(await sender.flush(), 0);
    assert.deepEqual([mail.sent, sms.sent], [[ana], [mobile]]);
    for (const id of [first, second]) {
      const row = await kept(pool, id);
      assert.deepEqual(
        [row.state, row['settled_at'], row['attempts'], row['text'], row['html'], row['claimed_until']],
        ['sent', start, 1, '', '', null],
      );
      assert.notEqual(row['shown_text'], '');
      assert.deepEqual(await attemptsOf(pool, id), [[1, 'accepted', '']]);
    }
    assert.equal((await kept(pool, second))['gateway_id'], 'SM1');
    assert.deepEqual(counted.toSorted(), ['mail sent', 'sms sent']);
    assert.deepEqual(sender.logged, []);
  });

  it('keeps the text of what it has sent where it is told to, for the demo', async (t) => {
    const pool = await testDatabase(t);
    const id = await queueMail(pool);
    await senderOn(pool, { mail: takesAll() }, { keepsTexts: true }).flush();
    assert.match(String((await kept(pool, id))['text']), /Pozdravljeni/);
  });

  it('holds no transaction open while a gateway is talked to, and has the attempt on record by then', async (t) => {
    const pool = await testDatabase(t);
    const id = await queueMail(pool);
    const seen: unknown[] = [];
    const mail = gateway(async () => {
      const { rows } = await pool.query(
        "select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
      );
      const { rows: records } = await pool.query('select outcome, ended_at from message_attempts');
      seen.push(rows.length, records, (await kept(pool, id)).state);
      return accepted;
    });
    await senderOn(pool, { mail }).flush();
    assert.deepEqual(seen, [0, [{ outcome: null, ended_at: null }], 'sending']);
  });

  it('lets what somebody waits for go first', async (t) => {
    const pool = await testDatabase(t);
    for (let each = 0; each < 20; each++) await queueMail(pool, { to: `oseba${each}@example.si` });
    await queueMail(pool, { askedFor: true });
    const mail = takesAll();
    assert.equal(await senderOn(pool, { mail }).flush(), 21);
    assert.equal(mail.sent[0], ana);
  });

  it('leaves a channel without a way out waiting', async (t) => {
    const pool = await testDatabase(t);
    const id = await queueSms(pool);
    assert.equal(await senderOn(pool, { mail: takesAll() }).flush(), 0);
    assert.equal((await kept(pool, id)).state, 'waiting');
  });

  it('tries again after a refusal for now, later each time, fourteen times within about a day', async (t) => {
    const pool = await testDatabase(t);
    const id = await queueMail(pool);
    const mail = gateway(() => ({ kind: 'refused_for_now', answer: '451 4.7.1' }));
    const sender = senderOn(pool, { mail });
    const waits: number[] = [];
    let row = await kept(pool, id);
    for (let now = start; row.state === 'waiting'; now = row.next_try_at) {
      sender.at(new Date(now.getTime() - 1));
      assert.equal(await sender.flush(), 0);
      sender.at(now);
      assert.equal(await sender.flush(), 1);
      row = await kept(pool, id);
      waits.push((row.next_try_at.getTime() - now.getTime()) / 60_000);
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240, 240, 0]);
    assert.equal(row.state, 'refused');
    assert.equal((await attemptsOf(pool, id)).length, 14);
    // the address is not to blame
    assert.deepEqual(await stopped(pool), []);
    assert.equal(sender.logged.length, 14);
    assert.doesNotMatch(sender.logged.join(''), /ana@|example/);
  });

  it('stops an address that was refused for good: nothing more goes there but what is asked for', async (t) => {
    const pool = await testDatabase(t);
    let outcome: Outcome = { kind: 'refused', answer: '550 5.1.1' };
    const mail = gateway(() => outcome);
    const sender = senderOn(pool, { mail });
    const refused = await queueMail(pool);
    await sender.flush();
    assert.equal((await kept(pool, refused)).state, 'refused');
    assert.deepEqual(await attemptsOf(pool, refused), [[1, 'refused', '550 5.1.1']]);
    assert.deepEqual(await stopped(pool), [['mail', ana, '550 5.1.1']]);

    const untried = await queueMail(pool, { to: 'Ana@Example.si' });
    const other = await queueMail(pool, { to: 'bine@example.si' });
    outcome = accepted;
    await sender.flush();
    assert.deepEqual([(await kept(pool, untried)).state, (await kept(pool, other)).state], ['refused', 'sent']);
    assert.deepEqual(await attemptsOf(pool, untried), []);
    assert.equal((await kept(pool, untried))['attempts'], 0);

    const asked = await queueMail(pool, { askedFor: true });
    await sender.flush();
    assert.equal((await kept(pool, asked)).state, 'sent');
    assert.deepEqual(await stopped(pool), [], 'an address that takes a message is stopped no longer');
    const again = await queueMail(pool);
    await sender.flush();
    assert.equal((await kept(pool, again)).state, 'sent');
  });

  it('goes on with a stopped address when its owner says so', async (t) => {
    const pool = await testDatabase(t);
    const mail = gateway((_to, number) => (number === 1 ? { kind: 'refused', answer: '550' } : accepted));
    const sender = senderOn(pool, { mail });
    await queueMail(pool);
    await sender.flush();
    await resumeRecipient(pool, { channel: 'mail', recipient: ana });
    const id = await queueMail(pool);
    await sender.flush();
    assert.equal((await kept(pool, id)).state, 'sent');
  });

  it('does not blame the address for a message that was refused', async (t) => {
    const pool = await testDatabase(t);
    const id = await queueMail(pool);
    await senderOn(pool, {
      mail: gateway(() => ({ kind: 'refused', answer: '554 5.7.1', keepsAddress: true })),
    }).flush();
    assert.equal((await kept(pool, id)).state, 'refused');
    assert.deepEqual(await stopped(pool), []);
  });

  for (const [what, answers] of [
    ['that may have been handed over', () => ({ kind: 'unclear', answer: 'ECONNRESET' })],
    ['whose way out broke down', () => Promise.reject(new Error('broken'))],
  ] satisfies [string, Answers][]) {
    it(`sends a message ${what} again where that does no harm, and never where it would`, async (t) => {
      const pool = await testDatabase(t);
      const [mail, sms] = [gateway(answers, true), gateway(answers)];
      const [again, never] = [await queueMail(pool), await queueSms(pool)];
      const sender = senderOn(pool, { mail, sms });
      await sender.flush();
      assert.deepEqual([(await kept(pool, again)).state, (await kept(pool, never)).state], ['waiting', 'unclear']);
      sender.at(later(1));
      assert.equal(await sender.flush(), 1);
      assert.deepEqual([mail.sent.length, sms.sent.length], [2, 1]);
      assert.equal((await kept(pool, never))['text'], '');
    });
  }

  it('takes up what a process left behind that is gone: a mail goes again, an SMS never', async (t) => {
    const pool = await testDatabase(t);
    const [mail, sms] = [takesAll(true), takesAll()];
    const ids = [await queueMail(pool), await queueSms(pool)];
    await pool.query(
      "update messages set state = 'sending', attempts = 1, claimed_until = $1 where id = any($2::bigint[])",
      [later(2), ids],
    );
    await pool.query('insert into message_attempts select id, 1, $1 from messages', [start]);
    const sender = senderOn(pool, { mail, sms });
    sender.at(later(1.9));
    assert.equal(await sender.flush(), 0);
    sender.at(later(2));
    assert.equal(await sender.flush(), 1);
    assert.deepEqual([mail.sent, sms.sent], [[ana], []]);
    const [again = 0, never = 0] = ids;
    assert.deepEqual([(await kept(pool, again)).state, (await kept(pool, never)).state], ['sent', 'unclear']);
    assert.deepEqual(await attemptsOf(pool, again), [
      [1, 'unclear', ''],
      [2, 'accepted', ''],
    ]);
    assert.deepEqual(await attemptsOf(pool, never), [[1, 'unclear', '']]);
  });

  it('believes a process that was taken for gone and comes back with an answer', async (t) => {
    const pool = await testDatabase(t);
    const id = await queueSms(pool);
    const events = new EventEmitter();
    const slow = senderOn(pool, { sms: gateway(() => once(events, 'answer').then(() => accepted)) });
    const flushed = slow.flush();
    while ((await kept(pool, id)).state !== 'sending') await new Promise((resolve) => setTimeout(resolve, 5));
    const other = senderOn(pool, { sms: takesAll() });
    other.at(later(5));
    await other.flush();
    assert.equal((await kept(pool, id)).state, 'unclear');
    events.emit('answer');
    await flushed;
    assert.equal((await kept(pool, id)).state, 'sent');
    assert.deepEqual(await attemptsOf(pool, id), [[1, 'accepted', '']]);
  });

  it('holds a message until it is due, and in quiet hours until they end, the next tries too', async (t) => {
    const pool = await testDatabase(t);
    const sms = gateway((_to, number) => (number === 1 ? { kind: 'refused_for_now', answer: '503' } : accepted));
    const sendAfter = at('2026-11-30T20:59:30+01:00');
    const id = await queueSms(pool, { sendAfter, quietHours: { from: 21, until: 8 } });
    const sender = senderOn(pool, { sms });
    sender.at(at('2026-11-30T20:59:29+01:00'));
    assert.equal(await sender.flush(), 0);
    sender.at(sendAfter);
    assert.equal(await sender.flush(), 1);
    sender.at(at('2026-11-30T21:00:30+01:00'));
    await sender.flush();
    const morning = at('2026-12-01T08:00:00+01:00');
    assert.deepEqual((await kept(pool, id)).next_try_at, morning);
    assert.equal(sms.sent.length, 1);
    sender.at(morning);
    await sender.flush();
    assert.equal((await kept(pool, id)).state, 'sent');
    assert.deepEqual(await attemptsOf(pool, id), [
      [1, 'refused_for_now', '503'],
      [2, 'accepted', ''],
    ]);
  });

  it('does not send what says nothing any more', async (t) => {
    const pool = await testDatabase(t);
    const mail = takesAll();
    const id = await queueMail(pool, { expiresAt: later(10) });
    const ofNoWay = await queueSms(pool, { expiresAt: later(10) });
    const sender = senderOn(pool, { mail });
    sender.at(later(10));
    await sender.flush();
    assert.deepEqual(mail.sent, []);
    for (const each of [id, ofNoWay]) {
      const row = await kept(pool, each);
      assert.deepEqual([row.state, row['text'], row['settled_at']], ['expired', '', later(10)]);
    }
  });

  it('leaves to be seen what waits, and since when the oldest could have left', async (t) => {
    const pool = await testDatabase(t);
    await queueMail(pool);
    await queueMail(pool, { sendAfter: later(600) });
    const mail = gateway(() => ({ kind: 'refused_for_now', answer: '451' }));
    await senderOn(pool, { mail }).flush();
    const waiting = await waitingMessages(pool, later(2));
    assert.deepEqual(
      waiting.toSorted((a, b) => a.channel.localeCompare(b.channel)),
      [
        { channel: 'mail', count: 2, oldestSeconds: 120 },
        { channel: 'sms', count: 0, oldestSeconds: 0 },
      ],
    );
  });

  it('asks right before sending whether a message is still wanted', async (t) => {
    const pool = await testDatabase(t);
    const mail = takesAll();
    const [wanted, unwanted] = [
      await queueMail(pool, { template: 'reminder' }),
      await queueMail(pool, { template: 'reminder' }),
    ];
    let fails = true;
    const sender = senderOn(
      pool,
      { mail },
      {
        rechecks: {
          reminder: (_db, id) => (fails ? Promise.reject(new Error('no')) : Promise.resolve(id === wanted)),
        },
      },
    );
    await sender.flush();
    assert.deepEqual(mail.sent, [], 'what cannot be checked waits');
    fails = false;
    sender.at(later(1));
    await sender.flush();
    assert.deepEqual([(await kept(pool, wanted)).state, (await kept(pool, unwanted)).state], ['sent', 'dropped']);
    assert.deepEqual(await attemptsOf(pool, unwanted), []);
    assert.equal(mail.sent.length, 1);
  });

  it('is not held up in one channel by a slow gateway in the other, nor by a slow message in the same', async (t) => {
    const pool = await testDatabase(t);
    const events = new EventEmitter();
    const slow = gateway((to) => (to === ana ? once(events, 'answer').then(() => accepted) : accepted), true);
    const sms = takesAll();
    await queueMail(pool);
    const sender = senderOn(pool, { mail: slow, sms }, { every: 10 });
    sender.start();
    const [beside, after] = [await queueSms(pool), await queueMail(pool, { to: 'bine@example.si' })];
    while ((await kept(pool, beside)).state !== 'sent' || (await kept(pool, after)).state !== 'sent')
      await new Promise((resolve) => setTimeout(resolve, 5));
    events.emit('answer');
    await sender.stop();
    assert.deepEqual(slow.sent, [ana, 'bine@example.si']);
  });

  it('sends at once after commit without looking all the time, and stops when told', async (t) => {
    const pool = await testDatabase(t);
    const events = new EventEmitter();
    const mail = gateway(() => (events.emit('sent'), accepted));
    const sender = senderOn(pool, { mail }, { every: 3_600_000 });
    sender.start();
    for (let each = 0; each < 3; each++) {
      const sent = once(events, 'sent');
      await queueMail(pool);
      await sent;
    }
    await sender.stop();
    await queueMail(pool, { to: 'pozno@example.si' });
    const { rows } = await pool.query("select recipient from messages where state <> 'sent'");
    assert.deepEqual(rows, [{ recipient: 'pozno@example.si' }]);
    assert.equal(mail.sent.length, 3);
  });

  it('ends after what it was just claiming when it was told to', async (t) => {
    const pool = await testDatabase(t);
    const id = await queueSms(pool);
    const holder = await pool.connect();
    await holder.query('begin; lock table messages in access exclusive mode');
    const sms = gateway(() => new Promise((resolve) => setTimeout(() => resolve(accepted), 100)));
    const sender = senderOn(pool, { sms });
    sender.start();
    const isWaiting =
      "select from pg_stat_activity where datname = current_database() and query like '%claimed as%' and wait_event_type = 'Lock'";
    while ((await pool.query(isWaiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const stopping = sender.stop();
    await holder.query('rollback');
    holder.release();
    await stopping;
    assert.equal((await kept(pool, id)).state, 'sent');
  });

  it('ends after what is on its way', async (t) => {
    const pool = await testDatabase(t);
    const events = new EventEmitter();
    const sms = gateway(() => (events.emit('begun'), once(events, 'answer').then(() => accepted)));
    const id = await queueSms(pool);
    const sender = senderOn(pool, { sms });
    const begun = once(events, 'begun');
    sender.start();
    await begun;
    const stopping = sender.stop();
    events.emit('answer');
    await stopping;
    assert.equal((await kept(pool, id)).state, 'sent');
  });
});
