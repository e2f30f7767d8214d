import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byName, byNameIn } from './alphabet.ts';

test('names stand in the order of the Slovenian alphabet, house numbers in that of numbers', () => {
  const sorted = ['Cerknica', 'Čakovec', 'Dob 2', 'Dob 10', 'Dob 10a', 'Sava', 'Šava', 'Zala', 'Žala'];
  assert.deepEqual(sorted.toReversed().toSorted(byName), sorted);
});

test('Croatian knows dž, lj and nj as letters; English stands as Slovenian', () => {
  const names = ['Ljubljanska', 'Lukovica', 'Njivice', 'Novo mesto', 'Džep', 'Dub'];
  assert.deepEqual(names.toSorted(byNameIn('hr')), ['Dub', 'Džep', 'Lukovica', 'Ljubljanska', 'Novo mesto', 'Njivice']);
  const slovenian = ['Dub', 'Džep', 'Ljubljanska', 'Lukovica', 'Njivice', 'Novo mesto'];
  for (const language of ['sl', 'en'] as const) assert.deepEqual(names.toSorted(byNameIn(language)), slovenian);
});
