import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operator, ReadingWindowRule } from '#features/metering/index.ts';
import { monthOf, parseDay, type Day } from '#kernel/day.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { weeksOf } from './months.ts';
import { readingDates } from './reading-dates.ts';

const day = (text: string): Day => parseDay(text) as Day;
const since = { validFrom: day('2010-01-01'), validUntil: null };
const rules: readonly ReadingWindowRule[] = [
  {
    ...since,
    energy: 'electricity',
    operatorCode: '*',
    window: { opens: { lastDays: 1 }, closes: { dayOfNextMonth: 3 } },
  },
  { ...since, energy: 'gas', operatorCode: '*', window: { opens: { lastDays: 5 }, closes: { lastDays: 1 } } },
  { ...since, energy: 'gas', operatorCode: 'ENCE', window: null },
  {
    ...since,
    energy: 'gas',
    operatorCode: 'PLIN',
    window: { opens: { dayOfNextMonth: 1 }, closes: { dayOfNextMonth: 2 } },
  },
];
const operator = (code: string, energy: Operator['energy'], name = code): Operator => ({
  code,
  name,
  energy,
  country: 'SI',
});
const operators = [
  operator('ELCE', 'electricity'),
  operator('ELLJ', 'electricity'),
  operator('ADPL', 'gas'),
  operator('ENCE', 'gas'),
  operator('ENLJ', 'gas'),
  operator('PLIN', 'gas'),
];

test('operators with the same windows stand together, for each energy', () => {
  const groups = readingDates(operators, rules, day('2026-11-30'));
  assert.deepEqual(
    groups.map((group) => [group.energy, group.operators.map(({ code }) => code).join(' '), group.windows[0]?.opensOn]),
    [
      ['electricity', 'ELCE ELLJ', '2026-11-30'],
      ['gas', 'ADPL ENLJ', '2026-11-26'],
      ['gas', 'ENCE', undefined],
      ['gas', 'PLIN', '2026-12-01'],
    ],
  );
});

test('the window that is open leads, then the next ones, over the end of the year', () => {
  const [electricity] = readingDates(operators, rules, day('2026-12-03'));
  assert.deepEqual(
    electricity?.windows.map(({ opensOn, closesOn }) => `${opensOn} ${closesOn}`),
    ['2026-11-30 2026-12-03', '2026-12-31 2027-01-03', '2027-01-31 2027-02-03'],
  );
});

test('the page shows them with today marked, in every language', async (t) => {
  const portal = await testPortal(t, { now: '2026-12-01T08:00:00+01:00' });
  for (const { code, name, energy } of [
    operator('ELLJ', 'electricity', 'Elektro Ljubljana'),
    operator('ENCE', 'gas', 'Energetika Celje'),
  ]) {
    await portal.pool.query('insert into operators (code, name, energy) values ($1, $2, $3)', [code, name, energy]);
  }
  const browser = portal.browser();
  const { text, body } = await browser.get('/reading-dates');
  assert.match(
    text,
    /Električna energija Vsi distribucijski operaterji Elektro Ljubljana Okno je odprto do 3\. decembra/,
  );
  assert.match(text, /november 2026 30\. 11\. 2026 – 3\. 12\. 2026/);
  assert.match(text, /Zemeljski plin Vsi distribucijski operaterji Energetika Celje Operater števce odčita sam/);
  assert.match(body, /<td class="lit today">1<span class="sr"> okno odprto, danes<\/span>/);
  assert.deepEqual(htmlProblems(body), []);
  await browser.get('/?lang=en');
  assert.match((await browser.get('/reading-dates')).text, /The window is open until 3 December/);
  await browser.get('/?lang=hr');
  assert.match(
    (await browser.get('/reading-dates')).text,
    /Rok je otvoren do 3\. prosinca .*studeni 2026\. 30\. 11\. 2026\. – 3\. 12\. 2026\./,
  );
});

test('this month and the next are shown whole, with what is open and what was', () => {
  const [electricity] = readingDates(operators, rules, day('2026-12-03'));
  assert.deepEqual(
    electricity?.around.map(({ opensOn, closesOn }) => `${opensOn} ${closesOn}`),
    ['2026-11-30 2026-12-03', '2026-12-31 2027-01-03', '2027-01-31 2027-02-03'],
  );
  const february = weeksOf(monthOf(day('2027-02-10')));
  assert.deepEqual(
    february.map((week) => week.length),
    [7, 7, 7, 7],
  );
  assert.equal(february[0]?.[0], '2027-02-01');
  assert.equal(february.at(-1)?.at(-1), '2027-02-28');
  const november = weeksOf(monthOf(day('2026-11-30')));
  assert.deepEqual([november.length, november[0]?.[5], november[0]?.[6]], [6, undefined, '2026-11-01']);
});

test('who is signed in sees the own points first: with their window, or that nothing has to be sent', async (t) => {
  const portal = await testPortal(t, { now: '2026-12-01T08:00:00+01:00' });
  const [ana, bor] = [await giveAccount(portal.pool), await giveAccount(portal.pool)];
  await givePoint(portal.pool, { street: 'Kotnikova ulica 5', linkedBy: [ana] });
  const browser = await portal.signedIn(ana);
  assert.match(
    (await browser.get('/reading-dates')).text,
    /Vaša merilna mesta Kotnikova ulica 5 Električna energija, .*? Okno je odprto do 3\. decembra Oddaj števčno stanje/,
  );
  await portal.pool.query('update metering_points set read_remotely = true');
  const remote = (await browser.get('/reading-dates')).text;
  assert.match(remote, /Kotnikova ulica 5 Električna energija, .*? Operater števec odčitava na daljavo/);
  assert.doesNotMatch(
    /Vaša merilna mesta.*?Električna energija (Vsi|\d)/.exec(remote)?.[0] ?? '',
    /Oddaj števčno stanje/,
  );

  const other = await (await portal.signedIn(bor)).get('/reading-dates');
  assert.doesNotMatch(other.text, /Vaša merilna mesta|Kotnikova/);
  await portal.pool.query('update contract_links set ended_at = linked_at');
  assert.doesNotMatch((await browser.get('/reading-dates')).text, /Vaša merilna mesta|Kotnikova/);
});
