/** That the bench still measures pages: it stops where one answers with anything else. It judges no times. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

type Line = { readonly bench: string; readonly pages: Record<string, { readonly ratio: number }> };

test('the bench of the hot pages gets from each the answer that it means to measure', async () => {
  const file = fileURLToPath(new URL('../bench/pages.ts', import.meta.url));
  const few = ['--rounds', '1', '--count', '10', '--warm-up', '10'];
  const child = spawn(process.execPath, [file, ...few], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, told, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  assert.equal(code, 0, told);
  const { pages } = JSON.parse(out.trim().split('\n').at(-1) ?? '') as Line;
  assert.deepEqual(Object.keys(pages), [
    'GET /readings/new',
    'GET /readings',
    'POST /readings/new',
    'GET /bills, 10 of them',
    'GET /bills, 960 of them',
    'GET /bills, 10000 of them',
  ]);
  for (const { ratio } of Object.values(pages)) assert.ok(ratio > 0);
});
