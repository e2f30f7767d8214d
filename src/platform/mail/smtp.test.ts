import assert from 'node:assert/strict';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import type { SMTPServerOptions } from 'smtp-server';
import type { MailToSend, Outcome } from '#platform/outbox/route.ts';
import { atEnd } from '#test/support/embedded.ts';
import { mailServer, refusal } from '#test/support/mail-server.ts';
import { smtpRoute } from './smtp.ts';
import { inTime } from '#test/support/in-time.ts';

const from = 'Moj GEN-I <portal@example.si>';
const createdAt = new Date('2026-11-30T18:00:00Z');

const mail: MailToSend = {
  id: 7,
  to: 'ana.novak@example.si',
  language: 'sl',
  subject: 'Čas je za odčitek: šest žarnic – ČŠŽ',
  text: 'Čez žabo šviga čriček.\n',
  html: '<!doctype html>\n<html lang="sl"><title>Čas</title><p>Čez žabo šviga čriček.</p></html>\n',
  stopUrl: null,
  createdAt,
};

function routeTo(t: TestContext, url: string, patience = 5_000) {
  const route = smtpRoute({ url, from, patience });
  atEnd(t, () => route.close());
  return route;
}

/** Every connection goes through here, so that one can be cut, at the words of the server if need be. */
async function proxyTo(t: TestContext, url: string, cutAt?: RegExp) {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(Number(new URL(url).port), '127.0.0.1');
    const cut = (): void => {
      for (const socket of [client, upstream]) socket.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    client.pipe(upstream);
    upstream.on('data', (words: Buffer) => {
      if (cutAt?.test(words.toString()) === true) cut();
      else client.write(words);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  atEnd(t, end);
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    cutAll: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A header's value, unfolded. */
function header(raw: string, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
}

/** RFC 2047, both encodings. */
function decodedWords(text: string): string {
  const decode = (_: string, kind: string, body: string): string =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(body, 'base64').toString()
      : Buffer.from(
          body
            .replaceAll('_', ' ')
            .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString();
  return text.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, decode);
}

describe('mail over SMTP', () => {
  it('arrives in both forms, with the headers that a machine must set, and its letters whole', async (t) => {
    const { url, received } = await mailServer(t);
    assert.deepEqual(await routeTo(t, url).send(mail), { kind: 'accepted', answer: '250' });
    const [got] = received;
    const raw = got?.raw ?? '';
    assert.deepEqual([received.length, got?.from, got?.to], [1, 'portal@example.si', ['ana.novak@example.si']]);
    assert.equal(header(raw, 'From'), '"Moj GEN-I" <portal@example.si>');
    assert.equal(header(raw, 'To'), 'ana.novak@example.si');
    assert.equal(header(raw, 'Date'), 'Mon, 30 Nov 2026 18:00:00 +0000');
    assert.equal(header(raw, 'Message-ID'), `<7.${createdAt.getTime().toString(36)}@example.si>`);
    assert.equal(header(raw, 'Auto-Submitted'), 'auto-generated');
    assert.equal(header(raw, 'Content-Language'), 'sl');
    assert.match(header(raw, 'Content-Type') ?? '', /^multipart\/alternative;/);
    assert.equal(header(raw, 'List-Unsubscribe'), undefined);
    const subject = header(raw, 'Subject') ?? '';
    assert.match(subject, /^[\x20-\x7e]+$/);
    assert.equal(decodedWords(subject), mail.subject);
    assert.match(raw, /^Content-Type: text\/plain; charset=utf-8\r\n[^]*^Content-Type: text\/html; charset=utf-8\r$/m);
    for (const line of raw.split('\r\n')) assert.ok(line.length <= 998 && /^[\x20-\x7e\t]*$/.test(line), line);
    const [, plain = ''] =
      /charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n([^]*?)\r\n---/.exec(raw) ?? [];
    assert.equal(
      decodedWords(`=?UTF-8?Q?${plain.replaceAll('=\r\n', '').replaceAll('?', '=3F')}?=`).trim(),
      mail.text.trim(),
    );
  });

  it('tells mail programs how to stop such mail with one click', async (t) => {
    const { url, received } = await mailServer(t);
    await routeTo(t, url).send({ ...mail, stopUrl: 'https://moj.example.si/s/Ab3dEf6hIj9k' });
    const raw = received[0]?.raw ?? '';
    assert.equal(header(raw, 'List-Unsubscribe'), '<https://moj.example.si/s/Ab3dEf6hIj9k>');
    assert.equal(header(raw, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click');
  });

  it('takes an address as one address, whatever stands in it', async (t) => {
    const { url, received } = await mailServer(t);
    await routeTo(t, url).send({ ...mail, to: 'ana@example.si, vsi@example.si' });
    assert.ok(received.length <= 1 && (received[0]?.to.length ?? 0) <= 1);
    assert.ok(!received.some(({ to }) => to.includes('vsi@example.si') && to.includes('ana@example.si')));
  });

  const answers: [what: string, options: SMTPServerOptions, outcome: Outcome][] = [
    ['451 to the addressee', onRcpt(451, '4.3.0 later'), { kind: 'refused_for_now', answer: '451 4.3.0' }],
    ['450 to the addressee without a code', onRcpt(450, 'grey list'), { kind: 'refused_for_now', answer: '450' }],
    ['550 to the addressee', onRcpt(550, 'no such user ana.novak'), { kind: 'refused', answer: '550' }],
    ['550 5.1.1', onRcpt(550, '5.1.1 no such user'), { kind: 'refused', answer: '550 5.1.1' }],
    [
      '552 5.2.2, a full mailbox',
      onRcpt(552, '5.2.2 full'),
      { kind: 'refused', answer: '552 5.2.2', keepsAddress: true },
    ],
    [
      '550 5.7.1, we are on a list',
      onRcpt(550, '5.7.1 listed'),
      { kind: 'refused', answer: '550 5.7.1', keepsAddress: true },
    ],
    ['451 after the mail', onData(451, 'try again'), { kind: 'refused_for_now', answer: '451' }],
    ['554 after the mail', onData(554, 'spam'), { kind: 'refused', answer: '554', keepsAddress: true }],
    ['550 5.1.1 after the mail', onData(550, '5.1.1 no such user'), { kind: 'refused', answer: '550 5.1.1' }],
    ['550 to us as sender', onFrom(550, '5.1.8 not you'), { kind: 'refused_for_now', answer: '550 5.1.8' }],
    ['554 at the door', onDoor(554, 'not today'), { kind: 'refused_for_now', answer: '554' }],
  ];
  for (const [what, options, outcome] of answers) {
    it(`is ${outcome.kind === 'refused' ? 'refused for good' : 'kept for later'} by ${what}`, async (t) => {
      const { url } = await mailServer(t, options);
      assert.deepEqual(await routeTo(t, url).send(mail), outcome);
    });
  }

  it('goes out on connections that stay open, also after one was refused', async (t) => {
    const { url, received } = await mailServer(t, {
      onRcptTo: ({ address }, _session, callback) =>
        callback(address.startsWith('nikogar') ? refusal(550, 'no such user') : undefined),
    });
    const proxy = await proxyTo(t, url);
    const route = routeTo(t, proxy.url);
    await route.send({ ...mail, to: 'nikogar@example.si' });
    for (let each = 0; each < 20; each++) assert.equal((await route.send({ ...mail, id: each })).kind, 'accepted');
    // while the refused one is put in order, the next may open a second one
    assert.ok(received.length === 20 && proxy.connections() <= 2, `${proxy.connections()} connections`);
  });

  it('goes out on a few connections, however many leave at once', async (t) => {
    const { url, received } = await mailServer(t);
    const proxy = await proxyTo(t, url);
    const route = routeTo(t, proxy.url);
    await Promise.all(Array.from({ length: 40 }, (_, each) => route.send({ ...mail, id: each })));
    assert.equal(new Set(received.map(({ raw }) => header(raw, 'Message-ID'))).size, 40);
    assert.ok(proxy.connections() <= 5, `${proxy.connections()} connections`);
  });

  it('goes out at once on a new connection after an idle one was lost', async (t) => {
    const { url, received } = await mailServer(t);
    const proxy = await proxyTo(t, url);
    const route = routeTo(t, proxy.url);
    await route.send(mail);
    proxy.cutAll();
    assert.equal((await route.send({ ...mail, id: 8 })).kind, 'accepted');
    assert.equal(received.length, 2);
  });

  it('is kept for later when the line breaks after the mail has gone over, and carries the same Message-ID again', async (t) => {
    const { url, received } = await mailServer(t, { judge: () => refusal(250, 'CUT HERE') });
    const cutting = routeTo(t, (await proxyTo(t, url, /CUT HERE/)).url);
    const outcome = await cutting.send(mail);
    assert.equal(outcome.kind, 'refused_for_now');
    assert.equal(received.length, 1);
    const whole = await mailServer(t);
    await routeTo(t, whole.url).send(mail);
    const ids = [...received, ...whole.received].map(({ raw }) => header(raw, 'Message-ID'));
    assert.equal(ids.length, 2);
    assert.equal(new Set(ids).size, 1);
  });

  for (const [where, stall] of [
    ['at the greeting', { onConnect: () => undefined }],
    ['at the addressee', { onRcptTo: () => undefined }],
    ['after the mail', { judge: () => new Promise<void>(() => undefined) }],
  ] as const) {
    it(`is kept for later by a server that falls silent ${where}`, async (t) => {
      const { url } = await mailServer(t, stall);
      const started = Date.now();
      const outcome = await routeTo(t, url, 300).send(mail);
      assert.equal(outcome.kind, 'refused_for_now');
      assert.match((outcome as { answer: string }).answer, /^[A-Z]+$/);
      inTime(Date.now() - started, 3_000);
    });
  }

  it('is kept for later while no server is there', async (t) => {
    const outcome = await routeTo(t, 'smtp://127.0.0.1:9').send(mail);
    assert.deepEqual(outcome, { kind: 'refused_for_now', answer: 'ESOCKET' });
  });

  it('leaves with user name and password, encrypted from the start', async (t) => {
    const { url, received } = await mailServer(t, { secure: true, onAuth: passwordIs('geslo z @') });
    const withUser = `${url.replace('//', `//portal:${encodeURIComponent('geslo z @')}@`)}/?tls.rejectUnauthorized=false`;
    assert.equal((await routeTo(t, withUser).send(mail)).kind, 'accepted');
    assert.deepEqual([received[0]?.user, received[0]?.secure], ['portal', true]);
    const wrong = `${url.replace('//', '//portal:narobe@')}/?tls.rejectUnauthorized=false`;
    assert.deepEqual(await routeTo(t, wrong).send(mail), { kind: 'refused_for_now', answer: '535' });
  });

  it('is encrypted as soon as the server offers it', async (t) => {
    const { url, received } = await mailServer(t, { disabledCommands: [], onAuth: passwordIs('geslo') });
    const relaxed = `${url.replace('//', '//portal:geslo@')}/?tls.rejectUnauthorized=false`;
    assert.equal((await routeTo(t, relaxed).send(mail)).kind, 'accepted');
    assert.deepEqual([received[0]?.user, received[0]?.secure], ['portal', true]);
  });

  it('goes nowhere where the certificate is not to be trusted', async (t) => {
    for (const options of [{ secure: true }, { disabledCommands: [] }]) {
      const { url, received } = await mailServer(t, options);
      assert.equal((await routeTo(t, url).send(mail)).kind, 'refused_for_now');
      assert.equal(received.length, 0);
    }
  });

  it('says no password in the clear', async (t) => {
    let heard = false;
    const { url, received } = await mailServer(t, {
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => {
        heard = true;
        callback(null, { user: 'portal' });
      },
    });
    const outcome = await routeTo(t, url.replace('//', '//portal:geslo@')).send(mail);
    assert.equal(outcome.kind, 'refused_for_now');
    assert.deepEqual([heard, received.length], [false, 0]);
  });
});

type Options = NonNullable<Parameters<typeof mailServer>[1]>;

function onRcpt(code: number, words: string): Options {
  return { onRcptTo: (_address, _session, callback) => callback(refusal(code, words)) };
}

function onFrom(code: number, words: string): Options {
  return { onMailFrom: (_address, _session, callback) => callback(refusal(code, words)) };
}

function onDoor(code: number, words: string): Options {
  return { onConnect: (_session, callback) => callback(refusal(code, words)) };
}

function onData(code: number, words: string): Options {
  return { judge: () => refusal(code, words) };
}

function passwordIs(password: string): NonNullable<SMTPServerOptions['onAuth']> {
  return (auth, _session, callback) => {
    if (auth.password === password) callback(null, { user: auth.username ?? '' });
    else callback(refusal(535, 'wrong password'));
  };
}
