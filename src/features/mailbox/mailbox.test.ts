import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transaction } from '#platform/db/pool.ts';
import { queueMessage, type MailToQueue, type SmsToQueue } from '#platform/outbox/outbox.ts';
import { parseMobile } from '#platform/sms/numbers.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';

const parts = ['Pozdravljeni <b>vsi</b>,', { label: 'Aktiviraj račun', href: 'http://localhost/activate/skrivnost' }];
const letter = { language: 'sl', subject: 'Aktivirajte račun', parts, signature: ['Moj GEN-I'] };

function queueMail(portal: TestPortal, more: Partial<MailToQueue> = {}): Promise<number> {
  const mail = { accountId: null, template: 'activation', to: 'ana@example.si', letter, now: portal.clock.now() };
  return transaction(portal.pool, (tx) => queueMessage(tx, { ...mail, channel: 'mail', ...more }));
}

function queueSms(portal: TestPortal, text: string, more: Partial<SmsToQueue> = {}): Promise<number> {
  const to = parseMobile('041 123 456', 'SI');
  assert.ok(to.ok);
  const sms = { accountId: null, template: 'code', to: to.value, language: 'sl', text, now: portal.clock.now() };
  return transaction(portal.pool, (tx) => queueMessage(tx, { ...sms, channel: 'sms', ...more }));
}

