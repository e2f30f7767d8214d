import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { createLog } from '#platform/log.ts';
import { testDatabase } from '#test/support/database.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { createMailSender } from './sender.ts';
import { smtpTransport } from './smtp.ts';

const from = 'Moj GEN-I <portal@example.si>';
const start = new Date('2026-11-30T18:00:00Z');
const later = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string };

/** A real SMTP server on the loopback; `options` make it refuse. */
async function mailServer(
  t: TestContext,
  options: SMTPServerOptions = {},
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const sender = mailFrom === false ? '' : mailFrom.address;
        received.push({
          from: sender,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        callback();
      });
    },
    ...options,
  });
  // a connection that is cut on purpose is an error to the server
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

async function queue(pool: Pool, to = 'ana.novak@example.si'): Promise<void> {
  const parts = [
    'Pozdravljeni,',
    { label: 'Aktiviraj račun', href: 'http://localhost/activate/skrivnost' },
    'Čez žabo šviga čriček.',
  ];
  const letter = { language: 'sl', subject: 'Aktivirajte račun – čšž ČŠŽ', parts, signature: ['Moj GEN-I'] };
  await transaction(pool, (tx) =>
    queueMessage(tx, { channel: 'mail', accountId: null, template: 'activation', to, letter, now: start }),
  );
}

function senderFor(pool: Pool, url: string) {
  const logged: string[] = [];
  let now = start;
  const log = createLog({ level: 'info', write: (line) => void logged.push(line) });
  const sender = createMailSender({ pool, transport: smtpTransport(url), from, log, now: () => now });
  return { ...sender, logged, at: (instant: Date) => void (now = instant) };
}

async function onlyMail(pool: Pool): Promise<Record<string, unknown>> {
  const { rows } = await pool.query<Record<string, unknown>>('select * from messages');
  assert.equal(rows.length, 1);
  return rows[0] ?? {};
}

const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

