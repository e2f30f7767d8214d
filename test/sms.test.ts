/**
 * An SMS on its whole way: from the outbox through Debian's Kannel to the phone, and its report back to the portal. Where
 * Kannel is not installed these tests are skipped, and say so.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { waysOut } from '#app/gateways.ts';
import { transaction } from '#platform/db/pool.ts';
import { createLog } from '#platform/log.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { createSender } from '#platform/outbox/sender.ts';
import { readSmsUrl } from '#platform/sms/gateway.ts';
import { parseMobile } from '#platform/sms/numbers.ts';
import { eventually } from './support/embedded.ts';
import { findKannel, startKannel, type RunningKannel } from './support/kannel.ts';
import { testPortal, testSecret, type TestPortal } from './support/portal.ts';
import { freePort } from './support/program.ts';
import { giveAccount } from './support/registry.ts';

const programs = await findKannel();
const skip = typeof programs === 'string' ? programs : false;

describe('an SMS of the portal', { skip }, () => {
  let kannel: RunningKannel;
  before(async () => {
    if (typeof programs === 'string') return;
    kannel = await startKannel(programs);
  });
  after(() => kannel.stop());

  /** A portal that gateways can reach, and workers that send what stands in its outbox. */
  async function listeningPortal(t: TestContext, transliterate: boolean) {
    const port = await freePort();
    const publicUrl = new URL(`http://127.0.0.1:${port}`);
    const smsGateway = readSmsUrl(kannel.smsUrl);
    assert.ok(smsGateway);
    const supplier = { sms: { transliterate, perNumberADay: 10 } };
    const portal = await testPortal(t, { publicUrl: publicUrl.origin, smsGateway, supplier });
    await portal.app.listen({ port, host: '127.0.0.1' });
    const config = { smtpUrl: undefined, smsGateway, smsPerDay: 100, secret: testSecret, publicUrl, demo: false };
    const worker = () =>
      createSender({
        pool: portal.pool,
        log: createLog({ level: 'info', write: (line) => void portal.logged.push(line) }),
        now: () => portal.clock.now(),
        timeZone: portal.supplier.timeZone,
        routes: waysOut({ ...portal, config }),
      });
    return { portal, worker };
  }

  async function queue({ pool, clock }: TestPortal, accountId: number, text: string): Promise<void> {
    const to = parseMobile('041 123 456', 'SI');
    assert.ok(to.ok);
    const sms = { channel: 'sms', template: 'test', language: 'sl', to: to.value, text } as const;
    await transaction(pool, (tx) => queueMessage(tx, { ...sms, accountId, now: clock.now() }));
  }

  for (const transliterate of [true, false]) {
    const text = 'GEN-I: čas je za odčitek. Še danes!';
    const arriving = transliterate ? 'GEN-I: cas je za odcitek. Se danes!' : text;
    it(`reaches the phone once, as «${arriving}», and is delivered`, async (t) => {
      const { portal, worker } = await listeningPortal(t, transliterate);
      const accountId = await giveAccount(portal.pool);
      const browser = await portal.signedIn(accountId);
      const already = kannel.arrived.length;
      await queue(portal, accountId, text);
      assert.match((await browser.get('/messages')).text, /Čaka na pošiljanje/);
      const workers = [worker(), worker(), worker()];
      const tried = await Promise.all(workers.map(({ flush }) => flush()));
      assert.equal(Math.max(...tried), 1);
      await eventually('the report of delivery', async () =>
        /Dostavljeno/.test((await browser.get('/messages')).text) ? true : undefined,
      );
      await Promise.all(workers.map(({ flush }) => flush()));
      await Promise.all(workers.map(({ stop }) => stop()));
      assert.deepEqual(
        kannel.arrived.slice(already).map(({ to, text: arrived }) => [to, arrived]),
        [['+38641123456', arriving]],
      );
      const { rows } = await portal.pool.query('select outcome from message_attempts');
      assert.deepEqual(rows, [{ outcome: 'accepted' }]);
      assert.doesNotMatch(portal.logged.join(''), /41123456|odčitek|odcitek/);
    });
  }
});