describe("the demo's mailbox", () => {
  it('names the page of a mail after its subject, as far as a tab has room', async (t) => {
    const portal = await testPortal(t, { demo: true });
    const subject = 'Oddajte stanje do torka, 1. decembra: Celovška cesta 22, 1000 Ljubljana in še 3 merilna mesta';
    const mail = await queueMail(portal, { letter: { ...letter, subject } });
    const { body } = await portal.browser().get(`/demo/mailbox/${mail}`);
    assert.match(body, /<title>Oddajte stanje do torka, 1. decembra: Celovška … – moj GEN-I</);
    assert.deepEqual(htmlProblems(body), []);
    assert.match(body, new RegExp(`<h1[^>]*>${subject}</h1>`));
  });

  it('lists mails and SMS, newest first', async (t) => {
    const portal = await testPortal(t, { demo: true });
    const browser = portal.browser();
    assert.match((await browser.get('/demo/mailbox')).text, /Nabiralnik je prazen/);
    const mail = await queueMail(portal);
    const sms = await queueSms(portal, 'Koda: 482 913');
    const { text, body } = await browser.get('/demo/mailbox');
    assert.match(
      text,
      /Koda: 482 913 SMS za 041 123 456, 30\. november 2026 ob 18\.42 Aktivirajte račun E-pošta za ana@example\.si, 30\. november 2026 ob 18\.42/,
    );
    assert.ok(body.includes(`href="/demo/mailbox/${mail}"`));
    assert.ok(body.includes(`href="/demo/mailbox/phones/38641123456#sms-${sms}"`));
    assert.deepEqual(htmlProblems(body), []);
  });

  it('says what waits for its hour, and leaves out what nobody ever got', async (t) => {
    const portal = await testPortal(t, { demo: true });
    const sendAfter = new Date('2026-12-01T07:00:00Z');
    await queueSms(portal, 'Jutri zjutraj', { sendAfter });
    const dropped = await queueSms(portal, 'Nikoli');
    await portal.pool.query("update messages set state = 'dropped', settled_at = now() where id = $1", [dropped]);
    const { text } = await portal.browser().get('/demo/mailbox');
    assert.match(text, /Jutri zjutraj SMS za .* Čaka/);
    assert.doesNotMatch(text, /Nikoli/);
    const phone = await portal.browser().get('/demo/mailbox/phones/38641123456');
    assert.match(phone.text, /Jutri zjutraj Odide 1\. december 2026 ob 8\.00/);
    assert.doesNotMatch(phone.text, /Nikoli/);
  });

  it('shows a mail as it looks, as its text, and its header as it would go over the line', async (t) => {
    const portal = await testPortal(t, { demo: true });
    const id = await queueMail(portal, { stopUrl: 'http://localhost/s/abc' });
    const browser = portal.browser();
    const address = `/demo/mailbox/${id}`;
    const look = await browser.get(address);
    assert.match(
      look.body,
      new RegExp(`<iframe[^>]* src="${address}/html" sandbox="allow-top-navigation-by-user-activation"`),
    );
    const text = await browser.get(`${address}?as=text`);
    assert.match(text.text, /Pozdravljeni <b>vsi<\/b>,.*http:\/\/localhost\/activate\/skrivnost/);
    assert.doesNotMatch(text.body, /<iframe/);
    const headers = await browser.get(`${address}?as=headers`);
    for (const header of [
      'Subject: =?UTF-8?Q?Aktivirajte_ra=C4=8Dun?=',
      'To: ana@example.si',
      'Auto-Submitted: auto-generated',
      'List-Unsubscribe: <http://localhost/s/abc>',
      'Content-Type: multipart/alternative;',
    ]) {
      assert.ok(headers.text.includes(header), header);
    }
    assert.doesNotMatch(headers.text, /Pozdravljeni/);
    for (const { body } of [look, text, headers]) {
      assert.equal(body.match(/class="tabs".*?aria-current="page"/gs)?.length, 1);
      assert.deepEqual(htmlProblems(body), []);
    }
  });

  it('lets a mail run and load nothing', async (t) => {
    const portal = await testPortal(t, { demo: true });
    const id = await queueMail(portal);
    const { headers, body } = await portal.browser().get(`/demo/mailbox/${id}/html`);
    assert.match(String(headers['content-security-policy']), /default-src 'none';.*sandbox/);
    assert.equal(headers['x-frame-options'], 'SAMEORIGIN');
    assert.match(body, /Pozdravljeni &lt;b&gt;vsi&lt;\/b&gt;,/);
  });

  it('shows SMS on their phone: as they leave, how many they take, with links to tap', async (t) => {
    const portal = await testPortal(t, { demo: true });
    const first = await queueSms(
      portal,
      'GEN-I: čas je za odčitek: http://localhost/readings/new?point=1&x=2 Konec <b>',
    );
    await queueSms(portal, `localhost/s/abc ${'x'.repeat(160)} javascript:alert(1)/ //tuj.si/ a/b`);
    await queueSms(portal, 'Na drugem telefonu', { to: '+38640123456' as SmsToQueue['to'] });
    const { text, body } = await portal.browser().get('/demo/mailbox/phones/38641123456');
    assert.match(
      text,
      /^.*Telefon 041 123 456 GEN-I GEN-I: cas je za odcitek: .* Konec <b> 30\. november .* 1 SMS, \d+ znak.*2 SMS-a, /,
    );
    assert.doesNotMatch(text, /drugem/);
    assert.ok(body.includes(`id="sms-${first}"`));
    const links = [...body.matchAll(/<a href="([^"]+)">[^<]*<\/a>/g)].map(([, href]) => href);
    assert.deepEqual(
      links.filter((href) => href?.startsWith('http')),
      ['http://localhost/readings/new?point=1&amp;x=2', 'http://localhost/s/abc'],
    );
    assert.deepEqual(htmlProblems(body), []);
    const redirect = await portal.browser().get(`/demo/mailbox/${first}`);
    assert.equal(redirect.location, `/demo/mailbox/phones/38641123456#sms-${first}`);
    assert.equal((await portal.browser().get(`/demo/mailbox/${first}/html`)).status, 404);
  });

  it('shows č š ž where the supplier does not transliterate', async (t) => {
    const supplier = { sms: { transliterate: false, perNumberADay: 10 } };
    const portal = await testPortal(t, { demo: true, supplier });
    await queueSms(portal, 'Čas je za odčitek');
    assert.match((await portal.browser().get('/demo/mailbox/phones/38641123456')).text, /Čas je za odčitek/);
  });

  it('is not there outside the demo, nor is what never was', async (t) => {
    const real = await testPortal(t);
    await queueMail(real);
    await queueSms(real, 'Koda: 482 913');
    for (const path of [
      '/demo/mailbox',
      '/demo/mailbox/1',
      '/demo/mailbox/1/html',
      '/demo/mailbox/phones/38641123456',
    ]) {
      assert.equal((await real.browser().get(path)).status, 404, path);
    }
    const demo = await testPortal(t, { demo: true });
    for (const id of ['1', '0', 'abc', '99999999999999999999', 'phones/38641123456', 'phones/%2B386', 'phones/x']) {
      assert.equal((await demo.browser().get(`/demo/mailbox/${id}`)).status, 404, id);
    }
  });
});
