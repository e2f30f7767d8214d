import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attrs, dangerouslyRaw, flat, html, join, render, sentAs, type Html, type HtmlValue } from './html.ts';
import { UnsafeTemplate } from './template.ts';

const bad = 'x';
const hostile = `"><script>alert('1')</script>&amp;`;
const harmless = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;';

const written: readonly [sentence: string, piece: () => Html, expected: string][] = [
  ['text is escaped', () => html`<p>${hostile}</p>`, `<p>${harmless}</p>`],
  ['a quoted attribute is escaped', () => html`<p title="${hostile}"></p>`, `<p title="${harmless}"></p>`],
  ['single quotes hold too', () => html`<p title='a ${hostile}'></p>`, `<p title='a ${harmless}'></p>`],
  [
    'a title and a textarea are text',
    () => html`<textarea>${'</textarea>'}</textarea>`,
    '<textarea>&lt;/textarea&gt;</textarea>',
  ],
  ['numbers are written', () => html`<b>${0}${-1.5}</b>`, '<b>0-1.5</b>'],
  [
    'nothing is written for null, undefined and booleans',
    () => html`<b>${null}${undefined}${false}${true}</b>`,
    '<b></b>',
  ],
  ['html inside html stands as it is', () => html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
  ['lists are joined, lists of lists too', () => html`${['a', [html`<i></i>`, '&'], 1]}`, 'a<i></i>&amp;1'],
  [
    'pieces are joined with something between',
    () => html`${join(['a', '<', 'c'], html`<br />`)}`,
    'a<br />&lt;<br />c',
  ],
  ['a less-than sign in fixed text opens no tag', () => html`1 < 2 ${'<'}`, '1 < 2 &lt;'],
  ['raw markup passes only by its loud name', () => html`${dangerouslyRaw('<b>')}`, '<b>'],
  ['a path is a link', () => html`<a href="${'/contracts?a=1&b=2'}">x</a>`, '<a href="/contracts?a=1&amp;b=2">x</a>'],
  [
    'a link may be pieced together after a safe start',
    () => html`<a href="/p/${'a"b'}#${'c'}">x</a>`,
    '<a href="/p/a&quot;b#c">x</a>',
  ],
  ['a path may begin with a slash of ours', () => html`<a href="/${'help'}">x</a>`, '<a href="/help">x</a>'],
  [
    'attributes that hold are written',
    () => html`<input ${attrs({ checked: true, min: 0, max: undefined })} />`,
    '<input checked min="0" />',
  ],
  [
    'attributes follow a quote without a space',
    () => html`<input name="a"${attrs({ title: hostile })}>`,
    `<input name="a" title="${harmless}">`,
  ],
  ['attributes follow the name of a tag', () => html`<input${attrs({ required: true })}>`, '<input required>'],
  ['several attributes stay apart', () => html`<input ${attrs({ a: 1 })}${attrs({ b: 2 })}>`, '<input a="1" b="2">'],
  ['attributes may all be missing', () => html`<input${attrs({ checked: false, title: null })}${false}>`, '<input>'],
];

for (const [sentence, piece, expected] of written) {
  test(`html: ${sentence}`, () => assert.equal(render(piece()), expected));
}

const refusedTemplates: readonly [sentence: string, piece: () => Html][] = [
  ['an unquoted attribute', () => html`<a title=${bad}>x</a>`],
  ['an unquoted attribute after a fixed start', () => html`<a title=a${bad}>x</a>`],
  ['the name of a tag', () => html`<${bad}>`],
  ['part of the name of a closing tag', () => html`<b></b${bad}>`],
  ['the name of an attribute', () => html`<a data-${bad}="1">x</a>`],
  ['an event handler', () => html`<a onclick="${bad}">x</a>`],
  ['an event handler in capitals', () => html`<a ONCLICK="a(${bad})">x</a>`],
  ['a style attribute', () => html`<a style="width: ${bad}">x</a>`],
  ['a list of image sources', () => html`<img srcset="${bad}">`],
  ['a script', () => html`<script>let a = ${bad};</script>`],
  ['a style sheet', () => html`<STYLE>a { color: ${bad} }</STYLE>`],
  ['a comment', () => html`<!-- ${bad} -->`],
  ['a link that begins with something unsafe', () => html`<a href="javascript:${bad}">x</a>`],
  ['a link whose beginning is two values', () => html`<a href="${bad}${bad}">x</a>`],
  ['a link with spaces round the equals sign', () => html`<a href = "${bad}">x</a>`],
];

for (const [sentence, piece] of refusedTemplates) {
  test(`html refuses a value in ${sentence}`, () => assert.throws(piece, UnsafeTemplate));
}

const unfinished: readonly (() => Html)[] = [
  () => html`<a href="`,
  () => html`<a`,
  () => html`<a `,
  () => html`<script>`,
  () => html`<textarea>`,
  () => html`<!-- `,
  () => html`text <`,
];

test('html refuses a template that is not whole', () => {
  for (const piece of unfinished) assert.throws(piece, UnsafeTemplate);
});

const link = (to: HtmlValue): Html => html`<a href="${to}">x</a>`;
const path = (to: HtmlValue): Html => html`<a href="/${to}">x</a>`;

test('html refuses links that run code or lead elsewhere without saying so', () => {
  const refused = ['javascript:alert(1)', ' JavaScript:alert(1)', 'java\tscript:alert(1)', '\u0001javascript:1'];
  const more = ['data:text/html,x', 'vbscript:x', '//evil.example', '/\\evil.example', '/\t/evil.example', 'evil', ''];
  for (const to of [...refused, ...more]) {
    assert.throws(() => link(to), TypeError, JSON.stringify(to));
    assert.throws(() => attrs({ href: to }), TypeError, JSON.stringify(to));
    assert.throws(() => attrs({ formaction: to }), TypeError, JSON.stringify(to));
  }
  for (const to of ['/evil.example', '\\evil.example', '\t/evil.example']) assert.throws(() => path(to), TypeError, to);
});

test('html lets links to hosts, places, letters and calls through', () => {
  for (const to of [
    '/a',
    '/',
    '?page=2',
    '#top',
    'https://a.si/',
    'http://a.si',
    'mailto:a@b.si',
    'tel:+38680',
    'webcal://a.si/b.ics',
  ]) {
    assert.equal(render(link(to)), `<a href="${to}">x</a>`);
  }
});

test('html refuses markup and attributes where they do not belong', () => {
  assert.throws(() => html`<p title="${html`<b></b>`}"></p>`, TypeError);
  assert.throws(() => html`<p title="${['a']}"></p>`, TypeError);
  assert.throws(() => html`<p>${attrs({ checked: true })}</p>`, TypeError);
  assert.throws(() => html`<p ${'checked'}></p>`, TypeError);
  for (const name of ['onclick', 'style', 'a b', 'a"', 'A', '', 'srcdoc']) {
    assert.throws(() => attrs({ [name]: 'x' }), TypeError, name);
  }
});

test('whatever is written comes back when the page is read', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '/', '=', 'a', ';', '#') }),
  );
  fc.assert(
    fc.property(text, (given) => {
      const read = /^<p title="([^"<>]*)">([^"'<>]*)<\/p>$/.exec(render(html`<p title="${given}">${given}</p>`));
      assert.deepEqual(read?.slice(1).map(decode), [given, given]);
    }),
  );
});

test('a piece is sent as the UTF-8 of what it says, flat or put together', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('č', '–', '\u00a0', '🔥', '\ud800', 'Š<š>'));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const piece = html`<p title="${one}">Števec – ${[other, html`<b${attrs({ class: one })}>${one}</b>`]}</p>`;
      assert.deepEqual(Buffer.from(sentAs(piece), 'latin1'), Buffer.from(render(piece)));
      assert.equal(render(flat(piece)), render(piece));
    }),
  );
});

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decode(markup: string): string {
  return markup.replace(/&(.*?);/g, (_, name: string) => ENTITIES[name] ?? assert.fail(`unknown entity ${name}`));
}
