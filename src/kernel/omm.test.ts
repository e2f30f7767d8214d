import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePointNumber } from './identifiers.ts';
import { parseOmm } from './omm.ts';

const electricity = { energy: 'electricity' } as const;
const gas = { energy: 'gas' } as const;
const inCroatia = { ...electricity, country: 'HR' } as const;

test('an OMM of electricity has ten digits, spaced as people like', () => {
  for (const text of ['0112345678', '01 12345678', '01-1234 5678', '01.12345678', '01/12345678']) {
    assert.deepEqual(parseOmm(text, electricity), { ok: true, value: '0112345678' }, text);
  }
});

test('an old number is completed by the area of its operator, with the examples of HEP', () => {
  for (const [old, omm] of [
    ['12345678', '0112345678'],
    ['1234567', '0101234567'],
    ['123456', '0100123456'],
  ] as const) {
    assert.deepEqual(parseOmm(old, { ...electricity, area: '01' }), { ok: true, value: omm });
    assert.deepEqual(parseOmm(old, electricity), { ok: false, reason: 'omm_length', digits: old.length });
  }
});

test('only the areas 01 to 21 exist', () => {
  for (let area = 0; area < 100; area++) {
    const omm = `${String(area).padStart(2, '0')}12345678`;
    const expected = area >= 1 && area <= 21 ? { ok: true, value: omm } : { ok: false, reason: 'omm_area' };
    assert.deepEqual(parseOmm(omm, electricity), expected);
  }
});

test('an OMM of gas has eight digits; one of electricity is told apart', () => {
  assert.deepEqual(parseOmm('1234 5678', gas), { ok: true, value: '12345678' });
  assert.deepEqual(parseOmm('1112345678', gas), { ok: false, reason: 'other_energy' });
  assert.deepEqual(parseOmm('123456789', gas), { ok: false, reason: 'omm_length', digits: 9 });
});

test('what is no OMM says why', () => {
  assert.deepEqual(parseOmm(' - ', electricity), { ok: false, reason: 'empty' });
  assert.deepEqual(parseOmm('OMM 0112345678', electricity), { ok: false, reason: 'omm_characters' });
  assert.deepEqual(parseOmm('٠١١٢٣٤٥٦٧٨', electricity), { ok: false, reason: 'omm_characters' });
  assert.deepEqual(parseOmm('011234567', { ...electricity, area: '01' }), {
    ok: false,
    reason: 'omm_length',
    digits: 9,
  });
});

test('in Croatia a point is named by its OMM or a GSRN, elsewhere an OMM is no number', () => {
  assert.deepEqual(parsePointNumber('13 00123456', inCroatia), { kind: 'old', ok: true, value: '1300123456' });
  assert.equal(parsePointNumber('383 456 780 000 000 017', inCroatia).ok, true);
  assert.deepEqual(parsePointNumber('383456780000000018', inCroatia), { ok: false, reason: 'check_digit' });
  assert.deepEqual(parsePointNumber('3-118204', inCroatia), { ok: false, reason: 'omm_length', digits: 7 });
  assert.deepEqual(parsePointNumber('1300123456', electricity), { ok: false, reason: 'length', digits: 10 });
});

test('no text makes the parser throw or accept anything but its digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), fc.constantFrom(electricity, gas), (text, of) => {
      const parsed = parsePointNumber(text, { ...of, country: 'HR', area: '13' });
      if (parsed.ok && parsed.kind === 'old') assert.match(parsed.value, of.energy === 'gas' ? /^\d{8}$/ : /^\d{10}$/);
    }),
  );
});
