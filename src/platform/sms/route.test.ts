import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { createLimits } from '#platform/limits/limits.ts';
import type { Outcome, SmsRoute } from '#platform/outbox/route.ts';
import { testDatabase } from '#test/support/database.ts';
import { answering, smsGateway, type GatewayAnswer } from '#test/support/sms-gateway.ts';
import { readSmsUrl } from './gateway.ts';
import { gatewayRoute, limitedRoute } from './route.ts';

const sms = { id: 17, to: '+38641123456', text: 'Čas je za odčitek' };
const deliveryUrl = (id: number): string => `https://moj.example.si/sms/delivery/${id}/mac`;

const urls = {
  kannel: (host: string) => `kannel+http://portal:p%40ss@${host}/cgi-bin/sendsms?from=GEN-I&smsc=a1`,
  twilio: (host: string) => `twilio+http://AC0:token@${host}?from=+38640123456`,
};
type Kind = keyof typeof urls;

function routeTo(kind: Kind, host: string, transliterated = false): SmsRoute {
  const gateway = readSmsUrl(urls[kind](host));
  assert.ok(gateway);
  return gatewayRoute({ gateway, deliveryUrl, transliterated, patienceMilliseconds: 300 });
}

/** What becomes of the message where the gateway answers like this. */
async function outcomeOf(t: TestContext, kind: Kind, answer: GatewayAnswer): Promise<Outcome> {
  const { host, heard } = await smsGateway(t, answer);
  const outcome = await routeTo(kind, host).send(sms);
  assert.equal(heard.length, 1);
  return outcome;
}

