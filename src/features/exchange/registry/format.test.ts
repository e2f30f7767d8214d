import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { registryColumns, type Column } from './format.ts';

const guide = await readFile(new URL('../../../../docs/guides/registry.md', import.meta.url), 'utf8');
const needs = { filled: 'must', present: 'column', optional: '' } as const;

test('the guide names every file and column, in their order, and says which are needed', () => {
  for (const [file, columns] of Object.entries<readonly Column[]>(registryColumns)) {
    const section = guide.split(`### ${file}\n`)[1]?.split('\n#')[0] ?? '';
    const told = [...section.matchAll(/^\| `(\w+)` \| (\w*) ?\|/gm)].map(([, name, need]) => [name, need]);
    assert.deepEqual(
      told,
      columns.map(({ name, need }) => [name, needs[need]]),
      file,
    );
  }
});
