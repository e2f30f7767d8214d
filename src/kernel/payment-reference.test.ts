import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import vectors from '#test/golden/vectors.json' with { type: 'json' };
import {
  checkDigit,
  formatPaymentReference,
  makeRfReference,
  makeSiReference,
  parsePaymentReference,
  referenceModels,
  type ReferenceFault,
} from './payment-reference.ts';

const digits = (most: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`));

/** How many parts each model has at most, and at least. */
const partCounts = (model: string): readonly [number, number] => {
  if (model === '12') return [1, 1];
  if (['21', '31'].includes(model)) return [2, 2];
  if (['02', '03', '04', '08'].includes(model)) return [3, 3];
  return [['00', '01', '05', '09', '55'].includes(model) ? 1 : 2, 3];
};

const made = fc.constantFrom(...referenceModels.filter((model) => model !== '99')).chain((model) => {
  const [minLength, maxLength] = partCounts(model);
  const part = model === '12' ? digits(12) : digits(5);
  return fc.record({ model: fc.constant(model), parts: fc.array(part, { minLength, maxLength }) });
});

test('every reference of the golden table is told right from wrong', () => {
  for (const text of [...vectors.siReference.valid, ...vectors.rf.valid]) {
    assert.equal(parsePaymentReference(text).ok, true, text);
  }
  for (const text of [...vectors.siReference.invalid, ...vectors.rf.invalid]) {
    assert.equal(parsePaymentReference(text).ok, false, text);
  }
  assert.equal(checkDigit('202600012345'), vectors.siReference.computed['SI12 202600012345']);
});

test('each model checks the parts that its rule names', () => {
  // By hand: the digit of 12 is 4, of 34 it is 5, of 567 it is 3, of 1234 3, of 34567 9, of 1234567 9.
  const right = [
    'SI0012-34-567',
    'SI0112-34-5679',
    'SI0212-345-5673',
    'SI03124-345-5673',
    'SI04124-34-5673',
    'SI05124-34-567',
    'SI0612-34-5679',
    'SI0712-345-567',
    'SI0812-343-5673',
    'SI0912-343-567',
    'SI10124-34-5679',
    ...[11, 18, 19, 28, 38, 40, 41, 48, 49, 51, 58].map((model) => `SI${model}124-345-567`),
    'SI12124',
    'SI21124-345',
    'SI31124-345',
    'SI55124-34-567',
  ];
  for (const text of right) {
    assert.deepEqual(parsePaymentReference(text), { ok: true, value: text, model: text.slice(2, 4) });
  }
  const tried = new Set(right.map((text) => text.slice(2, 4)));
  assert.deepEqual(tried, new Set(referenceModels.filter((model) => model !== '99')));
  for (const text of right) {
    if (text.startsWith('SI00')) continue;
    const wrong = text.replace(/(124|345|343|5673|5679)(?=-|$)/, (checked) => `${checked.slice(0, -1)}0`);
    assert.deepEqual(parsePaymentReference(wrong), { ok: false, reason: 'check_digit' }, wrong);
  }
});

test('each fault has its own name', () => {
  const cases: [string, ReferenceFault][] = [
    ['', 'empty'],
    [' \u00A0', 'empty'],
    ['9990029934988', 'model'],
    ['SI', 'model'],
    ['SI1', 'model'],
    ['SI139990029934988', 'model'],
    ['SI12A990029934988', 'characters'],
    ['SI1299900,29934988', 'characters'],
    ['SI12', 'parts'],
    ['SI12999002993498-8', 'parts'],
    ['SI001-2-3-4', 'parts'],
    ['SI001--3', 'parts'],
    ['SI00-1', 'parts'],
    ['SI99123', 'parts'],
    ['SI081236-17', 'parts'],
    ['SI12' + '1'.repeat(14), 'length'],
    ['SI00' + '1'.repeat(21), 'length'],
    ['SI125', 'length'],
    ['S'.repeat(1000), 'length'],
    ['SI129990029934987', 'check_digit'],
    ['RF', 'length'],
    ['RF18', 'length'],
    ['RF18' + '1'.repeat(22), 'length'],
    ['RFA8539007547034', 'characters'],
    ['RF18539-07547034', 'characters'],
    ['RF19539007547034', 'check_digit'],
  ];
  for (const [text, reason] of cases) assert.deepEqual(parsePaymentReference(text), { ok: false, reason }, text);
});

test('spaces and small letters are forgiven', () => {
  const value = 'SI129990029934988';
  for (const text of ['SI12 9990029934988', ' si12\u00A0999 002 993 4988 ', 'sI129990029934988']) {
    assert.deepEqual(parsePaymentReference(text), { ok: true, value, model: '12' }, text);
  }
  assert.deepEqual(parsePaymentReference('rf18 5390 0754 7034'), {
    ok: true,
    value: 'RF18539007547034',
    model: 'RF',
  });
});

test('references are printed as slips have them, and read back', () => {
  assert.equal(formatPaymentReference('SI081236-17-345679'), 'SI08 1236-17-345679');
  assert.equal(formatPaymentReference('SI99'), 'SI99');
  assert.equal(formatPaymentReference('RF18539007547034'), 'RF18 5390 0754 7034');
});

test('what is made checks, in every model', () => {
  assert.equal(makeSiReference('12', ['202600012345']), 'SI122026000123457');
  assert.equal(makeSiReference('08', ['1236', '1', '34567']), 'SI081236-17-345679');
  assert.equal(makeSiReference('99', []), 'SI99');
  fc.assert(
    fc.property(made, ({ model, parts }) => {
      const reference = makeSiReference(model, parts);
      assert.deepEqual(parsePaymentReference(reference), { ok: true, value: reference, model });
      assert.equal(parsePaymentReference(formatPaymentReference(reference)).ok, true);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z\d]{1,21}$/), (content) => {
      const reference = makeRfReference(content);
      assert.deepEqual(parsePaymentReference(reference), { ok: true, value: reference, model: 'RF' });
    }),
  );
});

test('parts that a model has no room for make no reference', () => {
  const cases: [string, string[]][] = [
    ['13', ['1']],
    ['12', []],
    ['12', ['1', '2']],
    ['12', ['1234567890123']],
    ['12', ['12A']],
    ['12', ['']],
    ['00', ['1 2']],
    ['99', ['1']],
  ];
  for (const [model, parts] of cases) assert.throws(() => makeSiReference(model, parts), RangeError, model);
  for (const content of ['', 'A-1', '1'.repeat(22)]) assert.throws(() => makeRfReference(content), RangeError);
});

test('a changed digit is found, except where modulo 11 cannot see it', () => {
  const change = fc.record({ content: digits(12), at: fc.nat(12), to: fc.nat(9) });
  fc.assert(
    fc.property(change, ({ content, at, to }) => {
      const reference = makeSiReference('12', [content]).slice(4);
      const place = at % reference.length;
      fc.pre(reference[place] !== String(to));
      const changed = `SI12${reference.slice(0, place)}${to}${reference.slice(place + 1)}`;
      const weight = reference.length - place;
      const remainder = weightedSum(content) % 11;
      const remainderAfter = (remainder + weight * (to - Number(reference[place])) + 11 * 130) % 11;
      const isContent = place < content.length;
      const unseen = isContent && (weight === 11 || (remainder < 2 && remainderAfter < 2));
      assert.equal(parsePaymentReference(changed).ok, unseen, changed);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.stringMatching(/^\d{1,21}$/), fc.nat(22), fc.nat(9), (content, at, to) => {
      const reference = makeRfReference(content);
      const place = 2 + (at % (reference.length - 2));
      fc.pre(reference[place] !== String(to));
      assert.equal(parsePaymentReference(reference.slice(0, place) + to + reference.slice(place + 1)).ok, false);
    }),
    { numRuns: 500 },
  );
});

function weightedSum(content: string): number {
  return content.split('').reduceRight((sum, digit, index) => sum + Number(digit) * (content.length - index + 1), 0);
}
