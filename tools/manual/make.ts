/** `npm run manual`: takes all pictures of the manual anew, makes its PDFs, and takes those of the README. */
import { spawnSync } from 'node:child_process';

const ways: readonly (readonly string[])[] = [['test/run.ts', 'test/manual'], ['tools/pictures.ts']];

for (const way of ways) {
  const { status } = spawnSync(process.execPath, way, {
    stdio: 'inherit',
    env: { ...process.env, MANUAL: 'write' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
