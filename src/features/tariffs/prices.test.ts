import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, parseDay, type Day } from '#kernel/day.ts';
import { isPriced, pricesOver, type Days, type Price, type PriceBook } from './prices.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);
const days = (from: string, until: string): Days => ({ from: day(from), until: day(until) });
const excise = { energy: 'electricity', code: 'excise', block: null } as const;

type Row = readonly [from: string, until: string | null, priceMicro: number, priceList?: string];

const book = (rows: readonly Row[], lists: readonly (readonly [string, string, string | null])[]): PriceBook => ({
  prices: rows.map(([from, until, priceMicro, priceList = 'STATE']): Price => ({
    ...excise,
    priceList,
    validFrom: day(from),
    validUntil: until === null ? null : day(until),
    unit: 'KWH',
    priceMicro,
  })),
  lists: lists.map(([priceList, from, until]) => ({
    priceList,
    validFrom: day(from),
    validUntil: until === null ? null : day(until),
  })),
});

function stretches(prices: PriceBook, period: Days): unknown {
  const answer = pricesOver(prices, excise, period);
  return answer.ok
    ? answer.value.map(({ from, until, priceMicro }) => `${from} ${until} ${priceMicro}`)
    : `${answer.refusals[0].code} ${String(answer.refusals[0].facts?.['day'])}`;
}

const november = days('2025-11-01', '2025-12-01');

test('a period is cut where a price changes, and only there', () => {
  const cases: readonly (readonly [string, PriceBook, unknown])[] = [
    ['one price', book([['2024-01-01', null, 1530]], [['STATE', '2020-01-01', null]]), ['2025-11-01 2025-12-01 1530']],
    [
      'a change inside',
      book(
        [
          ['2024-01-01', '2025-11-16', 1530],
          ['2025-11-16', null, 1600],
        ],
        [['STATE', '2020-01-01', null]],
      ),
      ['2025-11-01 2025-11-16 1530', '2025-11-16 2025-12-01 1600'],
    ],
    [
      'a change on the first day, and one on the day after the last',
      book(
        [
          ['2024-01-01', '2025-11-01', 1],
          ['2025-11-01', '2025-12-01', 2],
          ['2025-12-01', null, 3],
        ],
        [['STATE', '2020-01-01', null]],
      ),
      ['2025-11-01 2025-12-01 2'],
    ],
    [
      'a new row with the old price',
      book(
        [
          ['2024-01-01', '2025-11-16', 1530],
          ['2025-11-16', null, 1530],
        ],
        [['STATE', '2020-01-01', null]],
      ),
      ['2025-11-01 2025-12-01 1530'],
    ],
    [
      'another list of the contract',
      book(
        [
          ['2024-01-01', null, 1530],
          ['2024-01-01', null, 900, 'OTHER'],
        ],
        [
          ['STATE', '2020-01-01', '2025-11-11'],
          ['OTHER', '2025-11-11', null],
        ],
      ),
      ['2025-11-01 2025-11-11 1530', '2025-11-11 2025-12-01 900'],
    ],
  ];
  for (const [name, prices, expected] of cases) assert.deepEqual(stretches(prices, november), expected, name);
});

test('days without a price, or with two, are refused with the first of them', () => {
  const always = [['STATE', '2020-01-01', null]] as const;
  const cases: readonly (readonly [string, PriceBook, string])[] = [
    ['no list', book([['2024-01-01', null, 1]], []), 'no_price 2025-11-01'],
    ['no row', book([], always), 'no_price 2025-11-01'],
    ['begins late', book([['2025-11-02', null, 1]], always), 'no_price 2025-11-01'],
    ['ends early', book([['2024-01-01', '2025-11-30', 1]], always), 'no_price 2025-11-30'],
    [
      'a hole',
      book(
        [
          ['2024-01-01', '2025-11-10', 1],
          ['2025-11-12', null, 1],
        ],
        always,
      ),
      'no_price 2025-11-10',
    ],
    [
      'two rows',
      book(
        [
          ['2024-01-01', null, 1],
          ['2025-11-20', null, 2],
        ],
        always,
      ),
      'two_prices 2025-11-20',
    ],
    [
      'two lists',
      book(
        [
          ['2024-01-01', null, 1],
          ['2024-01-01', null, 1, 'OTHER'],
        ],
        [...always, ['OTHER', '2025-01-01', null]],
      ),
      'two_prices 2025-11-01',
    ],
  ];
  for (const [name, prices, expected] of cases) assert.equal(stretches(prices, november), expected, name);
});

test('a charge is priced when some list of the contract knows it on some day', () => {
  const prices = book([['2025-11-30', null, 1]], [['STATE', '2020-01-01', null]]);
  assert(isPriced(prices, excise, november));
  assert(!isPriced(prices, excise, days('2025-10-01', '2025-11-30')));
  assert(!isPriced(prices, { ...excise, block: 1 }, november));
  assert(!isPriced(prices, { ...excise, energy: 'gas' }, november));
});

test('however a price list changes, its stretches tile the period and each day has the price of its row', () => {
  const anyChanges = fc.uniqueArray(
    fc.record({ at: fc.integer({ min: -40, max: 120 }), priceMicro: fc.integer({ min: 0, max: 3 }) }),
    { selector: ({ at }) => at, maxLength: 8 },
  );
  fc.assert(
    fc.property(anyChanges, fc.integer({ min: 1, max: 90 }), (changes, length) => {
      const start = day('2025-11-01');
      const rows = [{ at: -60, priceMicro: 7 }, ...changes].toSorted((one, other) => one.at - other.at);
      const priced = rows.map(({ at, priceMicro }, index): Row => {
        const next = rows[index + 1];
        return [addDays(start, at), next === undefined ? null : addDays(start, next.at), priceMicro];
      });
      const period = { from: start, until: addDays(start, length) };
      const answer = pricesOver(book(priced, [['STATE', '2020-01-01', null]]), excise, period);
      assert(answer.ok);
      let next = period.from;
      for (const part of answer.value) {
        assert.equal(part.from, next);
        next = part.until;
        for (let date = part.from; date < part.until; date = addDays(date, 1)) {
          const row = rows.findLast(({ at }) => at <= daysBetween(start, date));
          assert.equal(part.priceMicro, row?.priceMicro);
        }
      }
      assert.equal(next, period.until);
    }),
  );
});
