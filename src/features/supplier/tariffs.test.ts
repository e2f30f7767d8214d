import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockOfHour, blockScheme, isWorkFree, slovenianTariffs, vatOn } from '#features/tariffs/index.ts';
import { parseDay, type Day } from '#kernel/day.ts';
import { tariffTablesSchema } from './tariffs.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);

const cheapMidday = {
  validFrom: '2027-01-01',
  highSeasonMonths: [11, 12, 1, 2],
  billedPower: { high: [1, 2, 3, 4], low: [2, 3, 4, 5] },
  hours: {
    high: { work: '333333211112222212112233', off: '444444444444444444444444' },
    low: { work: '444444322223333323223344', off: '555555555555555555555555' },
  },
};

test('without a word from the supplier Slovenia’s tables hold', () => {
  assert.deepEqual(tariffTablesSchema.parse({}), slovenianTariffs);
});

test('a supplier can bring the hours that are published later, and leaves the other tables as they are', () => {
  const tables = tariffTablesSchema.parse({ timeBlocks: [cheapMidday] });
  assert.deepEqual(blockOfHour(day('2027-01-04'), 12, blockScheme(tables, 'Europe/Ljubljana')), { ok: true, value: 2 });
  assert.equal(vatOn(day('2027-01-04'), tables.vatRates), 220);
});

test('a day that is free only once, and another rate of VAT, are a row each', () => {
  const once = [...slovenianTariffs.workFreeDays.once, '2027-08-16'];
  const tables = tariffTablesSchema.parse({
    workFreeDays: { ...slovenianTariffs.workFreeDays, once },
    vatRates: [
      { validFrom: '2020-01-01', validUntil: '2027-07-01', permille: 220 },
      { validFrom: '2027-07-01', permille: 95 },
    ],
  });
  assert(isWorkFree(day('2027-08-16'), tables.workFreeDays));
  assert.deepEqual([vatOn(day('2027-06-30'), tables.vatRates), vatOn(day('2027-07-01'), tables.vatRates)], [220, 95]);
});

test('rows that contradict each other, and hours that are not a day’s, are refused by name', () => {
  const always = { fromYear: 2000, toYear: null };
  const cases: readonly (readonly [unknown, string])[] = [
    [{ timeBlocks: [cheapMidday, { ...cheapMidday, validFrom: '2028-01-01' }] }, 'timeBlocks'],
    [
      {
        timeBlocks: [
          { ...cheapMidday, hours: { ...cheapMidday.hours, low: { work: '4'.repeat(23), off: '5'.repeat(24) } } },
        ],
      },
      'timeBlocks.0.hours.low.work',
    ],
    [{ timeBlocks: [{ ...cheapMidday, validFrom: '2027-02-30' }] }, 'timeBlocks.0.validFrom'],
    [{ vatRates: [] }, 'vatRates'],
    [{ vatRates: [{ validFrom: '2020-01-01', permille: 22.5 }] }, 'vatRates.0.permille'],
    [
      { workFreeDays: { rules: [{ kind: 'date', monthAndDay: '02-29', ...always }], once: [] } },
      'workFreeDays.rules.0.monthAndDay',
    ],
    [
      { workFreeDays: { rules: [{ kind: 'date', monthAndDay: '11-31', ...always }], once: [] } },
      'workFreeDays.rules.0.monthAndDay',
    ],
  ];
  for (const [given, path] of cases) {
    const { error } = tariffTablesSchema.safeParse(given);
    assert.deepEqual(
      error?.issues.map((issue) => issue.path.join('.')),
      [path],
    );
  }
});
