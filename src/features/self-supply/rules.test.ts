import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, firstDayOf, nextMonth, type Day, type Month } from '#kernel/day.ts';
import { corrected, joined, monthsOf, netOf, totalOn, yearsOf, type Line, type Mark } from './rules.ts';

/** Marks as `2026-01-01 100, 2026-02-01 250`. */
function marks(text: string): Mark[] {
  return text.split(', ').map((each) => {
    const [on = '', total = ''] = each.split(' ');
    return { on: on as Day, total: Number(total) };
  });
}

const line = (code: string, text: string): Line => ({ code, marks: marks(text) });

/** `2026-01 150/40`, with ~ where it was spread and – where nothing is known. */
function told(lines: readonly Line[]): string[] {
  return monthsOf(lines).map(
    ({ month, taken, fedIn, spread }) => `${month} ${taken ?? '–'}/${fedIn ?? '–'}${spread ? ' ~' : ''}`,
  );
}

describe('the months of a point that feeds in', () => {
  const cases: readonly (readonly [what: string, lines: readonly Line[], months: readonly string[]])[] = [
    ['nothing without readings', [], []],
    ['nothing from a single reading', [line('2.8.0', '2026-01-01 5')], []],
    [
      'differences, where the meter is read on the first',
      [
        line('1.8.0', '2026-01-01 100, 2026-02-01 250, 2026-03-01 270'),
        line('2.8.0', '2026-01-01 0, 2026-02-01 40, 2026-03-01 95'),
      ],
      ['2026-01 150/40', '2026-02 20/55'],
    ],
    [
      'both rates together',
      [
        line('1.8.1', '2026-01-01 10, 2026-02-01 30'),
        line('1.8.2', '2026-01-01 5, 2026-02-01 12'),
        line('2.8.0', '2026-01-01 0, 2026-02-01 1'),
      ],
      ['2026-01 27/1'],
    ],
    [
      'a share of days, where it is read in the middle',
      [line('1.8.0', '2026-01-01 0, 2026-01-16 150, 2026-02-05 350'), line('2.8.0', '2026-01-01 0, 2026-02-05 35')],
      ['2026-01 310/31', '2026-02 –/–'],
    ],
    [
      'missing months by their days, and says so',
      [line('1.8.0', '2026-01-01 0, 2026-04-01 900'), line('2.8.0', '2026-01-01 0, 2026-04-01 90')],
      ['2026-01 310/31 ~', '2026-02 280/28 ~', '2026-03 310/31 ~'],
    ],
    [
      'no number of a month that the meter did not count whole',
      [
        line('1.8.0', '2026-01-01 0, 2026-02-01 31, 2026-03-01 59'),
        line('2.8.0', '2026-01-20 0, 2026-02-01 9, 2026-03-01 19'),
      ],
      ['2026-01 31/–', '2026-02 28/10'],
    ],
    [
      'one rate before an exchange and two after it',
      [
        line('1.8.0', '2026-01-01 1000, 2026-01-11 1100'),
        line('1.8.1', '2026-01-11 0, 2026-02-01 42'),
        line('1.8.2', '2026-01-11 0, 2026-02-01 21'),
        line('2.8.0', '2026-01-01 7, 2026-02-01 7'),
      ],
      ['2026-01 163/0'],
    ],
    [
      'nothing taken where one of the two rates is missing',
      [
        line('1.8.1', '2026-01-01 0, 2026-02-01 42'),
        line('1.8.2', '2026-01-05 0, 2026-02-01 21'),
        line('2.8.0', '2026-01-01 0, 2026-02-01 3'),
      ],
      ['2026-01 –/3'],
    ],
    [
      'a correction downwards: the later reading counts',
      [
        line('1.8.0', '2026-01-01 0, 2026-02-01 900, 2026-03-01 590'),
        line('2.8.0', '2026-01-01 0, 2026-02-01 1, 2026-03-01 2'),
      ],
      ['2026-01 310/1 ~', '2026-02 280/1 ~'],
    ],
  ];
  for (const [what, lines, months] of cases) {
    it(`are ${what}`, () => assert.deepEqual(told(lines), months));
  }

  it('go on over stretches of days, and have no number where none knows the whole month', () => {
    const one = monthsOf([line('1.8.0', '2026-01-01 0, 2026-02-10 40'), line('2.8.0', '2026-01-01 0, 2026-02-10 4')]);
    const other = monthsOf([
      line('1.8.0', '2026-02-20 900, 2026-04-01 940'),
      line('2.8.0', '2026-02-20 90, 2026-04-01 94'),
    ]);
    assert.deepEqual(
      joined([one, other]).map(({ month, taken }) => [month, taken]),
      [
        ['2026-01', 31],
        ['2026-03', 31],
      ],
    );
  });

  it('come to years, of the months in which both are known', () => {
    const lines = [
      line('1.8.0', '2025-12-01 0, 2026-01-01 310, 2026-02-01 620, 2026-03-01 650'),
      line('2.8.0', '2026-01-01 0, 2026-02-01 400, 2026-03-01 500'),
    ];
    assert.deepEqual(yearsOf(joined([monthsOf(lines)])), [
      { year: '2026', taken: 340, fedIn: 500, months: 2 },
      { year: '2025', taken: null, fedIn: null, months: 0 },
    ]);
    assert.equal(netOf({ taken: 340, fedIn: 500 }), -160);
    assert.equal(netOf({ taken: 340, fedIn: null }), null);
  });
});

