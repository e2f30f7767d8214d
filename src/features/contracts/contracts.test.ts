import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { giveAccount, giveLink, givePoint, type GivenPoint } from '#test/support/registry.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal, type Browser, type TestPortal } from '#test/support/portal.ts';

const noMatch = 'S temi podatki nismo našli pogodbe.';

async function start(t: TestContext, options: Parameters<typeof testPortal>[1] = {}) {
  const portal = await testPortal(t, { now: '2026-11-30T10:00:00+01:00', ...options });
  const accountId = await giveAccount(portal.pool, { email: 'maja@example.si' });
  return { portal, accountId, browser: await portal.signedIn(accountId) };
}

function facts(point: GivenPoint): Record<string, string> {
  return {
    number: point.contract,
    point: point.number ?? point.gsrn,
    country: 'SI',
    energy: point.energy,
    operator: point.operator,
  };
}

const link = (browser: Browser, fields: Record<string, string>) => browser.post('/contracts/link', fields);

async function linked(portal: TestPortal, accountId: number): Promise<number[]> {
  const { rows } = await portal.pool.query<{ contract_id: number }>(
    'select contract_id from contract_links where account_id = $1 and ended_at is null order by 1',
    [accountId],
  );
  return rows.map((row) => row.contract_id);
}

async function audited(portal: TestPortal): Promise<string[]> {
  const { rows } = await portal.pool.query<{ line: string }>(
    `select concat_ws(' ', action, subject, facts ->> 'reason') as line from audit_entries order by id`,
  );
  return rows.map((row) => row.line);
}

test('a contract is linked by its five facts, shown, and removed again', async (t) => {
  const { portal, accountId, browser } = await start(t);
  const point = await givePoint(portal.pool);

  const answer = await link(browser, facts(point));
  assert.equal(answer.status, 303, answer.text);
  const overview = await browser.get(answer.location ?? '');
  assert.match(overview.text, new RegExp(`Pogodba ${point.contract} je povezana`));
  for (const shown of [point.number ?? '', point.gsrn, point.serial, 'Elektro Ljubljana', '1. 3. 2021', 'VT MT']) {
    assert.ok(overview.text.includes(shown), shown);
  }
  assert.deepEqual(htmlProblems(overview.body), []);

  const removal = await browser.get(`/contracts/${point.contractId}/removal`);
  assert.match(removal.text, /1 merilno mesto/);
  assert.deepEqual(htmlProblems(removal.body), []);
  const removed = await browser.post(`/contracts/${point.contractId}/removal`, {});
  assert.equal(removed.location, '/contracts?removed=yes');
  assert.match((await browser.get('/contracts?removed=yes')).text, /odstranjena.*Nobena pogodba še ni povezana/);
  assert.deepEqual(await linked(portal, accountId), []);
  assert.deepEqual(await audited(portal), [
    `contract linked contract ${point.contractId}`,
    `contract link ended contract ${point.contractId}`,
  ]);
});

test('numbers are forgiven their spaces, dashes and case, and either number of the point will do', async (t) => {
  const { portal, accountId, browser } = await start(t);
  const first = await givePoint(portal.pool, { contract: 'EL-2026/7A' });
  const second = await givePoint(portal.pool, { energy: 'gas', number: 'ENLJ-004518207' });
  const gsrn = first.gsrn.replace(/(.{4})/g, '$1 ');
  assert.equal((await link(browser, { ...facts(first), number: ' el–2026 / 7a ', point: gsrn })).status, 303);
  assert.equal((await link(browser, { ...facts(second), point: 'enlj 004 518 207' })).status, 303);
  assert.deepEqual(await linked(portal, accountId), [first.contractId, second.contractId]);
});

test('whatever does not match gets one and the same answer', async (t) => {
  const { portal, accountId, browser } = await start(t);
  const mine = await givePoint(portal.pool);
  const other = await givePoint(portal.pool, { operator: 'ELMB', operatorName: 'Elektro Maribor' });
  const gas = await givePoint(portal.pool, { energy: 'gas' });
  const right = facts(mine);
  const wrong: Record<string, string>[] = [
    { ...right, number: '9999999' },
    { ...right, number: other.contract },
    { ...right, point: '3-1' },
    { ...right, point: other.number ?? '' },
    { ...right, point: other.gsrn },
    { ...right, operator: 'ELMB' },
    { ...right, energy: 'gas', operator: gas.operator, point: mine.gsrn },
  ];
  const answers = new Set<string>();
  for (const fields of wrong) {
    const answer = await link(browser, fields);
    assert.equal(answer.status, 422, JSON.stringify(fields));
    const alert = /role="alert".*?<\/div>/s.exec(answer.body)?.[0] ?? '';
    assert.match(alert, new RegExp(noMatch));
    answers.add(alert);
    assert.ok(answer.body.includes(`value="${fields['number'] ?? ''}"`), 'what was typed stays');
  }
  assert.equal(answers.size, 1);
  assert.deepEqual(await linked(portal, accountId), []);
  assert.equal((await audited(portal)).length, wrong.length);
});

