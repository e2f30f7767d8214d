import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageLanguages } from '#kernel/language.ts';
import { parseDay } from '#kernel/day.ts';
import { refusalCodes, refusalText } from './refusal-texts.ts';
import { warningCodes, warningWords } from './warning-texts.ts';

const today = parseDay('2026-11-30') ?? assert.fail();

/** Every fact that any sentence tells. */
const facts = {
  wholeDigits: 6,
  typedDigits: 7,
  startState: 120,
  installedOn: '2024-05-01',
  earliest: '2026-11-25',
  mostDays: 5,
  days: 35,
  operatorReadOn: '2026-11-27',
  serial: 'S-77',
  readOn: '2026-11-28',
  billMonth: '2026-10',
  receivedOn: '2026-11-30',
  suggested: 1675,
  lastValue: 16433,
  lastReadOn: '2026-11-01',
  nextValue: 16800,
  nextReadOn: '2026-11-29',
  exchangedOn: '2026-11-28',
  use: 1842,
  sum: 900,
  low: 139,
  high: 658,
  basis: 'last_year',
};

test('every refusal has a sentence in every language that tells its facts', () => {
  for (const language of pageLanguages) {
    for (const code of refusalCodes) {
      const sentence = refusalText({ code, field: '1.8.1', facts }, language);
      assert.match(sentence, /^[A-ZČŠŽ].*[.!?]$/, code);
      assert.doesNotMatch(sentence, /undefined|NaN|\$\{/, code);
    }
  }
});

test('every warning has a heading and words in every language that tell its facts', () => {
  for (const language of pageLanguages) {
    for (const code of warningCodes) {
      for (const field of ['1.8.1', 'V']) {
        const { title, text } = warningWords({ code, field, facts }, { value: 18_275, today, language });
        assert.match(title, /^[A-ZČŠŽ]/, code);
        assert.match(text, /18275/, code);
        assert.doesNotMatch(title + text, /undefined|NaN|Invalid/, code);
      }
    }
  }
});

test('what a customer is most often told reads as people write', () => {
  const sentences: [Parameters<typeof refusalText>[0], string][] = [
    [{ code: 'register_missing', field: '1.8.2' }, 'Vpišite stanje (nizka tarifa).'],
    [{ code: 'register_missing', field: 'V' }, 'Vpišite stanje.'],
    [
      { code: 'too_many_digits', field: '1.8.0', facts: { wholeDigits: 5, typedDigits: 6 } },
      'Stanje ima preveč mest: vpisali ste 6 števk, števec jih ima 5. Števk za vejico ne vpisujte.',
    ],
    [
      { code: 'too_old', field: 'readOn', facts: { mostDays: 5, earliest: '2019-07-14' } },
      'Stanje ne sme biti starejše od 5 dni. Izberite datum od 14.\u00A07.\u00A02019 naprej ali ga shranite kot lastno evidenco.',
    ],
  ];
  for (const [refusal, sentence] of sentences) assert.equal(refusalText(refusal, 'sl'), sentence);
});
