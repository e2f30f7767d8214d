import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { transaction } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { deliveryPath } from '#platform/sms/delivery.ts';
import { readSmsUrl } from '#platform/sms/gateway.ts';
import { parseMobile } from '#platform/sms/numbers.ts';
import { testPortal, testSecret, type TestPortal } from '#test/support/portal.ts';

const publicUrl = 'https://moj.example.si';
const token = 'the token of the account at Twilio';

/** A portal whose SMS leave through Twilio, and an SMS in that state. */
async function portalWith(t: TestContext, state = 'sent') {
  const smsGateway = readSmsUrl(`twilio://AC0:${encodeURIComponent(token)}@api.twilio.com?from=+38640123456`);
  assert.ok(smsGateway);
  const portal = await testPortal(t, { publicUrl, smsGateway });
  const id = await giveSms(portal, state);
  return { portal, id, path: deliveryPath(testSecret, id) };
}

async function giveSms({ pool, clock }: TestPortal, state: string): Promise<number> {
  const to = parseMobile('041 123 456', 'SI');
  assert.ok(to.ok);
  const sms = { channel: 'sms', accountId: null, template: 'test', language: 'sl', text: 'Zdravo' } as const;
  const id = await transaction(pool, (tx) => queueMessage(tx, { ...sms, to: to.value, now: clock.now() }));
  await pool.query(
    `update messages set state = $2, settled_at = case when $2 in ('waiting', 'sending') then null else created_at end,
            claimed_until = case when $2 = 'sending' then created_at + interval '1 minute' end
      where id = $1`,
    [id, state],
  );
  return id;
}

async function kept({ pool }: TestPortal, id: number): Promise<string> {
  const { rows } = await pool.query<{ state: string; delivery: string | null; at: Date | null }>(
    'select state, delivery, delivered_at as at from messages where id = $1',
    [id],
  );
  const [row] = rows;
  return [row?.state, row?.delivery ?? 'no report', row?.at?.toISOString()].filter(Boolean).join(', ');
}

/** A report as Twilio sends it: no cookie, no token of a form, and a signature. */
function fromTwilio(
  { app }: TestPortal,
  path: string,
  given: { fields: Record<string, string>; signedFor?: string; signature?: string },
) {
  const { fields, signedFor = path } = given;
  const sorted = Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const signed = publicUrl + signedFor + sorted.map((pair) => pair.join('')).join('');
  const signature = given.signature ?? createHmac('sha1', token).update(signed).digest('base64');
  return app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    payload: new URLSearchParams(fields).toString(),
  });
}

