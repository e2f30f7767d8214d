import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asLatin2, latin2Bytes } from './latin-2.ts';

const decoder = new TextDecoder('iso-8859-2');

test('what the character set has stays as it is', () => {
  for (let byte = 0x21; byte < 256; byte++) {
    const character = decoder.decode(Uint8Array.of(byte));
    if (byte === 0x7f || (byte >= 0x80 && byte <= 0xa0) || byte === 0xad) continue;
    assert.equal(asLatin2(character), character);
    assert.deepEqual(latin2Bytes(character), Uint8Array.of(byte), character);
  }
});

test('what it lacks is written with what it has', () => {
  const cases: [string, string][] = [
    ['Žiga Čšćđ Äöü é', 'Žiga Čšćđ Äöü é'],
    ['„Pri Micki“ – d.o.o.', '"Pri Micki" - d.o.o.'],
    ["O’Brien d'Arc", "O'Brien d'Arc"],
    ['Señor Ångström, Søren Œuvre', 'Senor Angström, Soren OEuvre'],
    ['100 €', '100 EUR'],
    ['račun\u00A012\u00AD34…', 'račun 1234...'],
    ['½ m² ﬁ', '1/2 m2 fi'],
    ['Șerban Țurcanu', 'Şerban Ţurcanu'],
    ['C\u030Crnomelj', 'Črnomelj'],
    ['Łódź, Győr', 'Łódź, Győr'],
    ['Иван 李', '???? ?'],
    ['👩‍🔧 servis\r\n2', '?? servis 2'],
    ['  \t ', ''],
    ['\uD800', '?'],
  ];
  for (const [text, written] of cases) assert.equal(asLatin2(text), written, text);
});

test('whatever comes in, what goes out has one printable byte for each character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = asLatin2(text);
      const bytes = latin2Bytes(written);
      assert.equal(decoder.decode(bytes), written);
      assert.ok(bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte > 0xa0));
      assert.equal(written.trim(), written);
      assert.equal(asLatin2(written), written, 'a second time changes nothing');
    }),
    { numRuns: 200 },
  );
  assert.throws(() => latin2Bytes('€'), RangeError);
});
