/**
 * Forms with files (multipart/form-data), received only when somebody asks for them: whoever may not send files has
 * cost nothing. Files wait in a folder of their own, readable to nobody else, until the request is answered.
 */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SentFile } from './exchange.ts';
import { fieldsOf, type Fields } from './fields.ts';

/** Of one file; what is longer is cut, and known to be. */
export const mostFileBytes = 10 * 1024 * 1024;
/** Of a whole form: more than may be sent, so that a few files too many are answered by a sentence at their field. */
export const mostFormBytes = 64 * 1024 * 1024;
const mostFieldBytes = 128 * 1024;

/** What the parser keeps to. More fields or files than this are no form of a person. */
export const partLimits = {
  fileSize: mostFileBytes,
  files: 20,
  fields: 60,
  fieldSize: mostFieldBytes,
  fieldNameSize: 200,
  headerPairs: 20,
};

/** A part as the parser gives it. */
export type Part =
  | { readonly type: 'field'; readonly fieldname: string; readonly value: unknown; readonly valueTruncated: boolean }
  | {
      readonly type: 'file';
      readonly fieldname: string;
      readonly filename: string | undefined;
      readonly file: Readable & { readonly truncated: boolean; readonly bytesRead: number };
    };

export type Received = { readonly form: Fields; readonly files: readonly SentFile[] };

export type Uploads = {
  /** Reads the form. Throws what carries a status where it is none, or too much. */
  readonly receive: () => Promise<Received>;
  /** Removes the files. */
  readonly discard: () => Promise<void>;
};

/** So many forms with files come in at the same time; the others wait: the disk that they take has a bound. */
const mostAtOnce = 8;
let coming = 0;
const waiting: (() => void)[] = [];

export function openUploads(parts: () => AsyncIterable<Part>, announcedBytes: number | undefined): Uploads {
  let folder: string | undefined;
  const inFolder = async (): Promise<string> => {
    folder ??= await mkdtemp(join(tmpdir(), 'odcitek-upload-'));
    return join(folder, randomBytes(8).toString('hex'));
  };
  return {
    receive: async () => {
      if (announcedBytes !== undefined && announcedBytes > mostFormBytes) throw new TooLarge();
      await begin();
      try {
        return await receiveParts(parts(), inFolder);
      } catch (error) {
        throw isParsers(error) ? new Unreadable() : error;
      } finally {
        end();
      }
    },
    discard: async () => {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function receiveParts(parts: AsyncIterable<Part>, place: () => Promise<string>): Promise<Received> {
  const fields = new Map<string, string[]>();
  const files: SentFile[] = [];
  let total = 0;
  for await (const part of parts) {
    if (part.type === 'field') {
      if (part.valueTruncated) throw new TooLarge();
      if (typeof part.value !== 'string') continue;
      fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), part.value]);
      total += part.value.length;
    } else {
      // a field for files that was left empty comes as a file without a name
      const file = part.filename === undefined || part.filename === '' ? undefined : await keep(part, await place());
      if (file === undefined) part.file.resume();
      else files.push(file);
      total += file?.size ?? 0;
    }
    if (total > mostFormBytes) throw new TooLarge();
  }
  return { form: fieldsOf(Object.fromEntries(fields)), files };
}

async function keep(part: Extract<Part, { type: 'file' }>, path: string): Promise<SentFile> {
  await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  const name = (part.filename ?? '').replaceAll('\0', '').normalize('NFC').slice(0, 500);
  return {
    field: part.fieldname,
    name,
    size: part.file.bytesRead,
    whole: !part.file.truncated,
    bytes: () => readFile(path),
  };
}

async function begin(): Promise<void> {
  if (coming < mostAtOnce) coming += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function end(): void {
  const next = waiting.shift();
  if (next === undefined) coming -= 1;
  else next();
}

/** The parser says what is no form of files by errors that have neither a status nor, as those of the disk, a code. */
function isParsers(error: unknown): boolean {
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return statusCode === undefined && code === undefined;
}

class Unreadable extends Error {
  readonly statusCode = 400;
  constructor() {
    super('not a form that can be read');
    this.name = 'Unreadable';
  }
}

class TooLarge extends Error {
  readonly statusCode = 413;
  constructor() {
    super('the form is too large');
    this.name = 'TooLarge';
  }
}