test('a number that cannot be one is explained at its field, and does not count as a try', async (t) => {
  const { portal, browser } = await start(t);
  const point = await givePoint(portal.pool);
  await givePoint(portal.pool, { energy: 'gas' });
  const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ number: '' }, /Vpišite številko pogodbe/],
    [{ number: '<b>' }, /Številka pogodbe ima le/],
    [{ point: '' }, /Vpišite številko merilnega mesta/],
    [{ point: point.gsrn.slice(1) }, /Vpisali ste 17 števk\. Oznaka GS1 GSRN jih ima 18/],
    [{ point: '3834567800' }, /Vpisali ste 10 števk/],
    [{ point: '383456780000000018' }, /Zadnja števka oznake GS1 GSRN se ne ujema/],
    [{ point: '38345678000000001O' }, /To ni številka merilnega mesta/],
    [{ point: 'ENLJ-004518207' }, /ne pripada izbranemu energentu/],
    [{ country: 'XX' }, /Izberite državo/],
    [{ energy: 'coal' }, /Izberite energent/],
    [{ operator: '' }, /Izberite distribucijskega operaterja/],
    [{ operator: 'ENLJ' }, /Izbrani operater ne distribuira/],
  ];
  for (const [fields, sentence] of cases) {
    const answer = await link(browser, { ...facts(point), ...fields });
    assert.equal(answer.status, 422);
    assert.match(answer.text, sentence);
    assert.doesNotMatch(answer.text, new RegExp(noMatch));
    assert.match(answer.body, /aria-invalid="true"/);
    assert.deepEqual(htmlProblems(answer.body), []);
  }
  assert.deepEqual(await audited(portal), []);
  assert.equal((await link(browser, facts(point))).status, 303);
});

test('a valid number from abroad is looked up, and only then remarked on', async (t) => {
  const { portal, browser } = await start(t);
  const point = await givePoint(portal.pool);
  const answer = await link(browser, { ...facts(point), point: '735999123000000019' });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /ne začne s 383/);
});

test('linking twice is linking once, and only who knows the facts is told that it is linked', async (t) => {
  const { portal, browser } = await start(t);
  const point = await givePoint(portal.pool);
  const first = await link(browser, facts(point));
  assert.equal((await link(browser, facts(point))).location, first.location);
  const { rowCount } = await portal.pool.query('select from contract_links');
  assert.equal(rowCount, 1);
  assert.match((await link(browser, { ...facts(point), point: '3-1' })).text, new RegExp(noMatch));
});

test('guessing is slowed down, then paused, and a right guess does not set the address free', async (t) => {
  const { portal, accountId, browser } = await start(t);
  const point = await givePoint(portal.pool);
  const wrong = { ...facts(point), number: '9999999' };
  for (let tries = 0; tries < 10; tries++) assert.equal((await link(browser, wrong)).status, 422);
  const paused = await link(browser, facts(point));
  assert.equal(paused.status, 429);
  assert.match(paused.text, /Preveč poskusov zapored\. Zaradi varnosti poskusite znova čez 60 minut/);
  assert.deepEqual(await linked(portal, accountId), [], 'not even the right facts are looked at');

  portal.clock.set('2026-11-30T11:01:00+01:00');
  assert.equal((await link(browser, facts(point))).status, 303);
  const { rows } = await portal.pool.query(`select action from try_counters where action like 'link-%' order by 1`);
  assert.deepEqual(rows, [{ action: 'link-address' }]);
});

test('linking and removing one contract in turns buys no further guesses', async (t) => {
  const { portal, browser } = await start(t);
  const point = await givePoint(portal.pool);
  const statuses: number[] = [];
  for (let round = 0; round < 6; round++) {
    statuses.push((await link(browser, facts(point))).status);
    await browser.post(`/contracts/${point.contractId}/removal`, {}, { from: '/contracts/link' });
    statuses.push((await link(browser, { ...facts(point), number: '9999999' })).status);
  }
  assert.equal(statuses.at(-1), 429);
});

