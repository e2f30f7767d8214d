/**
 * `npm test`: one PostgreSQL for the whole run, then Node's own test runner over everything, browser included.
 * `npm test -- src/features/readings` runs the tests below a folder, or single files.
 */
import { spawn } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startServerOfRun } from './support/server.ts';

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
  return found.toSorted();
}

/**
 * What takes minutes has runners of its own, beside that of all others: Node goes through files by their names, and these
 * would come last, with nothing left for the other cores to do.
 */
const lanes: readonly ((file: string) => boolean)[] = [
  (file) => file === 'test/crawl.test.ts',
  (file) => /^test\/(pages|manual)\//.test(file),
  () => true,
];

const files = await filesOf(process.argv.slice(2).filter((argument) => !argument.startsWith('-')));
if (files.length === 0) {
  console.error('No test file matches.');
  process.exit(1);
}
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const { server, stop } = await startServerOfRun();
const atOnce = Math.max(2, availableParallelism());
const lanesOfFiles = Map.groupBy(files, (file) => lanes.findIndex((takes) => takes(file)));
const runners = [...lanesOfFiles.values()].map((some) => startRunner(some));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runners.forEach(({ kill }) => kill()));
const codes = await Promise.all(runners.map(({ code }) => code));
await stop();
process.exit(Math.max(...codes));

type Runner = { readonly code: Promise<number>; readonly kill: () => void };

function startRunner(some: readonly string[]): Runner {
  const child = spawn(
    process.execPath,
    [
      '--test',
      `--test-concurrency=${atOnce}`,
      // what hangs is named, and keeps nobody waiting for ever
      `--test-timeout=${longestMilliseconds}`,
      ...flags,
      ...some,
    ],
    // the log of a server under test is no part of the report
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        TEST_PG: JSON.stringify(server),
        TZ: 'America/New_York',
        // each file is a process that reads the whole portal: the second one finds it compiled
        NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/compiled-for-tests', import.meta.url)),
      },
    },
  );
  return {
    code: new Promise((resolve) => child.on('exit', (status) => resolve(status ?? 1))),
    kill: () => void child.kill('SIGTERM'),
  };
}
