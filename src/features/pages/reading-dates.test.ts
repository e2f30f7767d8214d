import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operator, ReadingWindowRule } from '#features/metering/index.ts';
import { parseDay, type Day } from '#kernel/day.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { testPortal } from '#test/support/portal.ts';
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