test('new contracts do not count against the network that many customers share, all other tries do', async (t) => {
  const { portal, browser } = await start(t);
  const counted = async (): Promise<number | undefined> =>
    (await portal.pool.query<{ tries: number }>(`select tries from try_counters where action = 'link-address'`)).rows[0]
      ?.tries;
  const points = [await givePoint(portal.pool), await givePoint(portal.pool)] as const;
  for (const point of points) assert.equal((await link(browser, facts(point))).status, 303);
  assert.equal(await counted(), 0);
  await link(browser, { ...facts(points[0]), number: '9999999' });
  await link(browser, facts(points[0]));
  assert.equal(await counted(), 2);
});

test('a contract that has ended is linked, marked, and shows only the days of its customer', async (t) => {
  const { portal, browser } = await start(t);
  const point = await givePoint(portal.pool, { until: '2025-07-01' });
  await portal.pool.query(`update meters set removed_on = '2026-01-01' where id = $1`, [point.meterId]);
  await portal.pool.query(
    `insert into meters (metering_point_id, serial, installed_on) values ($1, 'NEXT-TENANT', '2026-01-01')`,
    [point.pointId],
  );
  assert.equal((await link(browser, facts(point))).status, 303);
  const { text, body } = await browser.get('/contracts');
  assert.match(text, /Potekla/);
  assert.match(text, /Velja do 30\. 6\. 2025/);
  assert.ok(text.includes(point.serial));
  assert.ok(!text.includes('NEXT-TENANT'));
  assert.ok(!body.includes('/readings/new?point='));
});

test('where the supplier asks for a proof, a wrong one is a mismatch like any other', async (t) => {
  const linkProof = {
    label: { sl: 'Številka zadnjega računa', en: 'Number of the latest bill', hr: 'Broj zadnjeg računa' },
    hint: { sl: 'Zgoraj na računu.', en: 'At the top of the bill.', hr: 'Na vrhu računa.' },
  };
  const { portal, browser } = await start(t, { supplier: { linkProof } });
  const point = await givePoint(portal.pool, { proof: 'R2026-0042' });
  const without = await givePoint(portal.pool, { proof: null });
  assert.match((await browser.get('/contracts/link')).text, /Številka zadnjega računa/);
  assert.match((await link(browser, { ...facts(point), proof: ' ' })).text, /Vpišite tudi ta podatek/);
  assert.match((await link(browser, { ...facts(point), proof: 'R2026-0043' })).text, new RegExp(noMatch));
  assert.match((await link(browser, { ...facts(without), proof: 'R2026-0042' })).text, new RegExp(noMatch));
  await browser.get('/?lang=hr');
  assert.match((await browser.get('/contracts/link')).text, /Broj zadnjeg računa Na vrhu računa\./);
  assert.equal((await link(browser, { ...facts(point), proof: ' r2026-0042 ' })).status, 303);
});

test('those who have the contract and its holder are told of another account, once each', async (t) => {
  const { portal, browser } = await start(t);
  const point = await givePoint(portal.pool, { contract: '4501882', holderEmail: 'imetnik@example.si' });
  const before = await giveAccount(portal.pool, { email: 'Ana@example.si', language: 'en' });
  await giveLink(portal.pool, before, point);
  await link(browser, facts(point));
  const { rows } = await portal.pool.query<{ to_address: string; language: string; text: string }>(
    'select recipient as to_address, language, text from messages order by recipient',
  );
  assert.deepEqual(
    rows.map((row) => [row.to_address, row.language]),
    [
      ['Ana@example.si', 'en'],
      ['imetnik@example.si', 'sl'],
    ],
  );
  for (const { text } of rows) {
    assert.match(text, /882/);
    assert.ok(!text.includes('4501882') && !text.includes('maja@'), text);
  }
});

test('a holder who links the own contract gets no letter', async (t) => {
  const { portal, browser } = await start(t);
  await link(browser, facts(await givePoint(portal.pool, { holderEmail: 'Maja@example.si' })));
  assert.equal((await portal.pool.query('select from messages')).rowCount, 0);
});

test('a contract that is not linked here is not there', async (t) => {
  const { portal, accountId, browser } = await start(t);
  const point = await givePoint(portal.pool);
  const owner = await giveAccount(portal.pool, { email: 'ana@example.si' });
  await giveLink(portal.pool, owner, point);
  const address = `/contracts/${point.contractId}/removal`;
  for (const path of [address, '/contracts/0/removal', '/contracts/x/removal', '/contracts/99999999999999/removal']) {
    assert.equal((await browser.get(path)).status, 404, path);
    assert.equal((await browser.post(path, {}, { from: '/contracts/link' })).status, 404, path);
  }
  assert.ok(!(await browser.get('/contracts')).text.includes(point.contract));
  assert.deepEqual(await linked(portal, owner), [point.contractId]);
  assert.deepEqual(await linked(portal, accountId), []);
  assert.match((await portal.browser().get('/contracts')).location ?? '', /^\/login/);
});

