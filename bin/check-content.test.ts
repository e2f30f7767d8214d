import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { supplierFolder } from '#test/support/supplier-folder.ts';
import { checkContentCommand } from './check-content.ts';

/** What stands in every folder below, so that a case is about one thing. */
const sound: Readonly<Record<string, string>> = {
  ...bothLanguages('terms/2026-01', '---\nvalidFrom: 2026-01-01\n---\n# A\n'),
  ...bothLanguages('privacy/2026-01', '---\nvalidFrom: 2026-01-01\n---\n# A\n'),
  'pictures/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>',
  ...bothLanguages('help/sound', '---\nsummary: a\n---\n# A\n\n![Risba](pictures/drawing.svg)\n\n## B {#b}\n'),
};

function bothLanguages(name: string, text: string): Record<string, string> {
  return Object.fromEntries(['sl', 'en', 'hr'].map((language) => [`${name}.${language}.md`, text]));
}

/** The lines about these files; the pages that none of them writes are not the matter here. */
async function told(t: TestContext, files: Record<string, string>): Promise<{ lines: string[]; code: number }> {
  const lines: string[] = [];
  const folder = await supplierFolder(t, { ...sound, ...files });
  const code = await checkContentCommand([folder], (line) => void lines.push(line));
  return { lines: lines.slice(0, -1).filter((line) => !line.includes('it is not written')), code };
}

test('texts that are as they should be give no line and no error', async (t) => {
  assert.deepEqual(await told(t, {}), { lines: [], code: 0 });
});

test('warnings are told, and are no errors', async (t) => {
  const { lines, code } = await told(t, {
    'news/2026-01-05-zima.sl.md': '# Zima\n\n[tu](http://www.agen-rs.si)\n',
    'news/2026-01-05-zima.hr.md': '# Zima\n',
    'pictures/unused.svg': sound['pictures/drawing.svg'] ?? '',
  });
  assert.deepEqual(lines, [
    'news/2026-01-05-zima.sl.md: warning: there is no news/2026-01-05-zima.en.md: readers get the Slovenian',
    'news/2026-01-05-zima.sl.md:3: warning: http://www.agen-rs.si is not encrypted: https where they have it',
    'pictures/unused.svg: warning: no text shows this picture',
  ]);
  assert.equal(code, 0);
});

const errors: readonly [what: string, files: Record<string, string>, expected: RegExp][] = [
  ['a page that is not there', help('[a](/nothing)'), /help\/x\.sl\.md:6: error: the portal has no page \/nothing$/m],
  ['a text that is not there', help('[a](/help/nothing)'), /the portal has no page \/help\/nothing/],
  ['a page that is not written', help('[a](/why)'), /the portal has no page \/why/],
  ['a form that only takes', help('[a](/logout)'), /the portal has no page \/logout/],
  ['a section that is not there', help('[a](/help/sound#c)'), /\/help\/sound#c: there is no section #c/],
  ['a section of its own', help('## A\n\n[a](#b)'), /:8: error: #b: there is no section #b/],
  ['a relative link', help('[a](sound.sl.md)'), /the link sound\.sl\.md is refused/],
  ['no host', help('[a](https://)'), /https:\/\/ is no address of a page/],
  ['a host without a dot', help('[a](https://intranet/x)'), /https:\/\/intranet\/x is no address/],
  ['no e-mail', help('[a](mailto:ana)'), /mailto:ana is no e-mail address/],
  ['no number', help('[a](tel:abc)'), /tel:abc is no telephone number/],
  [
    'a picture that is not there',
    help('![A](pictures/none.svg)'),
    /help\/x\.sl\.md:6: error: there is no picture pictures\/none\.svg/,
  ],
  [
    'a picture without description',
    help('![](pictures/drawing.svg)'),
    /:6: error: the picture drawing\.svg says nothing/,
  ],
  [
    'a picture that is a program',
    { ...help('![A](pictures/bad.svg)'), 'pictures/bad.svg': '<svg viewBox="0 0 1 1"><script/></svg>' },
    /pictures\/bad\.svg: error: «<script/,
  ],
  ['a picture of another kind', { 'pictures/a.gif': 'GIF89a' }, /pictures\/a\.gif: error: a picture is called/],
  ['front matter', { 'help/x.sl.md': '---\nsumary: a\n---\n# A\n' }, /help\/x\.sl\.md:\d: error: the front matter/],
  [
    'a name',
    { 'help/Moj vodič.sl.md': '# A\n' },
    /help\/Moj vodič\.sl\.md: error: the portal does not show a file of this name/,
  ],
  [
    'a page that no address has',
    { 'pages/cenik.sl.md': '# A\n' },
    /pages\/cenik\.sl\.md: error: the portal does not show/,
  ],
  [
    'no Slovenian',
    { 'help/x.en.md': '---\nsummary: a\n---\n# A\n' },
    /help\/x\.en\.md: error: it is not shown: there is no help\/x\.sl\.md/,
  ],
  [
    'other facts',
    { ...help(''), 'help/x.en.md': '---\nsummary: a\norder: 3\n---\n# A\n' },
    /help\/x\.en\.md:1: error: order is 3, but 100 in Slovenian/,
  ],
  ['a day that is none', { 'news/2026-02-30-a.sl.md': '# A\n' }, /2026-02-30 is no day/],
  ['a topic without questions', { 'pages/questions.sl.md': '# A\n\n## B\n\nC\n' }, /the topic «B» has no questions/],
  [
    'two versions at once',
    { 'terms/b.sl.md': '---\nvalidFrom: 2026-01-01\n---\n# A\n' },
    /b and 2026-01 both begin on 2026-01-01/,
  ],
  [
    'a version that has been overtaken',
    { 'privacy/2026-02.sl.md': '---\nvalidFrom: 2026-02-01\nchanges: [a]\n---\n# A\n' },
    /supplier\.json: error: .*"2026-02" has been in force since 2026-02-01/,
  ],
];

function help(text: string): Record<string, string> {
  return { 'help/x.sl.md': `---\nsummary: a\n---\n# A\n\n${text}\n` };
}

for (const [what, files, expected] of errors) {
  test(`is found by file and line: ${what}`, async (t) => {
    const { lines, code } = await told(t, files);
    assert.match(lines.join('\n'), expected);
    assert.equal(code, 1);
  });
}

test('links that lead somewhere are left alone', async (t) => {
  const links = [
    '/help/sound',
    '/help/sound#b',
    '/readings/new?point=1',
    '/terms',
    '/terms/2026-01',
    '/settings/profile',
    '/',
    '#c',
  ];
  const others = ['https://www.agen-rs.si/gospodinjski', 'mailto:pomoc@example.si?subject=a', 'tel:+386801558'];
  const text = [...links, ...others].map((href) => `[a](${href})`).join('\n');
  const { lines } = await told(t, {
    ...help(`${text}\n\n## C`),
    'help/x.en.md': help('')['help/x.sl.md'] ?? '',
    'help/x.hr.md': help('')['help/x.sl.md'] ?? '',
  });
  assert.deepEqual(lines, []);
});

test("the demo supplier's texts have no errors", async () => {
  const lines: string[] = [];
  const code = await checkContentCommand([], (line) => void lines.push(line));
  assert.equal(code, 0, lines.join('\n'));
});
