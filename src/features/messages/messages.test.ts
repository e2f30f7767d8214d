import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { transaction } from '#platform/db/pool.ts';
import { queueMessage, type MessageToQueue } from '#platform/outbox/outbox.ts';
import type { Outcome } from '#platform/outbox/route.ts';
import { createSender } from '#platform/outbox/sender.ts';
import { createLog } from '#platform/log.ts';
import { parseMobile, type E164 } from '#platform/sms/numbers.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';
import { giveAccount } from '#test/support/registry.ts';

const email = 'Ana.Novak@example.si';

function numberOf(text: string): E164 {
  const mobile = parseMobile(text, 'SI');
  assert.ok(mobile.ok);
  return mobile.value;
}
const number = numberOf('041 123 456');

const letter = {
  language: 'sl',
  subject: 'Čas je za odčitek',
  parts: ['Pozdravljeni,', { label: 'Novo geslo', href: 'https://example.si/skrivnost', secret: true as const }],
  signature: ['Moj GEN-I'],
};

type Given = { template: string; now: Date; accountId: number };

const mail = (given: Given): MessageToQueue => ({ ...given, channel: 'mail', to: email, letter });
const sms = (given: Given, text = 'GEN-I: do 3. 12. oddajte odčitek.'): MessageToQueue => ({
  ...given,
  channel: 'sms',
  to: number,
  language: 'sl',
  text,
});

async function openAccount(t: TestContext, options: Parameters<typeof testPortal>[1] = {}) {
  const portal = await testPortal(t, options);
  const accountId = await giveAccount(portal.pool, { email });
  await portal.pool.query('insert into mobile_numbers (account_id, number, confirmed_at) values ($1, $2, now())', [
    accountId,
    number,
  ]);
  const browser = await portal.signedIn(accountId);
  const queue = (make: (given: Given) => MessageToQueue): Promise<number> =>
    transaction(portal.pool, (tx) => queueMessage(tx, make({ template: 'test', now: portal.clock.now(), accountId })));
  return { portal, accountId, browser, queue };
}

/** Sends what is due; every gateway answers the same. */
async function flush({ pool, clock, supplier }: TestPortal, outcome: Outcome): Promise<void> {
  const route = { repeatable: false, send: () => Promise.resolve(outcome), close: () => undefined };
  const log = createLog({ level: 'error', write: () => undefined });
  const sender = createSender({
    pool,
    log,
    now: () => clock.now(),
    timeZone: supplier.timeZone,
    routes: { mail: route, sms: route },
  });
  await sender.flush();
  await sender.stop();
}

describe('Sporočila', () => {
  it('lists what was sent, newest first: on which channel, where to, when, with what result', async (t) => {
    const { portal, browser, queue } = await openAccount(t);
    assert.match((await browser.get('/messages')).text, /Ni še sporočil/);
    await queue(mail);
    await flush(portal, { kind: 'accepted' });
    portal.clock.set('2026-12-01T06:00:00+01:00');
    await queue((given) => ({ ...sms(given), quietHours: { from: 21, until: 8 } }));
    await flush(portal, { kind: 'accepted' });
    const { text, body } = await browser.get('/messages');
    assert.match(
      text,
      /GEN-I: do 3\. 12\. oddajte odčitek\. SMS na 041 123 456, 1\. december 2026 ob 6\.00 Čaka na 8\.00 .*Čas je za odčitek E-pošta na Ana\.Novak@example\.si, 30\. november 2026 ob 18\.42 Poslano/,
    );
    assert.deepEqual(htmlProblems(body), []);
    assert.match((await browser.get('/messages?lang=en')).location ?? '', /messages/);
    const english = await browser.get('/messages');
    assert.match(english.text, /SMS to 041 123 456, .* Waiting until 8:00 .*E-mail to .* Sent/);
  });

  it('shows the text of a message, without the link that opens something once', async (t) => {
    const { portal, browser, queue } = await openAccount(t);
    await queue(mail);
    for (const outcome of [undefined, { kind: 'accepted' } as const]) {
      if (outcome !== undefined) await flush(portal, outcome);
      const { text, body } = await browser.get('/messages');
      assert.match(text, /Pozdravljeni, Novo geslo: \[povezava je v sporočilu\]/);
      assert.doesNotMatch(body, /skrivnost/);
    }
  });

  it('comes in pages of fifty', async (t) => {
    const { browser, queue } = await openAccount(t);
    for (let each = 1; each <= 51; each++) await queue((given) => sms(given, `Sporočilo številka ${each}.`));
    const first = await browser.get('/messages');
    assert.equal(first.body.match(/<details class="message">/g)?.length, 50);
    assert.match(first.text, /številka 51\./);
    assert.doesNotMatch(first.text, /številka 1\./);
    for (const page of ['2', '3', '999999']) {
      const { text } = await browser.get(`/messages?page=${page}`);
      assert.match(text, /številka 1\./, page);
      assert.doesNotMatch(text, /številka 2\./, page);
    }
    for (const page of ['0', '-1', 'x', '1e9', '']) {
      assert.match((await browser.get(`/messages?page=${page}`)).text, /številka 51\./, page);
    }
  });

  it('holds nothing of anybody else', async (t) => {
    const { portal, queue } = await openAccount(t);
    await queue(mail);
    await queue(sms);
    await flush(portal, { kind: 'refused', answer: '550' });
    const other = await portal.signedIn(await giveAccount(portal.pool, { email: 'bor@example.si' }));
    const { text } = await other.get('/messages');
    assert.match(text, /Ni še sporočil/);
    assert.doesNotMatch(text, /Ana\.Novak|041 123 456|zavrača|ne sprejema/i);
    assert.equal((await other.post('/messages/resumption', { channel: 'mail' })).location, '/messages');
    assert.equal((await portal.pool.query('select from stopped_recipients')).rowCount, 2);
  });
});

