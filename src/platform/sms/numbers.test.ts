import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseMobile, type MobileFault } from './numbers.ts';

describe('a mobile number', () => {
  const taken: [typed: string, region: string, kept: string][] = [
    ['041 123 456', 'SI', '+38641123456'],
    ['041123456', 'SI', '+38641123456'],
    ['041/123-456', 'SI', '+38641123456'],
    ['+386 41 123 456', 'SI', '+38641123456'],
    ['+386 (0)41 123 456', 'SI', '+38641123456'],
    ['00386 41 123 456', 'SI', '+38641123456'],
    ['\u00A0041\u00A0123\u00A0456 ', 'SI', '+38641123456'],
    ['030 200 111', 'SI', '+38630200111'],
    ['091 234 5678', 'HR', '+385912345678'],
    ['+385 91 234 5678', 'SI', '+385912345678'],
    ['+43 664 1234567', 'SI', '+436641234567'],
    ['+39 333 123 4567', 'SI', '+393331234567'],
    ['+1 415 555 2671', 'SI', '+14155552671'],
  ];
  for (const [typed, region, kept] of taken) {
    it(`is taken as people type it: ${typed} (${region})`, () => {
      assert.deepEqual(parseMobile(typed, region), { ok: true, value: kept });
    });
  }

  const refused: [typed: string, region: string, reason: MobileFault][] = [
    ['', 'SI', 'mobile_invalid'],
    ['041', 'SI', 'mobile_invalid'],
    ['041 123 456 7', 'SI', 'mobile_invalid'],
    ['moja številka', 'SI', 'mobile_invalid'],
    ['113', 'SI', 'mobile_invalid'],
    ['+386', 'SI', 'mobile_invalid'],
    ['+999 41 123 456', 'SI', 'mobile_invalid'],
    ['041 123 456 ext. 7', 'SI', 'mobile_invalid'],
    [`041 123 456${' '.repeat(100)}`, 'SI', 'mobile_invalid'],
    ['090 12 34', 'SI', 'mobile_premium'],
    ['+386 90 1234', 'HR', 'mobile_premium'],
    ['060 123 456', 'HR', 'mobile_premium'],
    ['+44 909 879 0000', 'SI', 'mobile_premium'],
    ['+44 843 123 4567', 'SI', 'mobile_premium'],
    ['01 471 26 41', 'SI', 'mobile_not_mobile'],
    ['080 15 58', 'SI', 'mobile_not_mobile'],
    ['059 123 456', 'SI', 'mobile_not_mobile'],
    ['01 2345 678', 'HR', 'mobile_not_mobile'],
  ];
  for (const [typed, region, reason] of refused) {
    it(`is refused as ${reason}: ${typed.trim() || 'nothing'} (${region})`, () => {
      assert.deepEqual(parseMobile(typed, region), { ok: false, reason });
    });
  }

  it('is in E.164 whatever was typed, and the same when it is read again', () => {
    const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+ -/()')), maxLength: 45 });
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), fc.constantFrom('SI', 'HR'), (typed, region) => {
        const first = parseMobile(typed, region);
        if (!first.ok) return;
        assert.match(first.value, /^\+[1-9]\d{6,14}$/);
        assert.deepEqual(parseMobile(first.value, 'US'), first);
      }),
    );
  });
});
