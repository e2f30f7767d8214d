/** The demo supplier's texts and pictures: whole in every language, and true to what the portal reckons with. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { slovenianTariffs } from '#features/tariffs/index.ts';

const folder = join(import.meta.dirname, 'supplier');
const shelves = ['pages', 'help', 'news', 'offers', 'terms', 'privacy'] as const;
const languages = ['sl', 'en', 'hr'] as const;

const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
const all = (text: string, pattern: RegExp): string[] => Array.from(text.matchAll(pattern), ([, found = '']) => found);

/** What a translation has in common with its original, whatever the words. */
function frameOf(text: string): Record<string, unknown> {
  const [, front = '', body = text] = /^---\n(.*?)^---\n(.*)/ms.exec(text) ?? [];
  return {
    front: all(front, /^(\w+):/gm),
    // but for what is said in words
    values: all(front, /^(?!summary)\w+: (.+)/gm),
    changes: all(front, /^( +- )/gm).length,
    headings: all(body, /^(#+) /gm),
    ids: all(body, /\{#([\w-]+)\}/g),
    links: all(body, /\]\(([^)]+)\)/g).toSorted(),
    items: all(body, /^(-|\d\.) /gm).length,
    rows: all(body, /^(\|)/gm).length,
    paragraphs: body.split('\n\n').length,
  };
}

for (const shelf of shelves) {
  test(`what stands in ${shelf} is there in Slovenian, English and Croatian, and built alike`, () => {
    const files = readdirSync(join(folder, shelf)).toSorted();
    const names = [...new Set(files.map((file) => file.replace(/\.\w+\.md$/, '')))];
    assert.deepEqual(files, names.flatMap((name) => languages.map((language) => `${name}.${language}.md`)).toSorted());
    for (const name of names) {
      const original = frameOf(read(shelf, `${name}.sl.md`));
      for (const language of ['en', 'hr']) {
        assert.deepEqual(frameOf(read(shelf, `${name}.${language}.md`)), original, `${shelf}/${name}.${language}.md`);
      }
    }
  });
}

const hours = slovenianTariffs.timeBlocks.findLast((table) => table.hours !== null)?.hours;
assert.ok(hours);
const { high, low } = hours;

for (const language of languages) {
  test(`the guide to the time blocks says the hours that the portal reckons with (${language})`, () => {
    const rows = Array.from(
      read('help', `time-blocks.${language}.md`).matchAll(/^\| (\d+)–(\d+) \| (\d) \| (\d) \|$/gm),
      ([, from, until, ...blocks]) => ({ hours: Number(until) - Number(from), blocks }),
    );
    const column = (season: typeof rows, place: number): string =>
      season.map((row) => (row.blocks[place] ?? '').repeat(row.hours)).join('');
    const [inHigh, inLow] = [rows.slice(0, rows.length / 2), rows.slice(rows.length / 2)];
    assert.deepEqual({ work: column(inHigh, 0), off: column(inHigh, 1) }, high);
    assert.deepEqual({ work: column(inLow, 0), off: column(inLow, 1) }, low);
  });
}

test('the pictures of the time blocks show the same hours', () => {
  for (const [name, season] of [
    ['blocks-high-season.svg', high],
    ['blocks-low-season.svg', low],
  ] as const) {
    const strips = Array.from(
      read('pictures', name).matchAll(/width="([\d.]+)" [^>]*\/><text [^>]*>(\d)<\/text>/g),
      ([, width, block]) => ({ hours: Math.round((Number(width) / 596) * 24), block: block ?? '' }),
    );
    const drawn = strips.map((strip) => strip.block.repeat(strip.hours)).join('');
    assert.equal(drawn, season.work + season.off, name);
  }
});
