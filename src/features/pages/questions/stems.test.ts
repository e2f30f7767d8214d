import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Language } from '#kernel/language.ts';
import { stemOf } from './stems.ts';

const families: Readonly<Record<Language, readonly string[]>> = {
  sl: [
    'števec števca števcu števcem števci števcev ŠTEVCE',
    'odčitek odčitka odčitki odčitkov odčitke',
    'račun računa računu računi računov računom računih',
    'stanje stanja stanju stanjem stanj',
    'pogodba pogodbe pogodbo pogodb pogodbah',
    'oddati oddam oddal oddala oddaja oddano oddajo',
    'plačati plačam plačilo plačila plačano',
    'selitev selitve seliti selim',
    'tarifa tarife tarifo tarif tarifama',
    'časovni časovnega časovnih časovne',
    'prijava prijave prijavo prijaviti prijavim',
    'zamenjava zamenjave zamenjavo zamenjati zamenjam',
    'mesec meseca mesecu mesecev',
  ],
  hr: [
    'brojilo brojila brojilu brojilom',
    'očitanje očitanja očitanju',
    'račun računa računi računima',
    'ugovor ugovora ugovori ugovorima',
    'obračunak obračunka obračunku',
    'lozinka lozinke lozinku lozinkom',
    'plaćam plaćati plaćanje',
  ],
  en: [
    'bill bills billed billing',
    'reading readings read',
    'submit submits submitted submitting',
    'change changes changed changing',
    'company companies',
    'meter meters',
    'address addresses',
    'gas',
    'status',
  ],
};

for (const [language, all] of Object.entries(families) as [Language, string[]][]) {
  test(`forms of one word have one stem: ${language}`, () => {
    for (const family of all) {
      const stems = new Set(family.split(' ').map((word) => stemOf(word, language)));
      assert.equal(stems.size, 1, `${family}: ${[...stems].join(' ')}`);
    }
  });

  test(`words that mean something else stay apart: ${language}`, () => {
    const stems = all.map((family) => stemOf(family.split(' ')[0] ?? '', language));
    assert.equal(new Set(stems).size, all.length, stems.join(' '));
  });
}

test('accents and capitals say nothing', () => {
  assert.equal(stemOf('ČASOVNI', 'sl'), stemOf('casovni', 'sl'));
  assert.equal(stemOf('Đuro', 'hr'), stemOf('duro', 'hr'));
});

test('a stem begins like its word and is never empty', () => {
  const word = fc.stringMatching(/^[a-z]{1,20}$/);
  fc.assert(
    fc.property(word, fc.constantFrom<Language>('sl', 'en', 'hr'), (text, language) => {
      const stem = stemOf(text, language);
      assert.ok(stem.length >= Math.min(text.length, 2), `${text}: ${stem}`);
      assert.equal(stem.slice(0, 2), text.slice(0, 2));
    }),
  );
});
