import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageLanguages } from '#kernel/language.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { accountOf, linkIn, logIn, mailsTo, register, registrationOf } from '#test/support/people.ts';
import { testPortal } from '#test/support/portal.ts';
import { deleteExpired } from './sweep.ts';

const ana = 'ana.novak@example.si';
const bor = 'bor.kos@example.si';

describe('every page of accounts', () => {
  for (const language of pageLanguages) {
    it(`is valid HTML with nothing left out (${language})`, async (t) => {
      const portal = await testPortal(t);
      const signedIn = await portal.signedIn(await accountOf(portal, ana));
      const visitor = portal.browser();
      await register(portal, visitor, registrationOf(bor));
      await visitor.post('/forgot-password', { email: ana });
      const activation = linkIn((await mailsTo(portal, bor))[0], '/activate/');
      const reset = linkIn((await mailsTo(portal, ana))[0], '/new-password/');
      const open = ['/register', '/register/sent', '/activated', '/login', '/forgot-password', '/forgot-password/sent'];
      const links = [activation, `/activate/${'x'.repeat(43)}`, reset, `/new-password/${'x'.repeat(43)}`];
      const settings = ['', '/profile', '/password', '/sessions', '/consents'].map((path) => `/settings${path}`);
      for (const browser of [visitor, signedIn]) browser.cookies.set('odcitek_language', language);
      const pages = [
        ...[...open, ...links, '/consent-withdrawal', '/register/wait/x'].map((path) => [visitor, path] as const),
        ...settings.map((path) => [signedIn, path] as const),
      ];
      for (const [browser, path] of pages) {
        const { status, body, text } = await browser.get(path);
        assert.ok(status === 200 || status === 410, `${status} ${path}`);
        assert.match(body, new RegExp(`<html lang="${language}"`), path);
        assert.deepEqual(htmlProblems(body), [], path);
        assert.doesNotMatch(text, /undefined|null|\[object/, path);
      }
    });
  }
});

describe('sweeping', () => {
  it('removes sessions, registrations and links that are over, and nothing else', async (t) => {
    const portal = await testPortal(t);
    await accountOf(portal, ana);
    await logIn(portal.browser(), ana);
    const remembering = portal.browser();
    await remembering.post('/login', { email: ana, password: 'modra skodelica na polici', remember: 'yes' });
    await portal.browser().post('/forgot-password', { email: ana });
    await register(portal, portal.browser(), registrationOf(bor));
    const left = async (at: string): Promise<number[]> => {
      await deleteExpired(portal.pool, { now: new Date(at) });
      const count = (table: string): string => `(select count(*)::int from ${table})`;
      const tables = ['sessions', 'registrations', 'one_time_links', 'accounts'];
      const { rows } = await portal.pool.query({ text: `select ${tables.map(count).join(', ')}`, rowMode: 'array' });
      return rows[0] as unknown as number[];
    };
    assert.deepEqual(await left('2026-12-01T06:00:00+01:00'), [2, 1, 2, 1]);
    assert.deepEqual(await left('2026-12-01T07:00:00+01:00'), [1, 1, 2, 1]);
    assert.deepEqual(await left('2026-12-08T00:00:00+01:00'), [1, 0, 1, 1]);
    assert.deepEqual(await left('2027-01-15T00:00:00+01:00'), [0, 0, 0, 1]);
  });
});
