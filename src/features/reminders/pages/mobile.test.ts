import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal, type Answer, type Browser, type TestPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { giveReminders } from '#test/support/reminders.ts';
import { maskedNumber } from './masked-number.ts';

const typed = '041 123 456';
const number = '+38641123456';

type World = { readonly portal: TestPortal; readonly accountId: number; readonly browser: Browser };

async function world(t: TestContext): Promise<World> {
  const portal = await testPortal(t, { now: '2026-11-20T10:00:00+01:00', publicUrl: 'http://localhost' });
  const accountId = await giveAccount(portal.pool);
  return { portal, accountId, browser: await portal.signedIn(accountId) };
}

type Sms = { readonly to: string; readonly text: string; readonly shown: string; readonly askedFor: boolean };

async function smsOf({ portal }: Pick<World, 'portal'>): Promise<Sms[]> {
  const { rows } = await portal.pool.query<Sms>(
    `select recipient as to, text, shown_text as shown, asked_for as "askedFor" from messages where channel = 'sms' order by id`,
  );
  return rows;
}

const codeIn = (sms: Sms | undefined): string => /#(\d{6})$/.exec(sms?.text ?? '')?.[1] ?? assert.fail('no code');
const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function numberOf({ portal, accountId }: World): Promise<string | undefined> {
  const { rows } = await portal.pool.query<{ number: string }>(
    'select number from mobile_numbers where account_id = $1',
    [accountId],
  );
  return rows[0]?.number;
}

async function actionsOf({ portal }: Pick<World, 'portal'>): Promise<string[]> {
  const { rows } = await portal.pool.query<{ action: string }>('select action from audit_entries order by id');
  return rows.map(({ action }) => action);
}

const askFor = (browser: Browser, mobile: string, more = {}): Promise<Answer> =>
  browser.post('/settings/mobile', { mobile, ...more });
const confirm = (browser: Browser, code: string, more = {}): Promise<Answer> =>
  browser.post('/settings/mobile/code', { code, ...more }, { from: '/settings/mobile' });

