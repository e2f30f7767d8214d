import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { charges, slovenianTariffs, blockScheme, type Days, type Price } from '#features/tariffs/index.ts';
import { addDays, parseDay, type Day } from '#kernel/day.ts';
import { sumsOf, vatOf } from '#kernel/money.ts';
import { blocks, type BilledFacts, type BilledLine, type BilledPoint, type TariffFacts } from './facts.ts';
import { explained, type Explanation } from './recompute.ts';
import { shareOf } from './spread.ts';

const START: Day = parseDay('2025-01-10') ?? assert.fail();

/** Prices of every charge in every block; changes on random days of 2025. */
const anyTariffs = fc
  .array(fc.record({ after: fc.integer({ min: 1, max: 400 }), percent: fc.integer({ min: 50, max: 200 }) }), {
    maxLength: 3,
  })
  .chain((changes) =>
    fc
      .array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: charges.length, maxLength: charges.length })
      .map((micros) => tariffsOf(micros, changes)),
  );

function tariffsOf(micros: readonly number[], changes: readonly { after: number; percent: number }[]): TariffFacts {
  const days = [...new Set([-400, ...changes.map(({ after }) => after)])].toSorted((one, other) => one - other);
  const prices = charges.flatMap(({ energy, code, basis, unit }, index) =>
    (basis === 'block_energy' || basis === 'block_power' ? blocks : [null]).flatMap((block) =>
      days.map((after, change): Price => {
        const next = days[change + 1];
        const percent = changes.find((found) => found.after === after)?.percent ?? 100;
        return {
          priceList: 'ALL',
          energy,
          code,
          block,
          validFrom: addDays(START, after),
          validUntil: next === undefined ? null : addDays(START, next),
          unit,
          priceMicro: Math.round(((micros[index] ?? 1) * percent) / 100),
        };
      }),
    ),
  );
  const lists = [{ priceList: 'ALL', validFrom: addDays(START, -1000), validUntil: null }];
  return {
    book: { prices, lists },
    vatRates: slovenianTariffs.vatRates,
    blocks: blockScheme(slovenianTariffs, 'Europe/Ljubljana'),
  };
}

const anyHome = fc.record({
  days: fc.integer({ min: 2, max: 120 }),
  used: fc.tuple(fc.nat({ max: 4000 }), fc.nat({ max: 4000 })),
  constant: fc.constantFrom(1000, 1000, 40_000, 1500),
  before: fc.nat({ max: 99_999 }),
  power: fc.integer({ min: 20, max: 400 }),
  energy: fc.constantFrom('electricity' as const, 'gas' as const),
});
type Home = typeof anyHome extends fc.Arbitrary<infer T> ? T : never;

const registersOf = ({ energy }: Home): readonly ('1.8.1' | '1.8.2' | 'V')[] =>
  energy === 'gas' ? ['V'] : ['1.8.1', '1.8.2'];

function pointOf(home: Home): { point: BilledPoint; period: Days } {
  const period = { from: START, until: addDays(START, home.days) };
  const readings = registersOf(home).map((registerCode, index) => ({
    registerCode,
    meterSerial: 'M',
    wholeDigits: 5,
    constant: home.constant,
    fromOn: period.from,
    fromValue: home.before,
    fromSource: 'read' as const,
    untilOn: period.until,
    untilValue: (home.before + (home.used[index] ?? 0)) % 100_000,
    untilSource: 'own' as const,
  }));
  const total = (home.used[0] + home.used[1]) * home.constant;
  const quantities = blocks.flatMap((block): BilledPoint['quantities'] => [
    { what: 'block_energy', block, value: block === 1 ? total : 0, ...period },
    { what: 'block_power', block, value: (home.power + block) * 100, ...period },
  ]);
  const others: BilledPoint['quantities'] = [
    { what: 'billing_power', block: null, value: home.power * 100, ...period },
    { what: 'gas_factor', block: null, value: 938_580, ...period },
    { what: 'calorific_value', block: null, value: 11_365_000, ...period },
  ];
  return {
    point: { id: 1, name: 'Doma', energy: home.energy, readings, quantities: [...quantities, ...others] },
    period,
  };
}

function empty(point: BilledPoint, period: Days): BilledFacts {
  return { kind: 'invoice', ...period, points: [point], lines: [], vat: [], net: 0, vatTotal: 0, total: 0 };
}

/** The bill that says what was recomputed. */
function billed({ charges: compared, bill }: Explanation): BilledFacts {
  const lines = compared.flatMap(({ lines: recomputed, ...charge }) =>
    recomputed.map(({ from, until, quantity, priceMicro, net, vatPermille }): Omit<BilledLine, 'number'> => {
      const { group, code, pointId, block, unit } = charge;
      return { from, until, quantity, priceMicro, net, vatPermille, group, code, label: code, pointId, block, unit };
    }),
  );
  const { net, vat, vatTotal, total } = sumsOf(lines);
  return { ...bill, lines: lines.map((line, index) => ({ ...line, number: index + 1 })), net, vat, vatTotal, total };
}

