import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatEuro, formatPrice, lineNet, roundedQuotient, sumsOf, vatOf } from './money.ts';

/** The worked bill of domain.md §6.6: quantity in thousandths, price in micro-euro, net in cents. */
const workedBill: readonly (readonly [string, number, number, number])[] = [
  ['energy, high rate', 230_000, 119_900, 2758],
  ['energy, low rate', 100_000, 97_900, 979],
  ['monthly fee', 1_000, 1_990_000, 199],
  ['power of block 1', 4_600, 3_613_240, 1662],
  ['power of block 2', 4_700, 882_400, 415],
  ['power of block 3', 4_800, 191_370, 92],
  ['power of block 4', 4_800, 13_160, 6],
  ['network energy of block 1', 120_000, 19_580, 235],
  ['network energy of block 2', 110_000, 18_440, 203],
  ['network energy of block 3', 60_000, 18_370, 110],
  ['network energy of block 4', 40_000, 18_380, 74],
  ['energy efficiency', 330_000, 800, 26],
  ['market operator', 330_000, 130, 4],
  ['excise', 330_000, 1_530, 50],
];

test('the worked bill comes to 68,13 € and 14,99 € of VAT, 83,12 € together', () => {
  for (const [name, quantity, price, net] of workedBill) assert.equal(lineNet(quantity, price), net, name);
  const lines = workedBill.map(([, quantity, price]) => ({ net: lineNet(quantity, price), vatPermille: 220 }));
  assert.deepEqual(sumsOf(lines), {
    net: 6813,
    vat: [{ vatPermille: 220, base: 6813, vat: 1499 }],
    vatTotal: 1499,
    total: 8312,
  });
});

test('half a cent goes away from zero, on bills and on credit notes', () => {
  const cases: [number, number, number][] = [
    [1_000, 5_000, 1],
    [1_000, 4_999, 0],
    [-1_000, 5_000, -1],
    [-1_000, 4_999, 0],
    [1_000, 15_000, 2],
    [1_000, -25_000, -3],
    [0, 119_900, 0],
  ];
  for (const [quantity, price, net] of cases) assert.equal(lineNet(quantity, price), net, `${quantity} × ${price}`);
  assert.equal(vatOf(25, 220), 6, '5,5 cents');
  assert.equal(vatOf(-25, 220), -6);
  assert.equal(vatOf(100, 95), 10, '9,5 cents');
});

test('a quotient is the nearest whole number', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1000n, 10n ** 9n), (dividend, divisor) => {
      const rest = dividend - BigInt(roundedQuotient(dividend, divisor)) * divisor;
      assert.ok(2n * rest <= divisor && 2n * rest >= -divisor);
      assert.equal(roundedQuotient(-dividend, divisor), 0 - roundedQuotient(dividend, divisor));
    }),
  );
});

test('products beyond 2^53 lose nothing, and what cannot be kept exactly is refused', () => {
  assert.equal(lineNet(9_007_199_254_741, 999_999), 900_719_024_754);
  assert.throws(() => lineNet(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), RangeError);
  for (const value of [0.5, Number.NaN, Infinity, 2 ** 53]) assert.throws(() => lineNet(value, 1), RangeError);
});

test('lines, VAT and totals always agree', () => {
  const line = fc.record({
    net: fc.integer({ min: -100_000_000, max: 100_000_000 }),
    vatPermille: fc.constantFrom(0, 50, 95, 220),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const { net, vat, vatTotal, total } = sumsOf(lines);
      assert.equal(
        net,
        lines.reduce((sum, each) => sum + each.net, 0),
      );
      assert.equal(total, net + vatTotal);
      assert.equal(
        vatTotal,
        vat.reduce((sum, share) => sum + share.vat, 0),
      );
      assert.deepEqual(
        vat.map((share) => share.vatPermille),
        [...new Set(lines.map((each) => each.vatPermille))].toSorted((one, other) => other - one),
      );
      for (const { vatPermille, base, vat: amount } of vat) {
        assert.ok(Math.abs(amount * 1000 - base * vatPermille) <= 500, 'no share is further than half a cent off');
      }
    }),
  );
});

test('a credit note of a whole bill comes to exactly the bill with a minus', () => {
  const line = fc.record({ net: fc.integer({ min: 0, max: 10_000_000 }), vatPermille: fc.constantFrom(0, 95, 220) });
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const credited = sumsOf(lines.map(({ net, vatPermille }) => ({ net: -net, vatPermille })));
      assert.equal(credited.total + sumsOf(lines).total, 0);
    }),
  );
});

test('amounts are written as the reader of each language expects', () => {
  const cases: [number, string, string][] = [
    [8312, '83,12\u00A0€', '€83.12'],
    [0, '0,00\u00A0€', '€0.00'],
    [5, '0,05\u00A0€', '€0.05'],
    [-5, '\u22120,05\u00A0€', '\u2212€0.05'],
    [123_456, '1.234,56\u00A0€', '€1,234.56'],
    [-99_999_999_999, '\u2212999.999.999,99\u00A0€', '\u2212€999,999,999.99'],
  ];
  for (const [cents, slovenian, english] of cases) {
    assert.equal(formatEuro(cents, 'sl'), slovenian);
    assert.equal(formatEuro(cents, 'hr'), slovenian);
    assert.equal(formatEuro(cents, 'en'), english);
  }
});

test('prices have five decimals, and a sixth where they need one', () => {
  assert.equal(formatPrice(119_900, 'sl'), '0,11990\u00A0€');
  assert.equal(formatPrice(3_613_240, 'sl'), '3,61324\u00A0€');
  assert.equal(formatPrice(130, 'sl'), '0,00013\u00A0€');
  assert.equal(formatPrice(1_234, 'en'), '€0.001234');
  assert.equal(formatPrice(-1_990_000, 'sl'), '\u22121,99000\u00A0€');
  assert.equal(formatPrice(1_234_000_000, 'sl'), '1.234,00000\u00A0€');
});