test('a second press of the button ends nothing more and says the same', async (t) => {
  const { portal, accountId, browser } = await start(t);
  const point = await givePoint(portal.pool);
  await giveLink(portal.pool, accountId, point);
  const send = () => browser.post(`/contracts/${point.contractId}/removal`, {}, { from: '/contracts/link' });
  assert.equal((await send()).location, '/contracts?removed=yes');
  assert.equal((await send()).location, '/contracts?removed=yes');
  assert.equal((await audited(portal)).length, 1);
});

test('two tabs link a contract once', async (t) => {
  const { portal, accountId, browser } = await start(t);
  const point = await givePoint(portal.pool);
  const answers = await Promise.all([link(browser, facts(point)), link(browser, facts(point))]);
  const told = `/contracts?linked=${point.contractId}`;
  assert.deepEqual(
    answers.map(({ location }) => location),
    [told, told],
  );
  assert.deepEqual(await linked(portal, accountId), [point.contractId]);
  assert.deepEqual((await audited(portal)).toSorted(), [
    `contract linked contract ${point.contractId}`,
    `contract was linked already contract ${point.contractId}`,
  ]);
});

test('a contract of forty points stays one card with a search', async (t) => {
  const { portal, accountId, browser } = await start(t);
  let point: GivenPoint | undefined;
  for (let flat = 1; flat <= 40; flat++) {
    point = await givePoint(portal.pool, { contract: 'UPR-40', street: `Trg republike ${flat}` });
  }
  assert.ok(point);
  await giveLink(portal.pool, accountId, point);
  const { text, body } = await browser.get('/contracts');
  assert.match(text, /40 merilnih mest/);
  assert.equal(body.match(/<article/g)?.length, 1);
  assert.match(body, /data-filter="points-/);
  assert.deepEqual(htmlProblems(body), []);
});

test('the page speaks English too', async (t) => {
  const { portal, browser } = await start(t);
  const point = await givePoint(portal.pool);
  await browser.get('/contracts/link?lang=en');
  const wrong = await link(browser, { ...facts(point), number: '1' });
  assert.match(wrong.text, /We found no contract with these details/);
  assert.equal((await link(browser, facts(point))).status, 303);
  assert.match((await browser.get('/contracts')).text, /Distribution operator Elektro Ljubljana/);
});

test('only operators of today are offered, each energy in a group of its own', async (t) => {
  const { portal, browser } = await start(t);
  const point = await givePoint(portal.pool);
  await portal.pool.query(
    `insert into operators (code, name, energy, valid_from, valid_until)
     values ('OLD', 'Stari plin', 'gas', null, '2026-11-30'), ('NEW', 'Novi plin', 'gas', '2026-11-30', null),
            ('NEXT', 'Prihodnji plin', 'gas', '2026-12-01', null)`,
  );
  const { body } = await browser.get('/contracts/link');
  assert.match(
    body,
    /<optgroup label="električna energija"><option value="ELLJ">.*<optgroup label="zemeljski plin"><option value="NEW">/s,
  );
  assert.doesNotMatch(body, /Stari plin|Prihodnji plin/);
  const answer = await link(browser, { ...facts(point), energy: 'gas', operator: 'OLD', point: point.gsrn });
  assert.match(answer.text, /Izberite distribucijskega operaterja/);
});

test('garbage in any field is a refusal, never a fault', async (t) => {
  const { portal, browser, accountId } = await start(t);
  await givePoint(portal.pool);
  const garbage = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '\0',
      "' or 1=1 --",
      '1e5',
      '-1',
      '９'.repeat(18),
      '<script>',
      'a'.repeat(5000),
      '\ud800',
      '383456780000000017',
    ),
  );
  const { body } = await browser.get('/contracts/link');
  const formToken = /name="formToken" value="([^"]+)"/.exec(body)?.[1] ?? '';
  await fc.assert(
    fc.asyncProperty(
      fc.record({ number: garbage, point: garbage, country: garbage, operator: garbage }),
      async (fields) => {
        portal.clock.set(new Date(portal.clock.now().getTime() + 3_600_001).toISOString());
        const answer = await browser.post(
          '/contracts/link',
          { energy: 'electricity', formToken, ...fields },
          { from: '/about' },
        );
        assert.equal(answer.status, 422);
      },
    ),
    { numRuns: 40 },
  );
  assert.deepEqual(await linked(portal, accountId), []);
});