test('lines, VAT and totals always agree, and a bill that says what was recomputed matches to the cent', () => {
  fc.assert(
    fc.property(anyHome, anyTariffs, fc.boolean(), (home, tariffs, isCredit) => {
      const { point, period } = pointOf(home);
      const first = explained({ ...empty(point, period), kind: isCredit ? 'credit_note' : 'invoice' }, tariffs);
      const lines = first.charges.flatMap((charge) => charge.lines);
      const { net, vat, vatTotal, total } = first.sums;
      assert.equal(
        net,
        lines.reduce((before, line) => before + line.net, 0),
      );
      assert.equal(total, net + vatTotal);
      assert.equal(
        vatTotal,
        vat.reduce((before, share) => before + share.vat, 0),
      );
      for (const { vatPermille, base, vat: tax } of vat) {
        assert.equal(
          base,
          lines.reduce((before, line) => before + (line.vatPermille === vatPermille ? line.net : 0), 0),
        );
        assert.equal(tax, vatOf(base, vatPermille));
      }
      assert(isCredit ? total <= 0 : total >= 0);
      const again = explained(billed(first), tariffs);
      assert(again.matches);
      assert.equal(again.difference, 0);
      assert(again.charges.every(({ verdict, difference }) => verdict === 'equal' && difference === 0));
    }),
    { numRuns: 60 },
  );
});

test('two cents more on any line, or many, are seen on that charge and on no other', () => {
  fc.assert(
    fc.property(
      anyHome,
      anyTariffs,
      fc.tuple(fc.nat(), fc.integer({ min: 2, max: 900 })),
      (home, tariffs, [pick, cents]) => {
        const { point, period } = pointOf(home);
        const bill = billed(explained(empty(point, period), tariffs));
        fc.pre(bill.lines.length > 0);
        const chosen = pick % bill.lines.length;
        const lines = bill.lines.map((line, index) => (index === chosen ? { ...line, net: line.net + cents } : line));
        const { net, vat, vatTotal, total } = sumsOf(lines);
        const { matches, charges: compared } = explained({ ...bill, lines, net, vat, vatTotal, total }, tariffs);
        assert(!matches);
        const wrong = compared.filter(({ verdict }) => verdict !== 'equal');
        assert.deepEqual(
          wrong.map(({ code, difference }) => [code, difference]),
          [[bill.lines[chosen]?.code, cents]],
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('cutting the period in two on any day changes no charge by more than its rounding', () => {
  fc.assert(
    fc.property(anyHome, anyTariffs, fc.nat(), (home, tariffs, pick) => {
      const { point, period } = pointOf(home);
      const cut = addDays(period.from, 1 + (pick % (home.days - 1)));
      const whole = explained(empty(point, period), tariffs);
      const parts = [
        { from: period.from, until: cut },
        { from: cut, until: period.until },
      ].map((days) => explained(empty(partOf(point, period, days), days), tariffs));
      for (const charge of whole.charges) {
        const same = parts.flatMap(({ charges: compared }) =>
          compared.filter(({ code, block }) => code === charge.code && block === charge.block),
        );
        const lines = same.flatMap((part) => part.lines);
        const apart = Math.abs(sum(lines.map(({ net }) => net)) - charge.recomputedNet);
        // half a cent for each line and each of its halves; and the quantities are rounded too
        const pieces = 2 * charge.lines.length + 1;
        const dearest = Math.max(...charge.lines.map(({ priceMicro }) => priceMicro));
        const tolerated = 0.5 * pieces + (pieces * roundedTo(home, charge.lines.length) * dearest) / 10_000_000;
        assert(apart <= tolerated, `${charge.code} ${apart} > ${tolerated}`);
      }
    }),
    { numRuns: 60 },
  );
});

/**
 * Thousandths to which a quantity is rounded: one of a month; of gas a kWh; and where prices change besides, whole steps
 * of the register on the day of the cut, a m³ of which holds up to 12 kWh.
 */
function roundedTo({ energy, constant }: Home, prices: number): number {
  if (prices > 1) return constant * (energy === 'gas' ? 12 : 1);
  return energy === 'gas' ? 1000 : 1;
}

/** The point as a bill of some of the days would have it, read on the day between: by the average of a day. */
function partOf(point: BilledPoint, period: Days, days: Days): BilledPoint {
  const valueOn = (reading: BilledPoint['readings'][number], day: Day): number => {
    const passed = (reading.untilValue - reading.fromValue + 100_000) % 100_000;
    const share =
      day === period.from
        ? undefined
        : shareOf({ ...period, quantity: passed * 1000 }, { from: period.from, until: day });
    return (reading.fromValue + (share?.quantity ?? 0) / 1000) % 100_000;
  };
  return {
    ...point,
    readings: point.readings.map((reading) => ({
      ...reading,
      fromOn: days.from,
      fromValue: valueOn(reading, days.from),
      untilOn: days.until,
      untilValue: valueOn(reading, days.until),
    })),
    quantities: point.quantities.map((row) => ({
      ...row,
      ...days,
      value:
        row.what === 'block_energy' ? (shareOf({ ...period, quantity: row.value }, days)?.quantity ?? 0) : row.value,
    })),
  };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
