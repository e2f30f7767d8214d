/** `npm run check`: everything that can be checked without running the portal. The one list, here and in CI. */
import { spawnSync } from 'node:child_process';

const checks: readonly (readonly [what: string, command: string, ...args: string[]])[] = [
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint', 'oxlint', '--type-aware', '--deny-warnings'],
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['types of the browser scripts', 'tsc', '-p', 'tsconfig.client.json'],
  [
    'borders between folders',
    'depcruise',
    '--config',
    '.dependency-cruiser.json',
    'src',
    'bin',
    'test',
    'tools',
    'bench',
    'db',
  ],
  ['dead code', 'knip'],
  ['locked packages', 'node', 'tools/check-lock.ts'],
  ['manual', 'node', 'tools/manual/check.ts'],
  ['generated files', 'node', 'tools/generate.ts', '--check'],
];

let failed = 0;
for (const [what, command, ...args] of checks) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${what} (${seconds} s)`);
  if (status === 0) continue;
  failed += 1;
  console.log(`${stdout}${stderr}`);
}
process.exit(failed === 0 ? 0 : 1);