const start = '2024-01-01' as Day;

/** Readings every few days, growing. */
const grown = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 900 })), { minLength: 2, maxLength: 40 })
  .map((steps): Mark[] => {
    let [day, total] = [0, 0];
    return steps.map(([days, kwh]) => ({ on: addDays(start, (day += days)), total: (total += kwh) }));
  });

describe('whatever the readings', () => {
  it('whole months add up to what the meter counted between their ends, to the kWh of rounding', () => {
    fc.assert(
      fc.property(grown, grown, (taken, fedIn) => {
        const months = monthsOf([
          { code: '1.8.0', marks: taken },
          { code: '2.8.0', marks: fedIn },
        ]);
        for (const [what, of] of [
          ['taken', taken],
          ['fedIn', fedIn],
        ] as const) {
          const known = months.filter((month) => month[what] !== null);
          const [first, last] = [known.at(0), known.at(-1)];
          if (first === undefined || last === undefined) continue;
          const sum = known.reduce((total, month) => total + (month[what] ?? 0), 0);
          const [from, until] = [firstDayOf(first.month), firstDayOf(nextMonth(last.month))];
          assert.equal(sum, Math.round(totalOn(of, until)) - Math.round(totalOn(of, from)));
        }
      }),
    );
  });

  it('no month is below zero, and each is there once', () => {
    const anyMarks = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 5000 })), { maxLength: 30 })
      .map((pairs) =>
        pairs.toSorted(([one], [other]) => one - other).map(([day, total]) => ({ on: addDays(start, day), total })),
      );
    fc.assert(
      fc.property(anyMarks, anyMarks, (taken, fedIn) => {
        const months = monthsOf([
          { code: '1.8.1', marks: taken },
          { code: '1.8.2', marks: taken },
          { code: '2.8.0', marks: fedIn },
        ]);
        assert.ok(months.every((one) => (one.taken ?? 0) >= 0 && (one.fedIn ?? 0) >= 0));
        const names = months.map(({ month }): Month => month);
        assert.deepEqual(names, [...new Set(names)].toSorted());
      }),
    );
  });

  it('a reading that lies on the line between its neighbours changes nothing', () => {
    fc.assert(
      fc.property(grown, fc.double({ min: 0, max: 1, noNaN: true }), (of, where) => {
        const [first, last] = [of[0]?.on ?? start, of.at(-1)?.on ?? start];
        const day = addDays(first, Math.round(where * daysBetween(first, last)));
        const more = corrected(
          [...of, { on: day, total: totalOn(of, day) }].toSorted((a, b) => (a.on < b.on ? -1 : 1)),
        );
        const numbers = (all: readonly Mark[]) => monthsOf([{ code: '2.8.0', marks: all }]).map(({ fedIn }) => fedIn);
        const [before, after] = [numbers(of), numbers(more)];
        // a total that is not whole may round the other way
        assert.ok(before.every((kwh, at) => Math.abs((kwh ?? 0) - (after[at] ?? 0)) <= 1));
      }),
    );
  });
});
