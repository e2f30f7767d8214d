import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlProblems } from '#test/support/html-rules.ts';
import { html, render } from '#platform/html/html.ts';
import { layout, type Content, type Frame } from './layout.ts';
import { uiTexts } from './texts.ts';

const frame: Frame = {
  language: 'sl',
  languages: ['sl', 'en'],
  path: '/readings/new?point=3',
  supplier: {
    wordmark: { light: 'moj', bold: 'GEN-I' },
    footerLinks: [{ href: '/help', label: 'Pomoč' }],
    contact: html`<a href="tel:0801558">080&nbsp;1558</a>`,
    demo: { href: '/demo/mailbox', label: 'Poštni nabiralnik' },
  },
  assets: {
    styles: '/assets/styles.css',
    palette: '/assets/palette.css',
    font: '/assets/f.woff2',
    script: '/assets/portal.js',
    icon: '/assets/icon.svg',
  },
  menu: {
    main: [
      { href: '/', label: 'Domov', icon: 'home' },
      { href: '/readings', label: 'Obstoječi odčitki', icon: 'clock' },
      { href: '/readings/new', label: 'Oddaj števčno stanje', icon: 'meter' },
    ],
    more: [{ href: '/faq', label: 'Pogosto zastavljena vprašanja', icon: 'question' }],
    own: [{ href: '/settings', label: 'Nastavitve', icon: 'settings' }],
  },
  logOutToken: 'a-token',
};

const content: Content = {
  title: 'Oddaj števčno stanje',
  crumbs: [{ href: '/', label: 'Domov' }],
  main: html`<h1>Oddaj števčno stanje</h1>`,
};

const shown = (changes: Partial<Frame> = {}, other: Partial<Content> = {}): string =>
  render(layout({ ...frame, ...changes }, { ...content, ...other }));

const signedOut: Partial<Frame> = { menu: { main: [], own: [] }, logOutToken: undefined };

test('a page is valid HTML, signed in, signed out, at the gate, refused, in every language', () => {
  const pages = [
    shown(),
    shown(signedOut),
    shown({ ...signedOut, path: '/login' }, { frame: 'gate', crumbs: undefined }),
    shown({}, { refused: true, scripts: ['/assets/captcha.js'] }),
    shown({ language: 'en', supplier: { ...frame.supplier, demo: undefined, footerLinks: [] } }),
    shown({ language: 'hr', languages: ['sl', 'en', 'hr'] }),
  ];
  for (const page of pages) assert.deepEqual(htmlProblems(page), []);
});

const marked = (path: string): readonly string[] =>
  [...shown({ path }).matchAll(/<a href="([^"]*)" aria-current="page">/g)].map((found) => found[1] ?? '');

test('the menu marks the page shown, and only the nearest of those above it', () => {
  assert.deepEqual(marked('/readings/new?point=3'), ['/readings/new']);
  assert.deepEqual(marked('/readings/17/withdrawal'), ['/readings']);
  assert.deepEqual(marked('/readingsabc'), []);
  assert.deepEqual(marked('/'), ['/']);
});

test('each other language is a link to the same page, the current one is marked', () => {
  const page = shown();
  assert.match(page, /<a lang="en" hreflang="en" href="\?point=3&amp;lang=en">/);
  assert.match(page, /<span lang="sl" aria-current="true">/);
});

test('no address that somebody asks for can break the page or leave it', () => {
  for (const path of ['//evil.example/x?a=1', '/"><script>', '/%00?lang=en&lang=sl', '/\\evil?%zz', '']) {
    const page = shown({ path });
    assert.deepEqual(htmlProblems(page), [], path);
    assert.doesNotMatch(page, /href="[^"]*evil/);
  }
});

test('logging out is a form that carries the token, and is there only for who is signed in', () => {
  assert.match(
    shown(),
    /<button type="submit" form="log-out">.*<form method="post" action="\/logout" id="log-out" data-once><input type="hidden" name="formToken" value="a-token">/s,
  );
  assert.doesNotMatch(shown(signedOut), /logout|popover/);
});

test('the title says first that something was refused', () => {
  assert.match(shown({}, { refused: true }), /<title>Preverite podatke: Oddaj števčno stanje – moj GEN-I<\/title>/);
  assert.match(shown(), /<title>Oddaj števčno stanje – moj GEN-I<\/title>/);
});

test('every language has the names of all languages and seven days', () => {
  for (const language of ['sl', 'en', 'hr'] as const) {
    const texts = uiTexts(language);
    assert.equal(texts.weekdays.length, 7);
    assert.equal(texts.weekdaysShort.length, 7);
    for (const text of Object.values(texts)) assert.notEqual(text, '');
  }
});
