import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Language } from './language.ts';
import { formatQuantity, formatWholeNumber, parseWholeNumber, type WholeNumberFault } from './numbers.ts';

const anyLanguage = fc.constantFrom<Language>('sl', 'en', 'hr');

test('a whole number is understood as people type and paste it', () => {
  const cases: [string, number][] = [
    ['0', 0],
    ['16433', 16433],
    ['016433', 16433],
    ['00000', 0],
    ['  16433 ', 16433],
    ['16 433', 16433],
    ['16.433', 16433],
    ['1.234.567', 1234567],
    ["1'234'567", 1234567],
    ['1’234’567', 1234567],
    ['16\u00A0433', 16433],
    ['16\u202F433', 16433],
    ['16\u2009433', 16433],
    ['1 6 4 3 3', 16433],
    ['\uFEFF16433', 16433],
    ['000000000000000000000007', 7],
    ['999999999999999', 999_999_999_999_999],
  ];
  for (const [text, value] of cases) assert.deepEqual(parseWholeNumber(text), { ok: true, value }, text);
});

test('each kind of mistake has its own name', () => {
  const cases: [string, WholeNumberFault][] = [
    ['', 'empty'],
    [' \u00A0\t', 'empty'],
    [' '.repeat(5000), 'empty'],
    ['-5', 'negative'],
    ['\u22125', 'negative'],
    ['- 5', 'negative'],
    ['-1.234,5', 'negative'],
    ['123,4', 'decimals'],
    ['12.3', 'decimals'],
    ['16433,0', 'decimals'],
    ['1.234,567', 'decimals'],
    ['1,842', 'decimals'],
    [',5', 'decimals'],
    ['1234.567', 'decimals'],
    ['1e5', 'exponent'],
    ['1.5E+3', 'exponent'],
    ['2e-1', 'exponent'],
    ['abc', 'not_a_number'],
    ['16433 kWh', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['+5', 'not_a_number'],
    ['1.23.456', 'not_a_number'],
    ['16.', 'not_a_number'],
    ['.', 'not_a_number'],
    ['-', 'not_a_number'],
    ['１２３', 'not_a_number'],
    ['١٢٣', 'not_a_number'],
    ['12\u00003', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['1000000000000000', 'too_long'],
    ['9'.repeat(10_000), 'too_long'],
  ];
  for (const [text, reason] of cases)
    assert.deepEqual(parseWholeNumber(text), { ok: false, reason }, text.slice(0, 30));
});

test('a comma groups thousands in English only', () => {
  assert.deepEqual(parseWholeNumber('1,842', 'en'), { ok: true, value: 1842 });
  assert.deepEqual(parseWholeNumber('1,842', 'hr'), { ok: false, reason: 'decimals' });
  assert.deepEqual(parseWholeNumber('1,84', 'en'), { ok: false, reason: 'decimals' });
});

test('numbers are printed in groups of three', () => {
  assert.equal(formatWholeNumber(842, 'sl'), '842');
  assert.equal(formatWholeNumber(1842, 'sl'), '1.842');
  assert.equal(formatWholeNumber(1234567, 'hr'), '1.234.567');
  assert.equal(formatWholeNumber(1842, 'en'), '1,842');
  assert.equal(formatWholeNumber(-1842, 'sl'), '\u22121.842');
  assert.equal(formatWholeNumber(0, 'sl'), '0');
});

test('quantities keep the decimals they have', () => {
  assert.equal(formatQuantity(1842.5, 'sl'), '1.842,5');
  assert.equal(formatQuantity(1842.5, 'en'), '1,842.5');
  assert.equal(formatQuantity(-0.125, 'hr'), '\u22120,125');
  assert.equal(formatQuantity(500, 'sl'), '500');
});

test('what is printed is read back', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999_999_999 }), anyLanguage, (value, language) => {
      assert.deepEqual(parseWholeNumber(formatWholeNumber(value, language), language), { ok: true, value });
    }),
  );
});

test('printing agrees with Intl', () => {
  const locales = { sl: 'sl-SI', en: 'en-GB', hr: 'hr-HR' } as const;
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999_999 }), anyLanguage, (value, language) => {
      const intl = new Intl.NumberFormat(locales[language], { useGrouping: 'always' });
      assert.equal(formatWholeNumber(value, language), intl.format(value));
    }),
  );
});

test('no text makes the parser throw or accept anything but a whole number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), anyLanguage, (text, language) => {
      const result = parseWholeNumber(text, language);
      if (result.ok) assert.ok(Number.isSafeInteger(result.value) && result.value >= 0);
    }),
  );
});