describe('the outbox', () => {
  it('sends a mail once, in both forms, and keeps its text no longer', async (t) => {
    const pool = await testDatabase(t);
    const { url, received } = await mailServer(t);
    await queue(pool);
    const sender = senderFor(pool, url);
    assert.equal(await sender.flush(), 1);
    assert.equal(await sender.flush(), 0);
    await sender.stop();

    assert.equal(received.length, 1);
    const [mail] = received;
    assert.deepEqual([mail?.from, mail?.to], ['portal@example.si', ['ana.novak@example.si']]);
    const raw = mail?.raw ?? '';
    for (const header of [
      /^Auto-Submitted: auto-generated\r$/m,
      /^Message-ID: <\d+\.[a-z0-9]+@example\.si>\r$/m,
      /^Date: Mon, 30 Nov 2026 18:00:00 \+0000\r$/m,
      /^Subject: =\?UTF-8\?[QB]\?/m,
      /^Content-Type: multipart\/alternative;/m,
      /^Content-Type: text\/plain; charset=utf-8\r$/m,
      /^Content-Type: text\/html; charset=utf-8\r$/m,
    ]) {
      assert.match(raw, header);
    }
    assert.match(raw.replaceAll('=\r\n', ''), /http:\/\/localhost\/activate\/skrivnost/);
    const kept = await onlyMail(pool);
    assert.deepEqual([kept['text'], kept['html'], kept['attempts']], ['', '', 1]);
    assert.deepEqual(kept['settled_at'], start);
  });

  it('sends nothing of what was rolled back', async (t) => {
    const pool = await testDatabase(t);
    const letter = { language: 'sl', subject: 'Nikoli', parts: ['Nikoli'], signature: [] };
    const undone = transaction(pool, async (tx) => {
      await queueMessage(tx, {
        channel: 'mail',
        accountId: null,
        template: 'activation',
        to: 'ana@example.si',
        letter,
        now: start,
      });
      throw new Error('undone');
    });
    await assert.rejects(undone, /undone/);
    const { rows } = await pool.query('select * from messages');
    assert.deepEqual(rows, []);
  });

  it('tries again after a temporary refusal, later each time', async (t) => {
    const pool = await testDatabase(t);
    let refusals = 2;
    const { url, received } = await mailServer(t, {
      onRcptTo: (_address, _session, callback) => {
        callback(refusals-- > 0 ? refusal(451, 'try ana.novak@example.si later') : undefined);
      },
    });
    await queue(pool);
    const sender = senderFor(pool, url);
    assert.equal(await sender.flush(), 1);
    assert.deepEqual((await onlyMail(pool))['next_try_at'], later(1));
    sender.at(later(0.5));
    assert.equal(await sender.flush(), 0);
    sender.at(later(1));
    assert.equal(await sender.flush(), 1);
    assert.deepEqual((await onlyMail(pool))['next_try_at'], later(3));
    sender.at(later(3));
    assert.equal(await sender.flush(), 1);
    await sender.stop();
    assert.equal(received.length, 1);
    const kept = await onlyMail(pool);
    assert.deepEqual([kept['attempts'], kept['state']], [3, 'sent']);
    assert.equal(sender.logged.length, 2);
    assert.doesNotMatch(sender.logged.join(''), /ana\.novak/);
  });

  it('gives up at once on an address that is refused for good, keeps the reason, and sends the others', async (t) => {
    const pool = await testDatabase(t);
    const { url, received } = await mailServer(t, {
      onRcptTo: ({ address }, _session, callback) => {
        callback(address.startsWith('nikogar') ? refusal(550, 'no such mailbox') : undefined);
      },
    });
    await queue(pool, 'nikogar@example.si');
    await queue(pool);
    const sender = senderFor(pool, url);
    assert.equal(await sender.flush(), 2);
    await sender.stop();
    assert.deepEqual(
      received.map(({ to }) => to),
      [['ana.novak@example.si']],
    );
    const { rows } = await pool.query("select text from messages where state = 'refused'");
    assert.equal(rows.length, 1);
    assert.equal((rows[0] as { text: string }).text, '');
  });

  it('keeps waiting while the server refuses us, not the mail', async (t) => {
    const pool = await testDatabase(t);
    const { url } = await mailServer(t, {
      onConnect: (_session, callback) => callback(refusal(554, 'you are on a list')),
    });
    await queue(pool);
    const sender = senderFor(pool, url);
    await sender.flush();
    await sender.stop();
    const kept = await onlyMail(pool);
    assert.equal(kept['settled_at'], null);
    assert.notEqual(kept['text'], '');
  });

  it('survives a connection that is cut in the middle of a mail', async (t) => {
    const pool = await testDatabase(t);
    let cuts = 1;
    const sockets = new Set<{ destroy: () => void }>();
    const { url, received } = await mailServer(t, {
      onMailFrom: (_address, _session, callback) => {
        if (cuts-- > 0) for (const socket of sockets) socket.destroy();
        else callback();
      },
    });
    // every connection goes through here, so that one can be cut
    const { createServer, connect } = await import('node:net');
    const proxy = createServer((client) => {
      const upstream = connect(Number(new URL(url).port), '127.0.0.1');
      for (const socket of [client, upstream]) {
        socket.on('error', () => undefined);
        sockets.add(socket);
      }
      client.pipe(upstream).pipe(client);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    t.after(() => void proxy.close());
    await queue(pool);
    const sender = senderFor(pool, `smtp://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    await sender.flush();
    assert.equal((await onlyMail(pool))['settled_at'], null);
    sender.at(later(1));
    await sender.flush();
    await sender.stop();
    assert.equal(received.length, 1);
  });

  it('gives up after fourteen tries, about a day', async (t) => {
    const pool = await testDatabase(t);
    await queue(pool);
    const sender = senderFor(pool, 'smtp://127.0.0.1:1');
    let tries = 0;
    let kept = await onlyMail(pool);
    while (kept['settled_at'] === null) {
      sender.at(kept['next_try_at'] as Date);
      tries += await sender.flush();
      kept = await onlyMail(pool);
    }
    await sender.stop();
    assert.equal(tries, 14);
    const hours = ((kept['settled_at'] as Date).getTime() - start.getTime()) / 3_600_000;
    assert.ok(hours > 20 && hours < 30, `${hours} h`);
  });

  it('is emptied by several senders without sending anything twice', async (t) => {
    const pool = await testDatabase(t);
    const { url, received } = await mailServer(t);
    for (let each = 0; each < 12; each++) await queue(pool, `oseba${each}@example.si`);
    const senders = [senderFor(pool, url), senderFor(pool, url), senderFor(pool, url)];
    const tried = await Promise.all(senders.map(({ flush }) => flush()));
    await Promise.all(senders.map(({ stop }) => stop()));
    assert.equal(
      tried.reduce((sum, each) => sum + each, 0),
      12,
    );
    assert.equal(new Set(received.map(({ to }) => to[0])).size, 12);
    assert.equal(received.length, 12);
  });

  it('sends by itself once started, and stops when told', async (t) => {
    const pool = await testDatabase(t);
    let taken = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (taken = resolve));
    const { url } = await mailServer(t, {
      onData: (stream, _session, callback) => {
        stream.resume();
        stream.on('end', () => {
          callback();
          taken();
        });
      },
    });
    const log = createLog({ level: 'silent' });
    const sender = createMailSender({ pool, transport: smtpTransport(url), from, log, now: () => start, every: 20 });
    sender.start();
    await queue(pool);
    await arrived;
    await sender.stop();
    assert.notEqual((await onlyMail(pool))['settled_at'], null);
    await queue(pool, 'pozno@example.si');
    const { rows } = await pool.query("select recipient from messages where state = 'waiting'");
    assert.deepEqual(rows, [{ recipient: 'pozno@example.si' }]);
  });
});
