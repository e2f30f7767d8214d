/**
 * `npm test`: one PostgreSQL for the whole run, then Node's own test runner over everything, browser included.
 * `npm test -- src/features/readings` runs the tests below a folder, or single files.
 */
import { spawn } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { startTestServer } from './support/server.ts';

/** Of a test, and of all tests of a file: many times what the longest takes on two slow cores. */
const longestMilliseconds = 15 * 60_000;

async function filesOf(wanted: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob([
    'src/**/*.test.ts',
    'test/**/*.test.ts',
    'bin/**/*.test.ts',
    'tools/**/*.test.ts',
    'db/**/*.test.ts',
  ])) {
    if (wanted.length === 0 || wanted.some((part) => file.startsWith(part.replace(/^\.\//, '')))) found.push(file);
  }
  return found.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)) || (a < b ? -1 : 1));
}

/** What takes minutes begins first: at the end it would run alone, with nothing for the other cores to do. */
function isLong(file: string): boolean {
  return file.startsWith('test/pages/') || file === 'test/crawl.test.ts';
}

const files = await filesOf(process.argv.slice(2).filter((argument) => !argument.startsWith('-')));
if (files.length === 0) {
  console.error('No test file matches.');
  process.exit(1);
}
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const { server, stop } = await startTestServer();
const runner = spawn(
  process.execPath,
  [
    '--test',
    // tests wait for databases and browsers a good part of their time: one more than cores keeps these busy
    `--test-concurrency=${availableParallelism() + 1}`,
    // what hangs is named, and keeps nobody waiting for ever
    `--test-timeout=${longestMilliseconds}`,
    ...flags,
    ...files,
  ],
  // the log of a server under test is no part of the report
  { stdio: 'inherit', env: { ...process.env, TEST_PG: JSON.stringify(server), TZ: 'America/New_York' } },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runner.kill(signal));
const code = await new Promise<number>((resolve) => runner.on('exit', (status) => resolve(status ?? 1)));
await stop();
process.exit(code);
