import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isGsm, septetsOf } from './alphabet.ts';
import { segmentsOf } from './segments.ts';

const limits = { gsm7: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } } as const;

describe('the alphabet of SMS', () => {
  it('has the 127 characters of its table and ten more in two places', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code));
    assert.equal(all.filter((character) => septetsOf(character) === 1).length, 127);
    assert.equal(all.filter((character) => septetsOf(character) === 2).join(''), '\f[\\]^{|}~€');
  });

  it('has no č, š, ž, ć, đ, no back-quote and no small ç', () => {
    for (const letter of 'čšžćđČŠŽĆĐ`ç') assert.equal(isGsm(letter), false, letter);
  });
});

describe('the SMS that a text takes', () => {
  const cases: [name: string, text: string, encoding: 'gsm7' | 'ucs2', lengths: number[]][] = [
    ['nothing', '', 'gsm7', [0]],
    ['160 characters', 'a'.repeat(160), 'gsm7', [160]],
    ['161 characters', 'a'.repeat(161), 'gsm7', [153, 8]],
    ['two full parts', 'a'.repeat(306), 'gsm7', [153, 153]],
    ['one more', 'a'.repeat(307), 'gsm7', [153, 153, 1]],
    ['80 euro signs', '€'.repeat(80), 'gsm7', [80]],
    ['81 euro signs: 152 places, not 153', '€'.repeat(81), 'gsm7', [76, 5]],
    ['a euro sign as 160th', `${'a'.repeat(159)}€`, 'gsm7', [153, 7]],
    ['a euro sign on the border', `${'a'.repeat(152)}€${'b'.repeat(10)}`, 'gsm7', [152, 11]],
    ['70 characters with a č', `${'a'.repeat(69)}č`, 'ucs2', [70]],
    ['71 characters with a č', `${'a'.repeat(70)}č`, 'ucs2', [67, 4]],
    ['134 characters with a č', `${'a'.repeat(133)}č`, 'ucs2', [67, 67]],
    ['135 characters with a č', `${'a'.repeat(134)}č`, 'ucs2', [67, 67, 1]],
    ['35 emoji', '💡'.repeat(35), 'ucs2', [70]],
    ['36 emoji: 66 units, not 67', '💡'.repeat(36), 'ucs2', [66, 6]],
    ['an emoji on the border', `${'a'.repeat(66)}💡${'b'.repeat(10)}`, 'ucs2', [66, 12]],
  ];
  for (const [name, text, encoding, lengths] of cases) {
    it(`are counted right: ${name}`, () => {
      const segments = segmentsOf(text);
      assert.equal(segments.encoding, encoding);
      assert.deepEqual(
        segments.parts.map((part) => part.length),
        lengths,
      );
    });
  }

  const characters = fc.constantFrom(...Array.from('aB1 \n@€[{\\čšžđ💡👍🏽'));
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('aB1 \n@€[{\\')), maxLength: 700 }),
    fc.string({ unit: characters, maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 400 }),
  );

  it('hold the whole text, in its order, each within its room and none longer than it must be', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { encoding, units, parts } = segmentsOf(text);
        assert.equal(parts.join(''), text);
        assert.equal(encoding === 'gsm7', isGsm(text));
        const sizeOf = (part: string): number =>
          encoding === 'ucs2'
            ? part.length
            : Array.from(part).reduce((sum, character) => sum + (septetsOf(character) ?? Number.NaN), 0);
        assert.equal(sizeOf(text), units);
        const { alone, joined } = limits[encoding];
        if (parts.length === 1) return assert.ok(units <= alone);
        assert.ok(units > alone);
        for (const [index, part] of parts.entries()) {
          assert.ok(sizeOf(part) <= joined && part !== '');
          const [next] = Array.from(parts[index + 1] ?? '');
          if (next !== undefined) assert.ok(sizeOf(part) + sizeOf(next) > joined);
        }
      }),
    );
  });

  it('never tear a character of two units apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const part of segmentsOf(text).parts) assert.ok(part.isWellFormed());
      }),
    );
  });
});
