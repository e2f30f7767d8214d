/** The portal with the demo's whole cast, listening, for tests that look at its pages in a browser. */
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { startSession } from '#features/accounts/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Pool } from '#platform/db/pool.ts';
import { usualPlace } from '#platform/objects/place.ts';
import { loadDemo } from '../../db/demo/load.ts';
import { testDatabase } from './database.ts';
import { testPortal, type TestPortal } from './portal.ts';
import { sharedFiles } from './server.ts';

export type ShownPortal = TestPortal & {
  /** `http://127.0.0.1:41234` */
  readonly address: string;
  /** The cookies of a browser in which this customer of the cast is signed in; without an e-mail, of a stranger's. */
  readonly cookiesOf: (email: string | undefined, language?: PageLanguage) => Promise<Cookie[]>;
};

type Cookie = { readonly name: string; readonly value: string; readonly url: string };

/** `now`: by default an evening on which the electricity window has just opened, as in the pictures of the manual. */
export async function shownPortal(t: TestContext, now = '2026-11-30T18:42:00+01:00'): Promise<ShownPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-cast-'));
  t.after(() => rm(folder, { recursive: true }));
  const pool = await demoDatabase(t, { now: new Date(now), folder });
  const portal = await testPortal(t, { pool, now, demo: true, objects: usualPlace(folder) });
  const address = await portal.app.listen({ host: '127.0.0.1', port: 0 });
  const cookiesOf: ShownPortal['cookiesOf'] = async (email, language) => {
    const chosen = language === undefined ? [] : [{ name: 'odcitek_language', value: language, url: address }];
    if (email === undefined) return chosen;
    const session = { remembered: false, device: 'Firefox/140.0 (X11; Linux x86_64)', now: portal.clock.now() };
    const { rows } = await portal.pool.query<{ id: number }>('select id from accounts where email = $1', [email]);
    const accountId = rows[0]?.id;
    if (accountId === undefined) throw new Error(`nobody of the cast is ${email}`);
    const { name, value } = await startSession(portal.pool, { accountId, ...session });
    return [{ name, value, url: address }, ...chosen];
  };
  return { ...portal, address, cookiesOf };
}

/**
 * A copy of a database that has the demo in it, and of its documents: loading it takes longer than many tests, and it comes
 * out the same whoever does it.
 */
async function demoDatabase(t: TestContext, { now, folder }: { now: Date; folder: string }): Promise<Pool> {
  const name = `demo_${createHash('sha256').update(now.toISOString()).digest('hex').slice(0, 12)}`;
  const loaded = join(await sharedFiles(), name);
  const fill = async (pool: Pool): Promise<void> => {
    await mkdir(loaded, { recursive: true });
    await loadDemo(pool, loaded, { now });
  };
  const copy = await testDatabase(t, { name, fill });
  await cp(loaded, folder, { recursive: true });
  return copy;
}
