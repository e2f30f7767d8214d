import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPage } from './page-faults.ts';

const pageWith = (main: string, lang = 'hr'): string =>
  `<!doctype html><html lang="${lang}"><head><title>T</title></head><body><main><h1>Računi</h1>${main}</main></body></html>`;
const problemsOf = (main: string): readonly string[] => readPage(pageWith(main), 'hr').problems;

test('a page that is as it should be has no faults, and says where it leads to', () => {
  const form =
    '<form><label for="a">Iznos</label><input id="a" name="a" aria-describedby="h"><p id="h">do 100</p></form>';
  const { links, problems } = readPage(pageWith(`<a href="/bills">svi</a><img src="/x.png" alt="">${form}`), 'hr');
  assert.deepEqual(problems, []);
  assert.deepEqual(links, ['/bills', '/x.png']);
});

test('what is missing, there twice or named in vain is found without a browser', () => {
  const faults: readonly [main: string, problem: string][] = [
    ['<input name="amount">', 'the field "amount" has no label'],
    ['<label for="b">x</label><input name="amount" id="a"><i id="b"></i>', 'the field "amount" has no label'],
    ['<p class="lead"></p>', '<p class="lead"> says nothing'],
    ['<a href="/x"><svg aria-hidden="true"><path d="M0"/></svg></a>', '<a href="/x"> says nothing'],
    ['<button><span aria-hidden="true">×</span></button>', '<button> says nothing'],
    ['<p aria-label="">x</p>', '<p> has an empty aria-label'],
    ['<p>undefined €</p>', 'text "undefined €"'],
    ['<b title="NaN kWh">x</b>', 'text "NaN kWh"'],
    ['<p>() =&gt; 1</p>', 'text "() => 1"'],
    ['<p>function label() {</p>', 'text "function label() {"'],
    ['<p>&amp;nbsp;</p>', 'text "&nbsp;"'],
    ['<i id="a"></i><i id="a"></i>', 'two elements have the id "a"'],
    ['<i aria-labelledby="a"></i>', '<i> aria-labelledby names "a", which is not there'],
    ['<nav aria-label="n"></nav><nav aria-label="n"></nav>', 'two <nav> are called "n"'],
    ['<img src="/x.png">', '<img src="/x.png"> has no alt'],
    ['<h3>x</h3>', 'a heading h3 after one two steps above'],
    ['<h1>x</h1>', '2 h1'],
    ['<i lang="croatian">x</i>', '"croatian" is no language'],
    ['<div><p>x</div>', '</div> closes <p>'],
  ];
  for (const [main, problem] of faults) assert.ok(problemsOf(main).includes(problem), `${main}: ${problem}`);
});

test('a page in another language than the one that was asked for is a fault', () => {
  assert.deepEqual(readPage(pageWith('', 'sl'), 'hr').problems, ['not in hr']);
});

test('words that only look like faults are none', () => {
  assert.deepEqual(problemsOf('<p role="status"></p><a href="/?q=null">nula</a><p>nullt &amp; undefiniert</p>'), []);
});
