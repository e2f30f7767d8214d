/** Objects in a bucket of an S3-compatible storage, addressed by path (`https://host/bucket/key`), signed (SigV4). */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import type { Objects } from './kept.ts';
import type { Bucket } from './place.ts';

/** Until the storage answers; the bytes may then take their time. */
const patienceMilliseconds = 20_000;

export function openBucket({ url, accessKeyId, secretAccessKey, region }: Bucket): Objects {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const ask = async (method: string, key: string, more: RequestInit = {}): Promise<Response> => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error('the storage does not answer')), patienceMilliseconds);
    try {
      return await client.fetch(url + key, { ...more, method, signal: late.signal });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    put: async (key, bytes) => {
      // not every storage knows If-None-Match for PUT, so it is asked first
      const there = await ask('HEAD', key);
      if (there.status === 200) return 'was_there';
      if (there.status !== 404) throw refused('HEAD', there);
      const headers = {
        'content-type': 'application/octet-stream',
        'if-none-match': '*',
        'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
      };
      const put = await ask('PUT', key, { headers, body: new Uint8Array(bytes) });
      await put.body?.cancel();
      if (put.status === 412) return 'was_there';
      if (!put.ok) throw refused('PUT', put);
      return 'kept';
    },
    remove: async (key) => {
      const removed = await ask('DELETE', key);
      await removed.body?.cancel();
      if (!removed.ok && removed.status !== 404) throw refused('DELETE', removed);
    },
    open: async (key, slice) => {
      const headers = slice === undefined ? undefined : { range: `bytes=${slice.from}-${slice.until - 1}` };
      const got = await ask('GET', key, headers === undefined ? {} : { headers });
      if (got.status === (slice === undefined ? 200 : 206) && got.body !== null) {
        return Readable.fromWeb(got.body);
      }
      await got.body?.cancel();
      if (got.status === 404) return undefined;
      throw refused('GET', got);
    },
  };
}

/** Without the address, which may tell whose document it is. */
function refused(method: string, { status }: Response): Error {
  return new Error(`the storage answered ${method} with ${status}`);
}
