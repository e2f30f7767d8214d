import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { frontDay, readFront } from './front-matter.ts';
import { ArticleRefused } from './refused.ts';

const schema = z.strictObject({
  summary: z.string().optional(),
  validFrom: frontDay.optional(),
  list: z.array(z.string()).default([]),
});

test('front matter is read, and the text below it knows where it stands in the file', () => {
  const source = '---\r\nsummary: Kratko\r\nvalidFrom: 2026-01-31\r\nlist:\r\n  - ena\r\n---\r\n\r\n# Naslov\r\n';
  assert.deepEqual(readFront(source, schema), {
    front: { summary: 'Kratko', validFrom: '2026-01-31', list: ['ena'] },
    body: '\r\n# Naslov\r\n',
    linesAbove: 6,
  });
});

test('a text may have no front matter, or an empty one', () => {
  assert.deepEqual(readFront('# Naslov\n\n---\n\nČrta', schema), {
    front: { list: [] },
    body: '# Naslov\n\n---\n\nČrta',
    linesAbove: 0,
  });
  assert.deepEqual(readFront('---\n---\n# Naslov', schema).linesAbove, 2);
});

test('what is wrong is said with its line', () => {
  const cases: [source: string, line: number, sentence: RegExp][] = [
    ['---\nsummary: a\n# Naslov', 1, /has no end/],
    ['---\nsummary: Novo: opomniki\n---\n# A', 2, /between quotation marks/],
    ['---\nsummary: a\nsummary: b\n---\n# A', 3, /not YAML.*unique/],
    ['---\nsummary: a\nnaslov: b\n---\n# A', 3, /Unrecognized key: "naslov"/],
    ['---\nsummary: a\nvalidFrom: 2026-02-30\n---\n# A', 3, /validFrom: must be a day such as/],
    ['---\nlist:\n  - a\n  - 3\n---\n# A', 4, /list\.1/],
    ['---\n- a\n---\n# A', 1, /expected object/],
    ['---\nsummary: &a x\nlist: [*a]\n---\n# A', 1, /refers to itself/],
  ];
  for (const [source, line, sentence] of cases) {
    assert.throws(
      () => readFront(source, schema),
      (error) => error instanceof ArticleRefused && sentence.test(error.message) && error.line === line,
      source,
    );
  }
});

test('a text that names itself a thousand times over does not become large', () => {
  const lines = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`);
  const source = `---\na0: &a0 x\n${lines.join('\n')}\n---\n# A`;
  assert.throws(() => readFront(source, z.record(z.string(), z.unknown())), ArticleRefused);
});
