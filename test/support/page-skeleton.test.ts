import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skeletons } from './page-skeleton.ts';

/** Whether the second page has a piece in a place that the first has not. */
function bringsNew(first: string, second: string): boolean {
  const piecesOf = skeletons();
  const known = piecesOf(`<html lang="sl"><body><main>${first}</main></body></html>`);
  return [...piecesOf(`<html lang="hr"><body><main>${second}</main></body></html>`)].some((piece) => !known.has(piece));
}

const row = (cell: string): string => `<tr><td>${cell}</td></tr>`;

test('other words, more rows, another order and other numbers bring nothing new', () => {
  const first = `<h1 id="a-1">Računi</h1><ul><li>en</li></ul><table><tbody>${row('1')}${row('<b>2</b>')}</tbody></table>`;
  const second = `<ul><li>one</li><li>two</li></ul><table><tbody>${row('<b>8</b>')}${row('9')}${row('9')}</tbody></table><h1 id="a-2">Bills</h1>`;
  assert.equal(bringsNew(first, second), false);
  assert.equal(bringsNew('<div class="stack"><p>a</p></div>', '<p>b</p>'), false);
  assert.equal(bringsNew('<a href="/bills/1">1</a>', '<a href="/bills/2">2</a>'), false);
  assert.equal(bringsNew('<input value="1">', '<input value="2" checked>'), false);
  assert.equal(bringsNew('<i aria-hidden="true"><b>x</b></i>', '<i aria-hidden="true"></i>'), false);
});

test('another element, role, class, state or name that is not there is new', () => {
  const news: readonly [first: string, second: string][] = [
    ['<p>x</p>', '<p></p>'],
    ['<p>x</p>', '<p class="muted">x</p>'],
    ['<p>x</p>', '<p role="alert">x</p>'],
    ['<button aria-expanded="false">x</button>', '<button aria-expanded="true">x</button>'],
    ['<p aria-label="x">x</p>', '<p aria-label="">x</p>'],
    ['<a href="/x">x</a>', '<a href="/x"><b>x</b></a>'],
    ['<input autocomplete="name">', '<input autocomplete="email">'],
  ];
  for (const [first, second] of news) assert.ok(bringsNew(first, second), second);
});

test('the same piece in another place is new', () => {
  assert.ok(bringsNew('<p>x</p><ul><li>x</li></ul>', '<ul><p>x</p><li>x</li></ul>'));
  assert.ok(bringsNew('<p>x</p><nav></nav>', '<p>x</p><nav><p>x</p></nav>'));
});
