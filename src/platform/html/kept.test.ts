import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html, render } from './html.ts';
import { keptByKey, keptByText, keptFor } from './kept.ts';

test('what is kept for a thing is made once for each', () => {
  let made = 0;
  const kept = keptFor(({ name }: { name: string }) => html`<b>${name}, no. ${(made += 1)}</b>`);
  const [ana, bor] = [{ name: 'Ana' }, { name: 'Bor' }];
  assert.deepEqual(
    [ana, bor, ana].map((each) => render(kept(each))),
    ['<b>Ana, no. 1</b>', '<b>Bor, no. 2</b>', '<b>Ana, no. 1</b>'],
  );
});

test('what is kept by a text or a key is made once for each, and nothing is kept for ever', () => {
  const asked: string[] = [];
  const byText = keptByText(2, (text) => (asked.push(text), `${text}!`));
  assert.deepEqual(['a', 'b', 'a', 'c', 'a'].map(byText), ['a!', 'b!', 'a!', 'c!', 'a!']);
  assert.deepEqual(asked, ['a', 'b', 'c', 'a'], 'with a third it began anew');

  const byKey = keptByKey<number>(2);
  const keys = [
    ['a', 1],
    ['a', undefined],
    ['a', 1],
    ['b', 1],
    ['a', 1],
  ];
  assert.deepEqual(
    keys.map((key, index) => byKey(key, () => index)),
    [0, 1, 0, 3, 4],
  );
});

test('what is made of nothing is kept too', () => {
  let made = 0;
  const kept = keptByText(2, () => void (made += 1));
  kept('a');
  kept('a');
  assert.equal(made, 1);
});
