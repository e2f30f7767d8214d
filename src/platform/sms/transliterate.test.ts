import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isGsm } from './alphabet.ts';
import { transliterate } from './transliterate.ts';

/** What Slovenian and Croatian are written with, accents of loan words and the signs of typeset text included. */
const letters = 'abcčćdđefghijklmnopqrsštuvwxyzž';
const signs = ' .,:;!?()/+-–—…«»„“”‚‘’"\'%€§@&=0123456789\u00A0\n';
const all = `${letters}${letters.toUpperCase()}${signs}áéíóúâêôäöüçñëï`;
const ourText = fc.string({ unit: fc.constantFrom(...Array.from(all)) });

describe('a text in the alphabet of SMS', () => {
  const cases: [text: string, plain: string][] = [
    ['Čas je za odčitek, še danes, žal', 'Cas je za odcitek, se danes, zal'],
    ['Đurđa i Ćiril', 'Djurdja i Ciril'],
    ['30. 11. – 3. 12.', '30. 11. - 3. 12.'],
    ['moj\u00A0GEN-I', 'moj GEN-I'],
    ['«Opomnik» „Opomnik“ ‚x‘', '"Opomnik" "Opomnik" \'x\''],
    ['c\u030Cas', 'cas'],
    ['Köln, São Tomé, façade', 'Köln, Sao Tomé, facade'],
    ['3 m³ …', '3 m3 ...'],
  ];
  for (const [text, plain] of cases) {
    it(`is written ${JSON.stringify(plain)}`, () => assert.equal(transliterate(text), plain));
  }

  it('is there for everything that is written in Slovenian or Croatian', () => {
    fc.assert(fc.property(ourText, (text) => assert.ok(isGsm(transliterate(text)))));
  });

  it('is not changed where it fits already, nor by doing it twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = transliterate(text);
        assert.equal(transliterate(once), once);
        if (isGsm(text)) assert.equal(once, text);
      }),
    );
  });

  it('keeps what has no like there', () => {
    assert.equal(transliterate('Ја сам 💡'), 'Ја сам 💡');
  });
});