describe('a mobile number', () => {
  it('is kept once the code that went to it has come back', async (t) => {
    const all = await world(t);
    const { browser } = all;
    const first = await browser.get('/settings/mobile');
    assert.deepEqual(htmlProblems(first.body), []);
    assert.equal((await askFor(browser, typed)).location, '/settings/mobile');
    const [sms, ...others] = await smsOf(all);
    assert.deepEqual(others, []);
    const code = codeIn(sms);
    assert.deepEqual(sms, {
      to: number,
      text: `Koda za moj GEN-I: ${code}. Velja 10 minut.\n\n@localhost #${code}`,
      shown: 'Koda za moj GEN-I: [koda]. Velja 10 minut.',
      askedFor: true,
    });
    const page = await browser.get('/settings/mobile');
    assert.deepEqual(htmlProblems(page.body), []);
    assert.match(page.text, /Na \+386 41 ••• 456 smo poslali šestmestno kodo/);
    assert.match(page.body, /autocomplete="one-time-code"/);
    assert.equal(await numberOf(all), undefined);
    assert.equal(
      (await confirm(browser, ` ${code.slice(0, 3)} ${code.slice(3)} `)).location,
      '/settings/reminders?done=mobile',
    );
    assert.equal(await numberOf(all), number);
    assert.deepEqual(await actionsOf(all), ['mobile code sent', 'mobile number confirmed']);
    const { rows } = await all.portal.pool.query('select from mobile_codes');
    assert.equal(rows.length, 0);
  });

  it('is refused where no SMS should go, with what was typed', async (t) => {
    const all = await world(t);
    const cases = {
      '090 12 34': /posebno ceno/,
      '01 471 26 41': /ni mobilna/,
      '': /Vpišite mobilno številko/,
      'moja "številka"': /Vpišite mobilno številko/,
    };
    for (const [given, sentence] of Object.entries(cases)) {
      const page = await askFor(all.browser, given);
      assert.equal(page.status, 422, given);
      assert.match(page.text, sentence);
      assert.ok(page.body.includes(`value="${given.replaceAll('"', '&quot;')}"`), given);
      assert.deepEqual(htmlProblems(page.body), []);
    }
    assert.deepEqual(await smsOf(all), []);
    await all.browser.get('/settings/mobile?lang=en');
    assert.match((await askFor(all.browser, '090 12 34')).text, /premium-rate/);
  });

  it('is proposed from the profile, where that is a mobile one', async (t) => {
    const all = await world(t);
    await all.portal.pool.query('update accounts set phone = $1', ['+38631555777']);
    assert.match((await all.browser.get('/settings/mobile')).body, /value="031 555 777"/);
    await all.portal.pool.query('update accounts set phone = $1', ['+38614712641']);
    assert.doesNotMatch((await all.browser.get('/settings/mobile')).body, /471/);
  });

  it('takes five tries at a code, however fast they come, and then none, not even the right one', async (t) => {
    const all = await world(t);
    const { browser } = all;
    await askFor(browser, typed);
    const code = codeIn((await smsOf(all))[0]);
    assert.match((await confirm(browser, wrongOf(code))).text, /Koda ni prava\. Imate še 4 poskuse\./);
    assert.match((await confirm(browser, 'abc')).text, /Vpišite šest številk/);
    await Promise.all(Array.from({ length: 9 }, () => confirm(browser, wrongOf(code))));
    const last = await confirm(browser, code);
    assert.equal(last.status, 422);
    assert.match(last.text, /Ta koda ne velja več/);
    assert.match(last.body, /id="mobile"/);
    assert.equal(await numberOf(all), undefined);
    const tries = (await actionsOf(all)).filter((action) => action === 'mobile code refused');
    assert.equal(tries.length, 5);
  });

  it('takes a code for ten minutes', async (t) => {
    const all = await world(t);
    await askFor(all.browser, typed);
    const code = codeIn((await smsOf(all))[0]);
    all.portal.clock.set('2026-11-20T10:10:00+01:00');
    assert.match((await confirm(all.browser, code)).text, /Ta koda ne velja več/);
    assert.equal(await numberOf(all), undefined);
  });

  it('takes no code that went to another number, nor one of another account', async (t) => {
    const all = await world(t);
    const { portal, browser } = all;
    await askFor(browser, typed);
    await askFor(browser, '031 555 777');
    const [first, second] = (await smsOf(all)).map(codeIn);
    assert.equal((await confirm(browser, first === second ? wrongOf(first ?? '') : (first ?? ''))).status, 422);
    const stranger = await portal.signedIn(await giveAccount(portal.pool));
    await askFor(stranger, '031 555 777');
    const theirs = codeIn((await smsOf(all))[2]);
    if (theirs !== second) assert.equal((await confirm(stranger, second ?? '')).status, 422);
    assert.equal((await confirm(browser, second ?? '')).status, 303);
    assert.equal(await numberOf(all), '+38631555777');
  });

  it('that is in use stays until a new one is confirmed', async (t) => {
    const all = await world(t);
    const { browser } = all;
    await askFor(browser, typed);
    await confirm(browser, codeIn((await smsOf(all))[0]));
    await askFor(browser, '031 555 777');
    assert.equal(await numberOf(all), number);
    assert.match(
      (await browser.get('/settings/mobile')).text,
      /Na \+386 31 ••• 777 smo poslali.*Zdaj pošiljamo na \+386 41 ••• 456/,
    );
    await confirm(browser, codeIn((await smsOf(all))[1]));
    assert.equal(await numberOf(all), '+38631555777');
  });

  it('is removed with everything that went to it, and added later begins nothing by itself', async (t) => {
    const all = await world(t);
    const { portal, browser, accountId } = all;
    const point = await givePoint(portal.pool, { linkedBy: [accountId] });
    await giveReminders(portal.pool, { accountId, pointId: point.pointId }, { mail: true, sms: true });
    await askFor(browser, typed);
    await confirm(browser, codeIn((await smsOf(all))[0]));
    const card = await browser.get('/settings/reminders');
    assert.match(card.text, /\+386 41 ••• 456 potrjena 20\. 11\. 2026 Zamenjaj Odstrani/);
    assert.doesNotMatch(card.body, /123[\s\u00a0]?456|41123456/);
    const removed = await browser.post('/settings/mobile/removal', {}, { from: '/settings/reminders' });
    assert.equal(removed.location, '/settings/reminders?done=removed');
    assert.match((await browser.get(removed.location)).text, /Številka je odstranjena, SMS opomniki so izklopljeni/);
    assert.equal(await numberOf(all), undefined);
    const { rows } = await portal.pool.query('select by_mail, by_sms from reminder_choices');
    assert.deepEqual(rows, [{ by_mail: true, by_sms: false }]);
    await browser.post('/settings/mobile/removal', {}, { from: '/settings/reminders' });
    assert.deepEqual((await actionsOf(all)).slice(-1), ['mobile number removed']);
    assert.equal((await actionsOf(all)).filter((action) => action === 'mobile number removed').length, 1);
  });

  it('leads back to the reading form and nowhere else', async (t) => {
    const all = await world(t);
    const { browser } = all;
    const next = '/readings/new?point=7&r-1.8.1=18+342&reminder=sms';
    const asked = await askFor(browser, typed, { next });
    assert.equal(asked.location, `/settings/mobile?next=${encodeURIComponent(next)}`);
    assert.ok(
      (await browser.get(asked.location)).body.includes('name="next" value="/readings/new?point=7&amp;r-1.8.1=18+342'),
    );
    assert.equal((await confirm(browser, codeIn((await smsOf(all))[0]), { next })).location, `${next}#reminders`);
    const astray = [
      '//evil.example',
      'https://evil.example',
      '/readings/new@evil',
      '/readings/newer',
      '/readings/new?\r\nx: y',
      '/\\evil',
    ];
    for (const path of astray) {
      const page = await browser.get(`/settings/mobile?next=${encodeURIComponent(path)}`);
      assert.match(page.body, /name="next" value="\/settings\/reminders"/, path);
    }
  });
});

