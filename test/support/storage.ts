/** An S3 server for tests. It answers as S3 does; of signatures (V4) it checks the form and the key, not the secret. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import S3rver from 's3rver';

/** Gives host and port. Its bucket is `documents`, its key and secret are both `S3RVER`. */
export async function startStorage(t: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'odcitek-storage-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: 'documents', configs: [] }],
  });
  const { port } = await server.run();
  t.after(async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  });
  return `127.0.0.1:${port}`;
}
