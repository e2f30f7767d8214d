import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { importRegistry } from '#features/exchange/index.ts';
import { parseDay } from '#kernel/day.ts';
import { emptyFolder } from '#test/support/example-registry.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal, type Browser, type TestPortal } from '#test/support/portal.ts';
import { giveAccount } from '#test/support/registry.ts';

const operators = join(import.meta.dirname, '../../../db/croatia/operators.csv');
const today = parseDay('2026-11-23') ?? assert.fail();
const gsrn = '383456780000000017';
const gasGsrn = '383456780000000024';

const registry = {
  'contracts.csv': `number,energy,holder_name,country,valid_from,valid_until
HR-100200,electricity,Ante Perić,HR,2024-01-01,
HR-100201,gas,Ante Perić,HR,2024-01-01,
`,
  'metering_points.csv': `gsrn,number,energy,operator,street,post_code,post,country
${gsrn},1300418207,electricity,HEP-13,Vukovarska ulica 31,21000,Split,HR
${gasGsrn},41820733,gas,HR-EVN,Vukovarska ulica 31,21000,Split,HR
`,
  'supplies.csv': `contract_number,gsrn,supplied_from,supplied_until
HR-100200,${gsrn},2024-01-01,
HR-100201,${gasGsrn},2024-01-01,
`,
};

type Started = { readonly portal: TestPortal; readonly browser: Browser };

/** A portal with the Croatian registry, and a customer who reads Croatian. */
async function start(t: TestContext): Promise<Started> {
  const portal = await testPortal(t, { now: '2026-11-23T10:00:00+01:00' });
  const folder = join(await emptyFolder(t), 'registry');
  await cp(operators, join(folder, 'operators.csv'));
  for (const [name, text] of Object.entries(registry)) await writeFile(join(folder, name), text);
  const report = await importRegistry(portal.pool, folder, { today });
  assert.deepEqual(
    report.files.flatMap(({ errors }) => errors),
    [],
  );
  const browser = await portal.signedIn(await giveAccount(portal.pool, { language: 'hr' }));
  return { portal, browser };
}

const power = { number: 'HR-100200', point: '1300418207', country: 'HR', energy: 'electricity', operator: 'HEP-13' };
const heat = { number: 'HR-100201', point: '41820733', country: 'HR', energy: 'gas', operator: 'HR-EVN' };

const link = (browser: Browser, fields: Record<string, string>) => browser.post('/contracts/link', fields);

test('the operators of Croatia come in as they are shipped: 21 areas of HEP ODS, and those of gas', async (t) => {
  const { portal } = await start(t);
  const { rows } = await portal.pool.query(
    `select energy, count(*)::int as operators, min(code) as first, max(code) as last
       from operators where country = 'HR' group by energy order by energy`,
  );
  assert.deepEqual(rows, [
    { energy: 'electricity', operators: 21, first: 'HEP-01', last: 'HEP-21' },
    { energy: 'gas', operators: 15, first: 'HR-BROD', last: 'HR-ZELE' },
  ]);
});

test('a Croatian contract is linked by its OMM, also by the old number of its area, and by GSRN', async (t) => {
  const { portal, browser } = await start(t);
  assert.equal((await link(browser, { ...power, point: '13 0041 8207' })).status, 303);
  const { text, body } = await browser.get('/contracts');
  assert.match(text, /Povezan Broj ugovora HR-100200 /);
  assert.match(text, /1300418207/);
  assert.match(text, /HEP ODS, Elektrodalmacija Split/);
  assert.deepEqual(htmlProblems(body), []);
  assert.equal((await link(browser, heat)).status, 303);
  for (const point of ['418207', gsrn]) {
    const another = await portal.signedIn(await giveAccount(portal.pool));
    assert.equal((await link(another, { ...power, point })).status, 303, point);
  }
});

test('what is wrong with a Croatian number is said in Croatian', async (t) => {
  const { browser } = await start(t);
  const cases: readonly (readonly [fields: Record<string, string>, sentence: RegExp])[] = [
    [{ ...power, point: '13-0041-820' }, /Upisali ste 9 znamenki\. Broj obračunskog mjernog mjesta \(OMM\) ima ih 10/],
    [{ ...power, point: '2200418207' }, /počinje područjem HEP ODS-a od 01 do 21/],
    [{ ...power, point: 'OMM-13' }, /To nije broj obračunskog mjernog mjesta \(OMM\)/],
    [{ ...heat, point: '1300418207' }, /ne pripada odabranom energentu/],
    [{ ...heat, point: '4182073' }, /Upisali ste 7 znamenki/],
    [{ ...power, country: 'HR', operator: '' }, /Odaberite operatora distribucijskog sustava/],
  ];
  for (const [fields, sentence] of cases) {
    const { status, text, body } = await link(browser, fields);
    assert.equal(status, 422, fields['point']);
    assert.match(text, sentence);
    assert.deepEqual(htmlProblems(body), []);
  }
});

test('an operator of another country is told at once, and names no contract', async (t) => {
  const { portal, browser } = await start(t);
  await portal.pool.query(
    `insert into operators (code, name, energy) values ('ELLJ', 'Elektro Ljubljana', 'electricity')`,
  );
  const { status, text } = await link(browser, { ...power, operator: 'ELLJ' });
  assert.equal(status, 422);
  assert.match(text, /Odabrani operator nije iz odabrane države/);
  const form = await browser.get('/contracts/link');
  assert.match(form.body, /<optgroup label="električna energija, Hrvatska">/);
  assert.match(form.body, /<optgroup label="električna energija, Slovenija">/);
  assert.match(form.body, /data-groups="electricity electricity gas"/);
  assert.match(form.text, /U Hrvatskoj OMM: 10 znamenki za struju, 8 za plin\./);
});