/** A server that lets nobody finish: it does as told with each connection. */
async function rudeServer(t: TestContext, meet: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    meet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('an SMS through Kannel', () => {
  it('is handed over as sendsms asks, whole and as UCS-2 where its letters need it', async (t) => {
    const { host, heard } = await smsGateway(t, answering(202, '0: Accepted for delivery'));
    assert.deepEqual(await routeTo('kannel', host).send(sms), { kind: 'accepted' });
    const [question] = heard;
    assert.equal(`${question?.method} ${question?.path}`, 'GET /cgi-bin/sendsms');
    assert.deepEqual(Object.fromEntries(question?.query ?? []), {
      smsc: 'a1',
      username: 'portal',
      password: 'p@ss',
      from: 'GEN-I',
      to: '+38641123456',
      text: 'Čas je za odčitek',
      charset: 'UTF-8',
      coding: '2',
      'dlr-mask': '31',
      'dlr-url': 'https://moj.example.si/sms/delivery/17/mac?status=%d',
    });
  });

  it('leaves in the alphabet of SMS where the supplier wants that', async (t) => {
    const { host, heard } = await smsGateway(t, answering(202, '0: Accepted for delivery'));
    await routeTo('kannel', host, true).send(sms);
    assert.deepEqual([heard[0]?.query.get('text'), heard[0]?.query.get('coding')], ['Cas je za odcitek', '0']);
  });

  const answers: [status: number, body: string, kind: Outcome['kind'], answer?: string][] = [
    [202, '0: Accepted for delivery', 'accepted'],
    [202, '3: Queued for later delivery', 'accepted'],
    [200, 'Sent.', 'accepted'],
    [200, '<html>Log in to the hotel network</html>', 'unclear', 'http 200'],
    [302, '', 'refused_for_now', 'http 302'],
    [400, 'Sender missing and no global set, rejected', 'refused_for_now', 'http 400'],
    [400, 'Number(s) has/have been denied by white- and/or black-lists.', 'refused', 'http 400'],
    [403, 'Authorization failed for sendsms', 'refused_for_now', 'http 403'],
    [404, 'no such page: +38641123456', 'refused_for_now', 'http 404'],
    [503, 'Temporal failure, try again later.', 'refused_for_now', 'http 503'],
    [500, 'oops', 'unclear', 'http 500'],
    [502, 'Bad gateway', 'unclear', 'http 502'],
    [504, 'Gateway timeout', 'unclear', 'http 504'],
  ];
  for (const [status, body, kind, answer] of answers) {
    it(`is ${kind} where it answers ${status} ${body}`, async (t) => {
      const outcome = await outcomeOf(t, 'kannel', answering(status, body));
      assert.deepEqual(outcome, answer === undefined ? { kind } : { kind, answer });
    });
  }
});

describe('an SMS through Twilio', () => {
  it('is handed over as its Messages API asks, and known there by its id', async (t) => {
    const { host, heard } = await smsGateway(t, answering(201, '{"sid": "SM0123", "status": "queued"}'));
    assert.deepEqual(await routeTo('twilio', host).send(sms), { kind: 'accepted', gatewayId: 'SM0123' });
    const [question] = heard;
    assert.equal(`${question?.method} ${question?.path}`, 'POST /2010-04-01/Accounts/AC0/Messages.json');
    assert.equal(question?.headers.authorization, `Basic ${Buffer.from('AC0:token').toString('base64')}`);
    assert.deepEqual(Object.fromEntries(question?.form ?? []), {
      From: '+38640123456',
      To: '+38641123456',
      Body: 'Čas je za odčitek',
      StatusCallback: 'https://moj.example.si/sms/delivery/17/mac',
    });
  });

  it('goes by a messaging service where one is named', async (t) => {
    const { host, heard } = await smsGateway(t, answering(201, '{"sid": "SM0123"}'));
    const service = `MG${'0a'.repeat(16)}`;
    const gateway = readSmsUrl(`twilio+http://AC0:token@${host}?from=${service}`);
    assert.ok(gateway);
    await gatewayRoute({ gateway, deliveryUrl, transliterated: false }).send(sms);
    assert.deepEqual([heard[0]?.form.get('MessagingServiceSid'), heard[0]?.form.has('From')], [service, false]);
  });

  const answers: [status: number, body: string, kind: Outcome['kind'], answer: string][] = [
    [400, '{"code": 21211, "message": "Invalid \'To\' Phone Number: +38641123456"}', 'refused', 'twilio 21211'],
    [400, '{"code": 21610, "message": "unsubscribed recipient"}', 'refused', 'twilio 21610'],
    [400, '{"code": 21614, "message": "not a mobile number"}', 'refused', 'twilio 21614'],
    [400, '{"code": 21635, "message": "cannot be a landline"}', 'refused', 'twilio 21635'],
    [400, '{"code": 21612, "message": "not reachable from this sender"}', 'refused_for_now', 'twilio 21612'],
    [400, '{"code": 21408, "message": "region not enabled"}', 'refused_for_now', 'twilio 21408'],
    [401, '{"code": 20003, "message": "Authenticate"}', 'refused_for_now', 'twilio 20003'],
    [429, '{"code": 20429, "message": "Too Many Requests"}', 'refused_for_now', 'twilio 20429'],
    [400, 'no JSON +38641123456', 'refused_for_now', 'http 400'],
    [400, '{"code": "21211"}', 'refused_for_now', 'http 400'],
    [400, 'null', 'refused_for_now', 'http 400'],
    [503, '{"code": 20503}', 'refused_for_now', 'twilio 20503'],
    [500, '{"code": 20500}', 'unclear', 'twilio 20500'],
    [201, 'no JSON', 'unclear', 'http 201'],
    [200, '{"sid": 7}', 'unclear', 'http 200'],
  ];
  for (const [status, body, kind, answer] of answers) {
    it(`is ${kind} where it answers ${status} ${body}`, async (t) => {
      assert.deepEqual(await outcomeOf(t, 'twilio', answering(status, body)), { kind, answer });
    });
  }
});

for (const kind of ['kannel', 'twilio'] as const) {
  describe(`an SMS handed over while something breaks (${kind})`, () => {
    it('waits where nobody listens, and where no such host is known', async () => {
      assert.deepEqual(await routeTo(kind, '127.0.0.1:1').send(sms), {
        kind: 'refused_for_now',
        answer: 'ECONNREFUSED',
      });
      const outcome = await routeTo(kind, 'gateway.invalid').send(sms);
      assert.equal(outcome.kind, 'refused_for_now');
    });

    it('is unclear where the line is cut before the request was read', async (t) => {
      const host = await rudeServer(t, (socket) => socket.destroy());
      assert.equal((await routeTo(kind, host).send(sms)).kind, 'unclear');
    });

    it('is unclear where the line is cut after the request was read', async (t) => {
      const outcome = await outcomeOf(t, kind, (_heard, response) => response.socket?.destroy());
      assert.deepEqual(outcome, { kind: 'unclear', answer: 'ECONNRESET' });
    });

    it('is unclear where the line is cut in the middle of the answer', async (t) => {
      const outcome = await outcomeOf(t, kind, (_heard, response) => {
        response.writeHead(202, { 'content-length': '500' });
        response.write('0: Acc');
        setTimeout(() => response.socket?.destroy(), 20);
      });
      assert.deepEqual(outcome, { kind: 'unclear', answer: 'ECONNRESET' });
    });

    it('is unclear where the gateway reads and then says nothing', async (t) => {
      const outcome = await outcomeOf(t, kind, () => undefined);
      assert.deepEqual(outcome, { kind: 'unclear', answer: 'TIMEOUT' });
    });

    it('is unclear where the answer never ends, or is none', async (t) => {
      const endless = await outcomeOf(t, kind, (_heard, response) => {
        response.writeHead(202);
        response.end('0: Accepted '.repeat(20_000));
      });
      assert.equal(endless.kind, 'unclear');
      const host = await rudeServer(t, (socket) => socket.end('220 mail.example.si ESMTP\r\n'));
      assert.equal((await routeTo(kind, host).send(sms)).kind, 'unclear');
    });
  });
}

describe('the limits of a day', () => {
  async function limited(t: TestContext) {
    const { host, heard } = await smsGateway(t, answering(202, '0: Accepted for delivery'));
    const pool = await testDatabase(t);
    const limits = createLimits('a secret of at least thirty-two characters');
    let now = new Date('2026-11-30T08:00:00Z');
    const daily = { pool, limits, now: () => now, perNumber: 2, perInstallation: 3 };
    const route = limitedRoute(routeTo('kannel', host), daily);
    const send = async (to: string): Promise<string> => {
      const outcome = await route.send({ ...sms, to });
      return outcome.kind === 'accepted' ? 'accepted' : `${outcome.kind}: ${outcome.answer}`;
    };
    return { pool, send, heard, at: (instant: string) => (now = new Date(instant)) };
  }

  it('hold for each number and for the whole installation, and end after a day', async (t) => {
    const { send, heard, at } = await limited(t);
    const [ana, bor] = ['+38641123456', '+38640123456'];
    assert.equal(await send(ana), 'accepted');
    assert.equal(await send(ana), 'accepted');
    assert.equal(await send(ana), 'refused_for_now: limit per number');
    assert.equal(await send(bor), 'accepted');
    assert.equal(await send(bor), 'refused_for_now: limit per installation');
    assert.equal(heard.length, 3);
    at('2026-12-01T08:00:01Z');
    assert.equal(await send(ana), 'accepted');
    assert.equal(await send(bor), 'accepted');
  });

  it('let nothing leave while they cannot be counted', async (t) => {
    const { pool, send, heard } = await limited(t);
    await pool.query('alter table try_counters rename to try_counters_away');
    assert.equal(await send('+38641123456'), 'refused_for_now: limits unknown');
    assert.equal(heard.length, 0);
  });
});
