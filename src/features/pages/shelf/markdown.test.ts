import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { render } from '#platform/html/html.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { articleOf, parseText } from './markdown.ts';
import { ArticleRefused } from './refused.ts';

const readArticle = (source: string) => articleOf(parseText(source));
const body = (source: string): string => render(readArticle(source).body).trim();

test('the first heading is the title, the rest is the body', () => {
  const article = readArticle('# Zakaj *moj* GEN-I?\n\nKer **deluje**.');
  assert.equal(article.title, 'Zakaj moj GEN-I?');
  assert.equal(render(article.body).trim(), '<p>Ker <strong>deluje</strong>.</p>');
});

test('sections get ids that can be linked to, also where two have one name', () => {
  const { sections, body: html } = readArticle(
    '# A\n\n## Kaj, če zamudim?\n\n## Kaj če zamudim\n\n## 2. korak\n\n## …',
  );
  assert.deepEqual(
    sections.map(({ id }) => id),
    ['kaj-ce-zamudim', 'kaj-ce-zamudim--2', 's-2-korak', 'section'],
  );
  assert.match(render(html), /<h2 id="kaj-ce-zamudim">Kaj, če zamudim\?<\/h2>/);
});

test('HTML is text', () => {
  assert.equal(body('# A\n\n<b onclick="x()">krepko</b>'), '<p>&lt;b onclick=&quot;x()&quot;&gt;krepko&lt;/b&gt;</p>');
});

test('the empty corner of a table is no heading', () => {
  const table = body('# A\n\n| | VT |\n| --- | --- |\n| zima | 6 |');
  assert.match(table, /<tr>\s*<td><\/td>\s*<th scope="col">VT<\/th>/);
});

test('numbers in tables stand to the right by class, never by style', () => {
  const table = body('# A\n\n| Operater | Dni |\n| --- | --: |\n| Celje | 4 |');
  assert.match(table, /<td class="num">4<\/td>/);
  assert.doesNotMatch(table, /style=/);
});

test('a text without one title, or with a link that is none, is refused with a sentence', () => {
  for (const [source, sentence] of [
    ['', /must begin with a heading/],
    ['Besedilo', /must begin with a heading/],
    ['# A\n\n# B', /two titles/],
    ['# A\n\n[tu](javascript:alert(1))', /javascript:alert\(1\) is refused/],
    ['# A\n\n[tu](//example.com)', /is refused/],
    ['# A\n\n[tu](data:text/html,x)', /is refused/],
  ] as const) {
    assert.throws(
      () => readArticle(source),
      (error) => error instanceof ArticleRefused && sentence.test(error.message),
    );
  }
});

test('whatever is written, what is shown is harmless HTML, or the text is refused', () => {
  const piece = fc.constantFrom(
    '<script>',
    '[a](',
    'javascript:x',
    ')',
    '&lt;',
    '"',
    "'",
    '`',
    '\n',
    '## ',
    '|-|\n',
    '<!--',
    '* ',
    'č',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      let html: string;
      try {
        html = body(`# Naslov\n\n${pieces.join('')}`);
      } catch (error) {
        assert.ok(error instanceof ArticleRefused);
        return;
      }
      assert.doesNotMatch(html, /<script|<!--|href="javascript/i);
    }),
  );
});

test('a page of everything is valid HTML', () => {
  const everything =
    '# A\n\n## B\n\n- ena\n- dve\n\n1. tri\n\n> navedek\n\n`koda` [vez](/help)\n\n| a | b |\n| - | -: |\n| 1 | 2 |';
  assert.deepEqual(htmlProblems(`<div>${body(everything)}</div>`), []);
});

test('a section may have an id of its own, the same in every language', () => {
  const { sections, body: html } = readArticle('# A\n\n## Kdaj *oddam*? {#kdaj}\n\n### Res? {#res}\n\n## Drugo {brez}');
  assert.deepEqual(sections, [
    { id: 'kdaj', title: 'Kdaj oddam?' },
    { id: 'drugo-brez', title: 'Drugo {brez}' },
  ]);
  assert.match(render(html), /<h2 id="kdaj">Kdaj <em>oddam<\/em>\?<\/h2>\s*<h3 id="res">Res\?<\/h3>/);
});

const picture = {
  name: 'a.svg',
  address: '/pictures/a.0123456789.svg',
  type: 'image/svg+xml',
  bytes: Buffer.alloc(0),
  width: 640,
  height: 360,
};

test('a picture is a figure with its description, size and caption', () => {
  const parsed = parseText('# A\n\n![Števec "A"](pictures/a.svg "Pod črto")\n![B](../pictures/a.svg)\n');
  assert.deepEqual(parsed.pictures, [
    { name: 'a.svg', line: 3 },
    { name: 'a.svg', line: 4 },
  ]);
  const html = render(articleOf(parsed, new Map([['a.svg', picture]])).body);
  assert.match(
    html,
    /<div class="pictures"><figure><img src="\/pictures\/a\.0123456789\.svg" alt="Števec &quot;A&quot;" width="640" height="360" loading="lazy" decoding="async"><figcaption>Pod črto<\/figcaption><\/figure><figure>/,
  );
  assert.deepEqual(htmlProblems(`<div>${html}</div>`), []);
});

test('a picture that is missing is described in words', () => {
  assert.equal(body('# A\n\n![Števec](pictures/b.svg)'), '<div class="pictures"><p class="muted">Števec</p></div>');
});

test('a picture without description, from elsewhere, or within a text is refused with its line', () => {
  for (const [source, sentence] of [
    ['![](pictures/a.svg)', /says nothing to those who cannot see it/],
    ['![A](https://example.com/a.png)', /https:\/\/example\.com\/a\.png is refused/],
    ['![A](pictures/../../secret.svg)', /is refused/],
    ['![A](pictures/a.gif)', /is refused/],
    ['Poglejte ![A](pictures/a.svg)!', /on a line of its own/],
    ['| a |\n| - |\n| ![A](pictures/a.svg) |', /on a line of its own/],
  ] as const) {
    assert.throws(
      () => parseText(`# A\n\nx\n\n${source}`, 10),
      (error) =>
        error instanceof ArticleRefused && sentence.test(error.message) && error.line !== undefined && error.line >= 15,
      source,
    );
  }
});
