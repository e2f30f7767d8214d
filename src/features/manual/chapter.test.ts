import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '#platform/html/html.ts';
import { chapterHtml, ChapterRefused, readChapter } from './chapter.ts';

const head = '---\nabout: Kako se prijavite.\npages:\n  /login: Prijava\nalso: [/activate/:token]\n---\n';

const chapter = `${head}# Prijava

Kliknite **Prijava** ali [povežite pogodbo](05-contracts.md). Še enkrat **Prijava**, in <b>ne</b> \`koda\`.

![Obrazec za »prijavo«](pictures/log-in.png)

- \`2a\` **E-pošta**
- \`2b\` gumb

Konec.
`;

test('a chapter says what it is about, its pages, labels, pictures with circles, and links', () => {
  const { title, about, pages, also, labels, pictures, links } = readChapter(chapter);
  assert.equal(title, 'Prijava');
  assert.equal(about, 'Kako se prijavite.');
  assert.deepEqual(pages, [{ path: '/login', label: 'Prijava' }]);
  assert.deepEqual(also, ['/activate/:token']);
  assert.deepEqual(labels, ['Prijava', 'E-pošta']);
  assert.deepEqual(pictures, [{ name: 'log-in', alt: 'Obrazec za »prijavo«', marks: ['2a', '2b'] }]);
  assert.deepEqual(links, ['05-contracts.md']);
});

const placed = () => ({ address: '/help/manual/pictures/sl/log-in-1.png', width: 600, height: 300 });

test('a chapter is shown with its pictures in their size, circles, and links to other chapters', () => {
  const shown = render(chapterHtml(readChapter(chapter), { placed, inOne: false }));
  assert.match(
    shown,
    /<img class="shot" src="\/help\/manual\/pictures\/sl\/log-in-1\.png" width="600" height="300" alt="Obrazec za »prijavo«" loading="lazy">/,
  );
  assert.match(shown, /<ul class="marks">\s*<li><span class="mark">2a<\/span> <strong>E-pošta<\/strong>/);
  assert.match(shown, /<a href="\/help\/manual\/contracts">povežite pogodbo<\/a>/);
  assert.match(shown, /&lt;b&gt;ne&lt;\/b&gt; <code>koda<\/code>/);
  assert.doesNotMatch(shown, /<h1/);
});

test('a picture that was not taken yet is told by its description', () => {
  assert.match(
    render(chapterHtml(readChapter(chapter), { placed: () => undefined, inOne: false })),
    /<p>Obrazec za »prijavo«<\/p>/,
  );
});

test('on the page of all chapters links stay on it, and pictures are not to be opened', () => {
  const shown = render(chapterHtml(readChapter(chapter), { placed, inOne: true }));
  assert.match(shown, /<a href="#contracts">/);
  assert.match(shown, /<p><img /);
});

test('the same chapter can be shown again', () => {
  const read = readChapter(chapter);
  const show = () => render(chapterHtml(read, { placed, inOne: true }));
  assert.equal(show(), show());
});

const refused: readonly (readonly [what: string, source: string, sentence: RegExp])[] = [
  ['no front matter', '# Prijava\n', /front matter/],
  ['front matter that is no YAML', '---\nabout: [\n---\n# Prijava\n', /YAML/],
  [
    'front matter with a word it does not know',
    '---\nabout: a\npages: {}\nlabels: []\n---\n# P\n',
    /front matter.*labels/s,
  ],
  ['a page to be linked with a parameter', '---\nabout: a\npages:\n  /a/:b: C\n---\n# P\n', /front matter/],
  ['no title', `${head}Besedilo.\n`, /begin with a heading/],
  ['a link to elsewhere', `${head}# P\n\n[x](https://example.si)\n`, /leads to no chapter/],
  ['a link into the portal', `${head}# P\n\n[x](/login)\n`, /leads to no chapter/],
  ['a link with a script', `${head}# P\n\n[x](javascript:alert)\n`, /leads to no chapter/],
  ['a picture from elsewhere', `${head}# P\n\n![a](https://example.si/a.png)\n`, /not in pictures/],
  ['a picture without a description', `${head}# P\n\n![](pictures/a.png)\n`, /no description/],
  ['a picture amid a sentence', `${head}# P\n\nTu ![a](pictures/a.png) je.\n`, /paragraph of its own/],
  ['bold that is more than a label', `${head}# P\n\n**a \`b\`**\n`, /must be a label/],
];

for (const [what, source, sentence] of refused) {
  test(`a chapter with ${what} is refused`, () => {
    assert.throws(
      () => readChapter(source),
      (error) => error instanceof ChapterRefused && sentence.test(error.message),
    );
  });
}