describe('a report of Kannel', () => {
  it('says what became of the SMS, in whatever order and however often it comes', async (t) => {
    const { portal, id, path } = await portalWith(t);
    const minutes = (count: number): Date => new Date(portal.clock.now().getTime() + count * 60_000);
    const moment = minutes(4).toISOString();
    const steps: [status: string, then: string][] = [
      ['4', 'sent, on_its_way'],
      ['8', 'sent, on_its_way'],
      ['16', 'sent, failed'],
      ['8', 'sent, failed'],
      ['1', `sent, delivered, ${moment}`],
      ['8', `sent, delivered, ${moment}`],
      ['2', `sent, delivered, ${moment}`],
      ['1', `sent, delivered, ${moment}`],
    ];
    for (const [status, then] of steps) {
      const answer = await portal.browser().get(`${path}?status=${status}`);
      assert.deepEqual([answer.status, answer.body], [200, 'OK']);
      assert.equal(await kept(portal, id), then, status);
      portal.clock.set(minutes(1).toISOString());
    }
  });

  it('shows that a gateway has what it did not confirm, also before its answer is noted', async (t) => {
    const { portal, id, path } = await portalWith(t, 'unclear');
    await portal.browser().get(`${path}?status=8`);
    assert.equal(await kept(portal, id), 'sent, on_its_way');
    const underWay = await giveSms(portal, 'sending');
    await portal.browser().get(`${deliveryPath(testSecret, underWay)}?status=8`);
    assert.equal(await kept(portal, underWay), 'sending, on_its_way');
  });

  it('changes nothing where it says nothing, nor of an SMS that has not left', async (t) => {
    const { portal, id, path } = await portalWith(t);
    for (const query of ['', '?status=', '?status=99', '?status=delivered', '?status=1%27', '?Status=1']) {
      assert.equal((await portal.browser().get(path + query)).status, 200, query);
      assert.equal(await kept(portal, id), 'sent, no report', query);
    }
    for (const state of ['waiting', 'refused', 'expired', 'dropped']) {
      const other = await giveSms(portal, state);
      assert.equal((await portal.browser().get(`${deliveryPath(testSecret, other)}?status=1`)).status, 200);
      assert.equal(await kept(portal, other), `${state}, no report`);
    }
  });

  it('is not taken from whoever guesses: a wrong MAC, another message, one that never was', async (t) => {
    const { portal, id, path } = await portalWith(t);
    const other = await giveSms(portal, 'sent');
    const mac = path.split('/').at(-1) ?? '';
    for (const wrong of [
      `/sms/delivery/${id}/${'A'.repeat(22)}`,
      `/sms/delivery/${id}/${mac.slice(0, -1)}`,
      `/sms/delivery/${id}/${mac}A`,
      `/sms/delivery/${other}/${mac}`,
      `/sms/delivery/0${id}/${mac}`,
      `/sms/delivery/${id}.0/${mac}`,
      `/sms/delivery/x/${mac}`,
      deliveryPath('another secret of at least thirty-two characters', id),
    ]) {
      assert.equal((await portal.browser().get(`${wrong}?status=1`)).status, 404, wrong);
    }
    assert.equal((await portal.browser().get(`${deliveryPath(testSecret, 999_999)}?status=1`)).status, 200);
    assert.deepEqual([await kept(portal, id), await kept(portal, other)], ['sent, no report', 'sent, no report']);
  });
});

describe('a report of Twilio', () => {
  const delivered = { MessageSid: 'SM0123', MessageStatus: 'delivered', To: '+38641123456' };

  it('says what became of the SMS, without cookie and form token', async (t) => {
    const { portal, id, path } = await portalWith(t);
    await fromTwilio(portal, path, { fields: { ...delivered, MessageStatus: 'sent' } });
    assert.equal(await kept(portal, id), 'sent, on_its_way');
    const answer = await fromTwilio(portal, path, { fields: delivered });
    assert.deepEqual([answer.statusCode, answer.body], [200, 'OK']);
    assert.match(await kept(portal, id), /^sent, delivered/);
    // what comes late or again, as attackers and networks send it
    await fromTwilio(portal, path, { fields: { ...delivered, MessageStatus: 'sent' } });
    assert.match(await kept(portal, id), /^sent, delivered/);
  });

  it('is not taken without its signature over this very address and these very fields', async (t) => {
    const { portal, id, path } = await portalWith(t);
    const other = deliveryPath(testSecret, await giveSms(portal, 'sent'));
    const signed = await fromTwilio(portal, path, { fields: delivered, signature: '' });
    assert.equal(signed.statusCode, 404);
    const attempts = [
      { path, fields: delivered, signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
      // a report of another message, sent again here
      { path, fields: delivered, signedFor: other },
      // the right signature, and something changed on the way
      { path: `${path}?x=1`, fields: delivered, signedFor: path },
    ];
    for (const { path: to, ...given } of attempts) {
      assert.equal((await fromTwilio(portal, to, given)).statusCode, 404);
    }
    // a signed report at an address with a wrong MAC
    const forged = `/sms/delivery/${id}/${'A'.repeat(22)}`;
    assert.equal((await fromTwilio(portal, forged, { fields: delivered })).statusCode, 404);
    assert.equal(await kept(portal, id), 'sent, no report');
  });

  it('is not there where SMS leave another way', async (t) => {
    const portal = await testPortal(t, { publicUrl });
    const id = await giveSms(portal, 'sent');
    const answer = await fromTwilio(portal, deliveryPath(testSecret, id), { fields: delivered });
    assert.equal(answer.statusCode, 404);
    assert.equal(await kept(portal, id), 'sent, no report');
  });
});
