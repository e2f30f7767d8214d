import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { articleOf, parseText } from '../shelf/markdown.ts';
import { searchIn } from './search.ts';
import { topicsOf } from './topics.ts';

const text = `# Vprašanja

Uvod.

## Števec {#meter}

### Kako odčitam števec? {#read}

Prepišite cele številke. Decimalk ne.

### Števec so mi zamenjali. Kaj zdaj? {#exchange}

Ob menjavi operater sporoči stari in novi odčitek.

## Račun {#bill}

### Kdaj plačam račun? {#pay}

Rok plačila je na računu.

### Zakaj je račun višji? {#high}

Poglejte razlago računa ali [odčitke](/readings).

## Prazna tema
`;
const topics = topicsOf(articleOf(parseText(text)));
const search = searchIn(topics, 'sl');
const found = (wanted: string): string[] => search(wanted).questions.map(({ id }) => id);

test('topics have their questions; one without any is left out', () => {
  assert.deepEqual(
    topics.map(({ id, questions }) => [id, ...questions.map((question) => question.id)]),
    [
      ['meter', 'read', 'exchange'],
      ['bill', 'pay', 'high'],
    ],
  );
});

test('accents, capitals, endings and slips of the finger are forgiven', () => {
  const cases: [wanted: string, first: string][] = [
    ['menjava števca', 'exchange'],
    ['MENJAVE STEVCEV', 'exchange'],
    ['zamenjan stevec', 'exchange'],
    ['zamenjava', 'exchange'],
    ['odčitati', 'read'],
    ['decimalke', 'read'],
    ['placilo', 'pay'],
    ['plačati račun', 'pay'],
    ['racuni visji', 'high'],
    ['razlg', 'high'],
    ['razl', 'high'],
  ];
  for (const [wanted, first] of cases) assert.equal(found(wanted)[0], first, wanted);
});

test('a question has all words before others have some; words that say nothing do not count', () => {
  assert.deepEqual(found('kako naj plačam'), ['pay']);
  assert.equal(search('kako naj plačam').allWords, true);
  const some = search('plačam banana');
  assert.deepEqual([some.allWords, some.questions[0]?.id], [false, 'pay']);
  assert.deepEqual(found('banana'), []);
  assert.deepEqual(found('kako zakaj je'), []);
});

test('the words that were found are marked in whatever form they stand', () => {
  const { isMarked } = search('racuna');
  assert.deepEqual(['račun', 'Računu', 'RAČUNOV', 'razlago', 'je'].map(isMarked), [true, true, true, false, false]);
});

test('whatever is typed, the search answers', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (wanted) => {
      assert.ok(search(wanted).questions.length <= 4);
    }),
  );
});
