import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byName } from './alphabet.ts';

test('names stand in the order of the Slovenian alphabet, house numbers in that of numbers', () => {
  const sorted = ['Cerknica', 'Čakovec', 'Dob 2', 'Dob 10', 'Dob 10a', 'Sava', 'Šava', 'Zala', 'Žala'];
  assert.deepEqual(sorted.toReversed().toSorted(byName), sorted);
});
