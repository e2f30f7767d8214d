/** `npm run demo`: one command, and everything that it promises is there; started again, it finds what was there. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { demoAccounts, linkableContracts } from '../db/demo/cast.ts';
import { temporaryFolder } from '#test/support/embedded.ts';
import { freePort, startProgram } from '#test/support/program.ts';

const ready = /Ctrl\+C ends the portal/;

/** Logs in over HTTP with what stands on the screen, and gives the session's cookie. */
async function logIn(base: string, account: { email: string; password: string }): Promise<string> {
  const page = await fetch(`${base}/login`);
  const formToken = /name="formToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const answer = await fetch(`${base}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: page.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ formToken, email: account.email, password: account.password }),
  });
  assert.equal(answer.status, 303, account.email);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

describe('the demo', () => {
  it('on port 0 takes a free one, and names it', async (t) => {
    const demo = startProgram(t, ['demo'], { DATA_DIR: await temporaryFolder(t), PORT: '0' });
    await demo.says(ready);
    const port = /running at http:\/\/localhost:([1-9]\d*)$/m.exec(demo.out())?.[1] ?? assert.fail(demo.out());
    const [account] = demoAccounts;
    assert.ok(account);
    await logIn(`http://127.0.0.1:${port}`, account);
  });

  it('prints what to try, all of which works, and finds its data again at the next start', async (t) => {
    const DATA_DIR = await temporaryFolder(t);
    const PORT = String(await freePort());
    const printed = `http://localhost:${PORT}`;
    // a bare system may not know localhost
    const base = `http://127.0.0.1:${PORT}`;
    const first = startProgram(t, ['demo'], { DATA_DIR, PORT });
    await first.says(ready);
    assert.match(first.out(), new RegExp(`running at ${printed}$`, 'm'));
    for (const { email, password } of demoAccounts)
      assert.ok(first.out().includes(email) && first.out().includes(password));
    for (const { number, pointNumber } of linkableContracts)
      assert.match(first.out(), new RegExp(`${number}\\s+${pointNumber}`));
    assert.ok(first.out().includes(`${printed}/demo/mailbox`));
    assert.equal((await fetch(`${base}/demo/mailbox`)).status, 200);
    assert.match(
      first.out(),
      /Reminders are on for Maja Zupan, .+; the next ones come on \w+day,? \d+ \w+ \d{4} at 08:00\./,
    );
    assert.equal((await stat(join(DATA_DIR, 'secret'))).mode & 0o077, 0);

    const [account] = demoAccounts;
    assert.ok(account);
    const cookie = await logIn(base, account);
    const contracts = await (await fetch(`${base}/contracts`, { headers: { cookie } })).text();
    for (const number of account.contracts) assert.ok(contracts.includes(number), number);
    assert.match(await (await fetch(`${base}/readings`, { headers: { cookie } })).text(), /withdrawal|<td/);
    assert.equal((await first.end('SIGTERM')).code, 0);

    const second = startProgram(t, ['demo'], { DATA_DIR, PORT });
    await second.says(ready);
    // the same database and the same secret: the session goes on
    const again = await fetch(`${base}/contracts`, { headers: { cookie }, redirect: 'manual' });
    assert.equal(again.status, 200);
    assert.equal(await again.text().then((body) => account.contracts.every((number) => body.includes(number))), true);
    assert.equal((await second.end('SIGTERM')).code, 0);
  });
});
