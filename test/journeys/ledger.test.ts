/** *Obstoječi odčitki* in a browser: filters, the files for Excel, and taking a reading back. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { Day } from '#kernel/day.ts';
import { giveCast, giveCastAccount } from '#test/support/cast.ts';
import { giveHome, usual } from '#test/support/household.ts';
import { openSite } from '#test/support/journey.ts';
import { unzip } from '#test/support/unzip.ts';

/** The rows of the list, header left out, each as one line. */
async function rows(page: Page): Promise<string[]> {
  const lines = await page.getByRole('table', { name: 'Seznam odčitkov' }).getByRole('row').allInnerTexts();
  return lines.slice(1).map((line) => line.replaceAll(/\s+/g, ' ').trim());
}

async function download(page: Page, link: Locator): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await link.click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const show = (page: Page): Promise<void> => page.getByRole('button', { name: 'Prikaži' }).click();

test('existing readings', async (t) => {
  const site = await openSite(t, { now: '2026-11-30T18:42:00+01:00' });
  const { pool } = site.portal;
  await giveCast(pool, '2026-11-30' as Day);

  await site.bothWays('what is filtered is what is shown and what the files hold', async (visitor) => {
    const { page } = visitor;
    // electricity and gas: two points
    await visitor.signIn(await giveCastAccount(pool, 'maja.zupan@example.si'));
    await page.goto('/');
    await page
      .getByRole('navigation', { name: 'Glavni meni' })
      .getByRole('link', { name: 'Obstoječi odčitki' })
      .click();
    assert.equal((await rows(page)).length, 50, 'a page has fifty');
    await page.getByRole('navigation', { name: 'Strani' }).getByRole('link', { name: 'Naprej' }).click();
    assert.ok((await rows(page)).length > 0);

    await page.getByLabel('Merilno mesto').selectOption({ label: '3-118204' });
    await page.getByLabel('Tarifa').selectOption('VT');
    await page.getByText('Obdobje od – do').click();
    await page.getByLabel('Od', { exact: true }).fill('2026-09-01');
    await page.getByLabel('Do', { exact: true }).fill('2026-11-30');
    await show(page);
    const told = (await rows(page)).map((line) => line.split(' ').slice(0, 7).join(' '));
    assert.deepEqual(told, [
      '1. 11. 2026 3-118204 VT 16433 309',
      '1. 10. 2026 3-118204 VT 16124 271',
      '1. 9. 2026 3-118204 VT 15853 246',
    ]);

    const excel = await download(page, page.getByRole('link', { name: 'Izvozi v Excel' }));
    assert.equal(excel.name, 'odcitki-2026-11-30.xlsx');
    const sheet = unzip(excel.bytes).get('xl/worksheets/sheet1.xml') ?? '';
    assert.equal(sheet.match(/<row /g)?.length, 4, 'a heading and the three that are shown');
    assert.match(sheet, /<autoFilter ref="A1:J4"/);
    // numbers are numbers, and a day is the number that Excel counts days with: 46327 is 1. 11. 2026
    assert.match(sheet, /<c r="E2"[^>]*><v>16433<\/v>/);
    assert.match(sheet, /<c r="F2"[^>]*><v>309<\/v>/);
    assert.match(sheet, /<c r="A2"[^>]*><v>46327<\/v>/);

    const text = await download(page, page.getByRole('link', { name: 'Izvozi v CSV' }));
    assert.equal(text.name, 'odcitki-2026-11-30.csv');
    const lines = text.bytes.toString('utf8').trim().split('\r\n');
    assert.equal(lines.length, 4);
    assert.match(lines[0] ?? '', /^\uFEFF?Datum odčitka;Merilno mesto;/);
    assert.match(lines[1] ?? '', /3-118204;71204418;VT;16433;309;kWh/);

    await page.getByLabel('Tip').selectOption({ label: 'ocena' });
    await show(page);
    await page.getByRole('status').getByText('Izbranim filtrom ne ustreza noben odčitek').waitFor();
    await page.getByRole('link', { name: 'Prikaži vse' }).click();
    assert.equal((await rows(page)).length, 50);
  });

  await site.bothWays('a reading is taken back after a question, and stays in the list struck out', async (visitor) => {
    const { page } = visitor;
    const { accountId, point } = await giveHome(pool);
    await visitor.signIn(accountId);
    await page.goto('/readings/new');
    await page.getByLabel('Stanje (visoka tarifa)').fill(usual['r-1.8.1']);
    await page.getByLabel('Stanje (nizka tarifa)').fill(usual['r-1.8.2']);
    await page.getByRole('button', { name: 'Oddaj', exact: true }).click();
    await page.getByRole('main').getByRole('link', { name: 'Obstoječi odčitki' }).click();

    const takeBack = page.getByRole('link', { name: 'Briši odčitek 16759, VT, 30. 11. 2026' });
    assert.equal(
      await page.getByRole('link', { name: /Briši odčitek/ }).count(),
      2,
      'only what was sent here, and not yet billed',
    );
    await takeBack.click();
    await page.getByText('Odčitki, ki ste jih oddali skupaj, se izbrišejo skupaj.').waitFor();
    await page.getByRole('link', { name: 'Obdrži' }).click();
    await takeBack.click();
    await page.getByRole('button', { name: 'Izbriši odčitek' }).click();
    await page.getByRole('status').getByText('Odčitek je izbrisan').waitFor();
    const [first, second, third] = await rows(page);
    assert.match(first ?? '', /16759.*Izbrisano$/);
    assert.match(second ?? '', /21502.*Izbrisano$/);
    assert.match(third ?? '', /V obračunu$/);
    assert.equal(await page.locator('tr.void').count(), 2);
    assert.equal(await page.getByRole('link', { name: /Briši odčitek/ }).count(), 0);

    // back to the question, which is no question any more
    await page.goBack();
    await page.getByRole('status').getByText('Odčitek je izbrisan').waitFor();
    const { rows: kept } = await pool.query(
      "select 1 from readings where metering_point_id = $1 and source = 'portal' and state = 'withdrawn'",
      [point.pointId],
    );
    assert.equal(kept.length, 2);
  });
});