describe('an address that refuses', () => {
  it('is named to its owner, who has it tried again', async (t) => {
    const { portal, browser, queue, accountId } = await openAccount(t);
    await queue(mail);
    await queue(sms);
    await flush(portal, { kind: 'refused', answer: '550 5.1.1' });
    const refused = await browser.get('/messages');
    assert.match(refused.text, /Naslov ana\.novak@example\.si zavrača našo pošto .*30\. november 2026 ob 18\.42/);
    assert.match(refused.text, /Številka 041 123 456 ne sprejema naših SMS/);
    assert.match(refused.text, /Številka zavrača SMS .*Naslov zavrača pošto/);
    assert.deepEqual(htmlProblems(refused.body), []);

    await queue(mail);
    await flush(portal, { kind: 'accepted' });
    assert.equal((await browser.get('/messages')).text.match(/Naslov zavrača pošto/g)?.length, 2);

    const resumed = await browser.post('/messages/resumption', { channel: 'mail' }, { from: '/messages' });
    assert.equal(resumed.location, '/messages?done=resumed');
    const after = await browser.get('/messages?done=resumed');
    assert.match(after.text, /Od zdaj spet pošiljamo/);
    assert.doesNotMatch(after.text, /zavrača našo pošto/);
    assert.match(after.text, /ne sprejema naših SMS/);
    await queue(mail);
    await flush(portal, { kind: 'accepted' });
    assert.match((await browser.get('/messages')).text, /Poslano/);

    const { rows } = await portal.pool.query(
      "select account_id, subject, facts from audit_entries where action = 'messages resumed'",
    );
    assert.deepEqual(rows, [{ account_id: accountId, subject: `account ${accountId}`, facts: { channel: 'mail' } }]);
  });

  it('is tried again once, whatever is sent how often', async (t) => {
    const { portal, browser, queue } = await openAccount(t);
    await queue(mail);
    await flush(portal, { kind: 'refused', answer: '550 5.1.1' });
    for (const channel of ['', 'sms', 'post', "mail' or true --"]) {
      const answer = await browser.post('/messages/resumption', { channel }, { from: '/messages' });
      assert.equal(answer.location, '/messages');
    }
    const answers = await Promise.all(
      [1, 2, 3].map(() => browser.post('/messages/resumption', { channel: 'mail' }, { from: '/messages' })),
    );
    assert.ok(answers.every(({ status }) => status === 303));
    const { rows } = await portal.pool.query("select count(*) from audit_entries where action = 'messages resumed'");
    assert.deepEqual(rows, [{ count: 1 }]);
  });
});
