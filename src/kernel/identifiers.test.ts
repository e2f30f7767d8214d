import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import vectors from '#test/golden/vectors.json' with { type: 'json' };
import { gs1CheckDigit, isOib, parseContractNumber, parseGsrn, parsePointNumber } from './identifiers.ts';

const anySerial = fc.stringMatching(/^383\d{14}$/);

test('the golden GSRNs are valid or not, as the golden file says', () => {
  for (const text of vectors.gsrn.valid) assert.equal(parseGsrn(text).ok, true, text);
  for (const text of vectors.gsrn.invalid) assert.equal(parseGsrn(text).ok, false, text);
});

test('the worked example of the check digit', () => {
  assert.equal(gs1CheckDigit('38345678000000001'), '7');
});

test('a GSRN is the same number with spaces, hyphens and dots between its digits', () => {
  for (const text of [
    '383456780000000017',
    ' 383 456 780 000 000 017 ',
    '3834-5678-0000-0000-17',
    '383.456.780.000.000.017',
  ]) {
    assert.deepEqual(parseGsrn(text), { ok: true, value: '383456780000000017', foreign: false }, text);
  }
});

test('a GSRN from abroad is valid and marked', () => {
  assert.deepEqual(parseGsrn('735999123000000019'), { ok: true, value: '735999123000000019', foreign: true });
});

test('a wrong GSRN says what is wrong with it', () => {
  assert.deepEqual(parseGsrn('38345678000000001'), { ok: false, reason: 'length', digits: 17 });
  assert.deepEqual(parseGsrn('3834567800000000177'), { ok: false, reason: 'length', digits: 19 });
  assert.deepEqual(parseGsrn('383456780000000018'), { ok: false, reason: 'check_digit' });
  for (const text of [
    '38345678000000001O',
    '-383456780000000017',
    '３83456780000000017',
    '383\u0000456',
    '1'.repeat(9999),
  ]) {
    assert.deepEqual(parseGsrn(text), { ok: false, reason: 'characters' }, text.slice(0, 20));
  }
  assert.deepEqual(parseGsrn(' '), { ok: false, reason: 'empty' });
});

test('one wrong digit never passes the check', () => {
  fc.assert(
    fc.property(anySerial, fc.nat({ max: 17 }), fc.integer({ min: 1, max: 9 }), (serial, index, shift) => {
      const gsrn = serial + gs1CheckDigit(serial);
      const wrong = gsrn.slice(0, index) + String((Number(gsrn[index]) + shift) % 10) + gsrn.slice(index + 1);
      assert.equal(parseGsrn(gsrn).ok, true);
      assert.deepEqual(parseGsrn(wrong), { ok: false, reason: 'check_digit' });
    }),
  );
});

test('old electricity numbers keep their hyphen', () => {
  for (const text of ['3-118204', ' 3 - 118 204 ', '3–118204']) {
    assert.deepEqual(
      parsePointNumber(text, { energy: 'electricity' }),
      { kind: 'old', ok: true, value: '3-118204' },
      text,
    );
  }
});

test('gas point codes forgive case, spaces, the dash and a missing hyphen', () => {
  for (const text of ['ENLJ-004518207', 'enlj-004518207', 'ENLJ 004518207', 'Enlj – 004 518 207', 'enlj004518207']) {
    assert.deepEqual(
      parsePointNumber(text, { energy: 'gas' }),
      { kind: 'old', ok: true, value: 'ENLJ-004518207' },
      text,
    );
  }
});

test('either energy accepts a GSRN', () => {
  for (const energy of ['electricity', 'gas'] as const) {
    assert.deepEqual(parsePointNumber('3834-5678-0000-0000-17', { energy }), {
      kind: 'gsrn',
      ok: true,
      value: '383456780000000017',
      foreign: false,
    });
  }
});

test('a number of neither kind says why', () => {
  assert.deepEqual(parsePointNumber('38345678000000001', { energy: 'electricity' }), {
    ok: false,
    reason: 'length',
    digits: 17,
  });
  assert.deepEqual(parsePointNumber('3-118204', { energy: 'gas' }), { ok: false, reason: 'other_energy' });
  assert.deepEqual(parsePointNumber('ENLJ-004518207', { energy: 'electricity' }), {
    ok: false,
    reason: 'other_energy',
  });
  assert.deepEqual(parsePointNumber('3-123456789', { energy: 'electricity' }), {
    ok: false,
    reason: 'length',
    digits: 10,
  });
  assert.deepEqual(parsePointNumber('ENL-004518207', { energy: 'gas' }), { ok: false, reason: 'characters' });
  assert.deepEqual(parsePointNumber('', { energy: 'gas' }), { ok: false, reason: 'empty' });
});

test('contract numbers are compared without case, spaces and kinds of dash', () => {
  assert.equal(parseContractNumber(' el–2019 / 0042a '), 'EL-2019/0042A');
  assert.equal(parseContractNumber('č-1'), 'Č-1');
  for (const text of ['', '  ', '-1', 'A\u0000B', "1'; DROP TABLE", '<b>', 'A'.repeat(41)]) {
    assert.equal(parseContractNumber(text), undefined, text);
  }
});

test('a parsed number parsed again is itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('electricity', 'gas'), (text, energy) => {
      const once = parsePointNumber(text, { energy });
      if (once.ok) assert.deepEqual(parsePointNumber(once.value, { energy }), once);
      const contract = parseContractNumber(text);
      if (contract !== undefined) assert.equal(parseContractNumber(contract), contract);
    }),
  );
});

test('an OIB is checked by ISO 7064 MOD 11,10, as the golden file says', () => {
  for (const text of vectors.hrOib.valid) assert.equal(isOib(text), true, text);
  for (const text of vectors.hrOib.invalid) assert.equal(isOib(text), false, text);
  for (const text of ['', '6544350706', 'HR65443507068', ' 65443507068', '６５４４３５０７０６８'])
    assert.equal(isOib(text), false);
});

test('of eleven digits exactly one last digit makes an OIB', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{10}$/), (digits) => {
      const valid = Array.from('0123456789').filter((last) => isOib(digits + last));
      assert.equal(valid.length, 1);
    }),
  );
});
