/** Where documents are kept, as `OBJECTS_URL` says: a folder of this machine, or a bucket of an S3-compatible storage. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Folder = { readonly kind: 'folder'; readonly path: string };

export type Bucket = {
  readonly kind: 'bucket';
  /** The address that keys are appended to: `https://s3.example.si/bucket/prefix/`. */
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
};

export type Place = Folder | Bucket;

export const objectsUrlExample =
  'file:///srv/odcitek/documents or s3://KEY:SECRET@s3.example.si/bucket/prefix?region=eu-central-1';

const protocols: Readonly<Record<string, string>> = { 's3:': 'https:', 's3+http:': 'http:' };

/** Reads `OBJECTS_URL`; undefined where it does not look like `objectsUrlExample`. Key and secret are URL-encoded. */
export function readObjectsUrl(text: string): Place | undefined {
  const given = URL.canParse(text) ? new URL(text) : undefined;
  if (given === undefined) return undefined;
  if (given.protocol === 'file:') return readFolder(given);
  const protocol = protocols[given.protocol];
  const accessKeyId = decoded(given.username);
  const secretAccessKey = decoded(given.password);
  const path = given.pathname.replace(/\/+$/, '');
  if (protocol === undefined || !accessKeyId || !secretAccessKey || given.hostname === '' || path === '')
    return undefined;
  const url = `${protocol}//${given.host}${path}/`;
  if (!URL.canParse(url)) return undefined;
  const region = given.searchParams.get('region') ?? 'us-east-1';
  return { kind: 'bucket', url, accessKeyId, secretAccessKey, region };
}

/** Where documents are kept when nothing is said: beside the embedded database. */
export function usualPlace(dataDir: string): Folder {
  return { kind: 'folder', path: join(resolve(dataDir), 'documents') };
}

function readFolder(url: URL): Folder | undefined {
  try {
    return { kind: 'folder', path: fileURLToPath(url) };
  } catch {
    return undefined;
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
