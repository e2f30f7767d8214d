import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Pool } from '#platform/db/pool.ts';
import { contentKey, openObjects, type Objects } from '#platform/objects/objects.ts';
import type { Place } from '#platform/objects/place.ts';
import { giveBill, type BillToGive } from '#test/support/bills.ts';
import { testPortal, type Browser } from '#test/support/portal.ts';
import { giveAccount, givePoint, type GivenPoint } from '#test/support/registry.ts';
import { unzip } from '#test/support/unzip.ts';

async function folderOf(t: TestContext): Promise<Place> {
  const path = await mkdtemp(join(tmpdir(), 'odcitek-bills-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return { kind: 'folder', path };
}

async function keep(objects: Objects, bytes: Buffer): Promise<NonNullable<BillToGive['document']>> {
  const sha256 = createHash('sha256').update(bytes).digest();
  await objects.put(contentKey('bills', sha256), bytes);
  return { sha256, size: bytes.length };
}

type Archive = {
  readonly pool: Pool;
  readonly browser: Browser;
  readonly stranger: Browser;
  readonly point: GivenPoint;
  readonly ids: number[];
};

/** Three bills with documents and one without. */
async function archive(t: TestContext): Promise<Archive> {
  const place = await folderOf(t);
  const portal = await testPortal(t, { now: '2026-12-10T09:00:00+01:00', objects: place });
  const { pool } = portal;
  const accountId = await giveAccount(pool);
  const point = await givePoint(pool, { linkedBy: [accountId] });
  const objects = openObjects(place);
  const ids: number[] = [];
  for (const [number, issuedOn] of [
    ['A/1', '2026-12-03'],
    ['A-1', '2026-11-03'],
    ['B2', '2025-11-03'],
  ] as const) {
    const document = await keep(objects, Buffer.from(`%PDF-1.7 ${number}`));
    ids.push((await giveBill(pool, point, { number, issuedOn, document })).id);
  }
  await giveBill(pool, point, { number: 'BREZ' });
  const browser = await portal.signedIn(accountId);
  return { pool, browser, stranger: await portal.signedIn(await giveAccount(pool)), point, ids };
}

test('the PDF of a bill comes to whom the bill belongs, in ranges too, and to nobody else', async (t) => {
  const { browser, stranger, ids } = await archive(t);
  const path = `/bills/${ids[0]}/document`;
  const answer = await browser.get(path);
  assert.equal(answer.headers['content-type'], 'application/pdf');
  assert.equal(answer.headers['content-disposition'], 'inline; filename="racun-A-1.pdf"');
  assert.equal(answer.body, '%PDF-1.7 A/1');
  assert.match(String((await browser.get(`${path}?save=yes`)).headers['content-disposition']), /^attachment/);
  const part = await browser.get(path, { range: 'bytes=9-' });
  assert.deepEqual([part.status, part.body, part.headers['content-range']], [206, 'A/1', 'bytes 9-11/12']);
  assert.equal((await browser.get(path, { 'if-none-match': String(answer.headers['etag']) })).status, 304);
  assert.equal((await stranger.get(path)).status, 404);
  assert.equal((await browser.get(path.replace(String(ids[0]), '999999'))).status, 404);
});

test('many PDFs come as one archive: those that were ticked, or all that the filters leave', async (t) => {
  const { browser, stranger, point, ids } = await archive(t);
  const namesOf = async (query: string): Promise<string[]> => [
    ...unzip((await browser.get(`/bills/documents.zip${query}`)).bytes).keys(),
  ];
  assert.deepEqual(await namesOf(''), ['racun-A-1.pdf', `racun-A-1-${ids[1]}.pdf`, 'racun-B2.pdf']);
  assert.deepEqual(await namesOf('?year=2025'), ['racun-B2.pdf']);
  assert.deepEqual(await namesOf(`?bill-${ids[0]}=yes&bill-${ids[2]}=yes&bill-999999=yes&bill-x=yes`), [
    'racun-A-1.pdf',
    'racun-B2.pdf',
  ]);
  const whole = await browser.get('/bills/documents.zip');
  assert.equal(whole.headers['content-disposition'], 'attachment; filename="racuni-2026-12-10.zip"');
  assert.equal(unzip(whole.bytes).get('racun-B2.pdf'), '%PDF-1.7 B2');
  for (const query of ['', `?bill-${ids[0]}=yes`, `?contract=${point.contractId}`, '?year=1999', '?bill-x=yes']) {
    assert.equal((await stranger.get(`/bills/documents.zip${query}`)).status, 404, query);
  }
});

test('an archive of five hundred PDFs is never in memory as a whole', async (t) => {
  const place = await folderOf(t);
  const { pool, app, signedIn } = await testPortal(t, { now: '2026-12-10T09:00:00+01:00', objects: place });
  const objects = openObjects(place);
  const accountId = await giveAccount(pool);
  const point = await givePoint(pool, { linkedBy: [accountId] });
  const size = 60_000;
  const document = await keep(objects, randomBytes(size));
  await giveBill(pool, point, { number: 'PRVI', document });
  await pool.query(
    `insert into bills (number, contract_id, kind, period_from, period_until, issued_on, due_on, net_cents, vat_cents, total_cents,
                        to_pay_cents, payer_name, reference, payee_iban, purpose_code, purpose, document_sha256, document_size)
     select 'R' || n, contract_id, kind, period_from, period_until, issued_on, due_on, net_cents, vat_cents, total_cents, to_pay_cents,
            payer_name, 'SI99', payee_iban, purpose_code, purpose, document_sha256, document_size
       from bills, generate_series(1, 499) n`,
  );
  const { cookies } = await signedIn(accountId);
  const headers = { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') };
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  // unlike fetch, it takes no more than is read
  const [answer] = (await once(get(`${address}/bills/documents.zip`, { headers }), 'response')) as [IncomingMessage];
  assert.equal(answer.statusCode, 200);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  /** Bytes of buffers that are held, not those that wait to be collected. */
  const held = async (): Promise<number> => {
    for (let times = 0; times < 3; times += 1) {
      collect();
      // what is freed is swept beside the program
      await sleep(20);
    }
    return process.memoryUsage().arrayBuffers;
  };
  const heldAt: number[] = [];
  let sent = 0;
  for await (const chunk of answer) {
    sent += (chunk as Buffer).length;
    if (sent > (heldAt.length + 1) * 5_000_000) heldAt.push(await held());
  }
  assert.ok(sent > 500 * size, `${sent} bytes`);
  // when the last number is taken, the server may be done and have let go of everything
  const [, early = 0, ...later] = heldAt;
  const more = (later.at(-2) ?? 0) - early;
  assert.ok(later.length >= 4 && more < 8_000_000, `${more} bytes more in memory after ${sent} sent`);
});