describe('codes', () => {
  it('go out three an hour to an account, which is told so', async (t) => {
    const all = await world(t);
    for (let asked = 0; asked < 3; asked++) assert.equal((await askFor(all.browser, typed)).status, 303);
    const paused = await askFor(all.browser, typed);
    assert.equal(paused.status, 429);
    assert.match(paused.text, /Preveč poskusov\. Poskusite znova čez 60 minut\./);
    assert.equal((await smsOf(all)).length, 3);
    all.portal.clock.set('2026-11-20T11:00:01+01:00');
    assert.equal((await askFor(all.browser, typed)).status, 303);
    assert.equal((await smsOf(all)).length, 4);
  });

  it('to one number are few whoever asks, and who asks learns nothing of it', async (t) => {
    const all = await world(t);
    const { portal } = all;
    const answers: Answer[] = [];
    for (let person = 0; person < 7; person++) {
      const browser = await portal.signedIn(await giveAccount(portal.pool));
      const { status, location } = await askFor(browser, typed);
      assert.deepEqual([status, location], [303, '/settings/mobile']);
      answers.push(await browser.get('/settings/mobile'));
    }
    assert.equal((await smsOf(all)).length, 5);
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.deepEqual((await actionsOf(all)).slice(-2), ['mobile code withheld', 'mobile code withheld']);
  });

  it('stand in no table but the message that carries them', async (t) => {
    const all = await world(t);
    await askFor(all.browser, typed);
    const code = codeIn((await smsOf(all))[0]);
    const { rows } = await all.portal.pool.query<{ all: string }>(
      `select concat((select json_agg(c) from mobile_codes c), (select json_agg(a) from audit_entries a),
                     (select json_agg(t) from try_counters t), (select json_agg(shown_text) from messages)) as all`,
    );
    assert.doesNotMatch(
      rows[0]?.all.replace(/"(?:recorded|sent|expires|started|last_try)_at":"[^"]*"/g, '') ?? code,
      new RegExp(`\\b${code}\\b`),
    );
    assert.ok(!all.portal.logged.join('').includes(`"${code}"`));
  });
});

it('a masked number shows its owner which one it is, and nobody what it is', () => {
  const hard = (text: string): string => text.replaceAll(' ', '\u00A0');
  assert.equal(maskedNumber('+38641123456'), hard('+386 41 ••• 456'));
  assert.equal(maskedNumber('+385912345678'), hard('+385 91 ••• •678'));
  assert.equal(maskedNumber('+14155552671'), hard('+1 41• ••• •671'));
});
