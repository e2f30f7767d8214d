import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transaction } from '#platform/db/pool.ts';
import { queueMail } from '#platform/mail/outbox.ts';
import { testPortal, type TestPortal } from '#test/support/portal.ts';

async function queue(portal: TestPortal): Promise<void> {
  const parts = ['Pozdravljeni <b>vsi</b>,', { label: 'Aktiviraj račun', href: 'http://localhost/activate/skrivnost' }];
  const letter = { language: 'sl', subject: 'Aktivirajte račun', parts, signature: ['Moj GEN-I'] };
  const mail = { accountId: null, template: 'activation', to: 'ana@example.si', letter, now: portal.clock.now() };
  await transaction(portal.pool, (tx) => queueMail(tx, mail));
}

describe("the demo's mailbox", () => {
  it('shows every mail, newest first, as HTML and as text', async (t) => {
    const portal = await testPortal(t, { demo: true });
    const browser = portal.browser();
    assert.match((await browser.get('/demo/mailbox')).text, /Nabiralnik je prazen/);
    await queue(portal);
    const list = await browser.get('/demo/mailbox');
    assert.match(list.text, /Aktivirajte račun ana@example\.si, 30\. november 2026 ob 18\.42/);
    const link = /\/demo\/mailbox\/\d+/.exec(list.body)?.[0] ?? '';
    const mail = await browser.get(link);
    assert.match(mail.text, /Pozdravljeni <b>vsi<\/b>,.*http:\/\/localhost\/activate\/skrivnost/);
    assert.match(
      mail.body,
      new RegExp(`<iframe[^>]* src="${link}/html" sandbox="allow-top-navigation-by-user-activation"`),
    );
  });

  it('lets a mail run and load nothing', async (t) => {
    const portal = await testPortal(t, { demo: true });
    await queue(portal);
    const browser = portal.browser();
    const link = /\/demo\/mailbox\/\d+/.exec((await browser.get('/demo/mailbox')).body)?.[0] ?? '';
    const { headers, body } = await browser.get(`${link}/html`);
    assert.match(String(headers['content-security-policy']), /default-src 'none';.*sandbox/);
    assert.equal(headers['x-frame-options'], 'SAMEORIGIN');
    assert.match(body, /Pozdravljeni &lt;b&gt;vsi&lt;\/b&gt;,/);
  });

  it('is not there outside the demo, nor is a mail that never was', async (t) => {
    const real = await testPortal(t);
    await queue(real);
    for (const path of ['/demo/mailbox', '/demo/mailbox/1', '/demo/mailbox/1/html']) {
      assert.equal((await real.browser().get(path)).status, 404, path);
    }
    const demo = await testPortal(t, { demo: true });
    for (const id of ['1', '0', 'abc', '99999999999999999999']) {
      assert.equal((await demo.browser().get(`/demo/mailbox/${id}`)).status, 404, id);
    }
  });
});
