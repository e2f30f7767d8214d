/**
 * A ZIP archive as a stream: each file is compressed while it is being made, so that its size does not matter. Sizes and
 * checksums follow the data (data descriptors, APPNOTE 6.3.10 §4.3.9). Up to 4 GB and 65 535 files.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

export type FileToZip = {
  readonly name: string;
  readonly content: () => Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
};

/** The name stays text: its bytes would share, and so keep, a piece of memory with the data of its file. */
type Packed = { readonly name: string; readonly offset: number; crc: number; size: number; packedSize: number };

/** Files are made one after the other, in the given order; an error in one of them is thrown. */
export async function* zip(files: Iterable<FileToZip> | AsyncIterable<FileToZip>): AsyncGenerator<Buffer> {
  const entries: Packed[] = [];
  let offset = 0;
  for await (const file of files) {
    const entry: Packed = { name: file.name, offset, crc: 0, size: 0, packedSize: 0 };
    entries.push(entry);
    const head = localHeader(entry);
    yield head;
    for await (const chunk of deflated(file, entry)) {
      entry.packedSize += chunk.length;
      yield chunk;
    }
    const tail = dataDescriptor(entry);
    yield tail;
    offset += head.length + entry.packedSize + tail.length;
  }
  const directory = Buffer.concat(entries.map(directoryEntry));
  yield directory;
  yield endOfDirectory(entries.length, { size: directory.length, offset });
}

async function* deflated(file: FileToZip, entry: Packed): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const done = pipeline(Readable.from(measured(file, entry)), deflate);
  // the loop below sees the same error; without this it would also count as unhandled
  done.catch(() => undefined);
  for await (const chunk of deflate) yield chunk as Buffer;
  await done;
}

async function* measured(file: FileToZip, entry: Packed): AsyncGenerator<Uint8Array> {
  for await (const part of file.content()) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    yield bytes;
  }
}

const VERSION_NEEDED = 20;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980: the same content gives the same archive. */
const NO_DATE = 0x0021;

function localHeader({ name }: Packed): Buffer {
  const bytes = Buffer.from(name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION_NEEDED, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATE, 8);
  head.writeUInt16LE(NO_DATE, 12);
  head.writeUInt16LE(bytes.length, 26);
  return Buffer.concat([head, bytes]);
}

function dataDescriptor({ crc, packedSize, size }: Packed): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packedSize, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function directoryEntry({ name, offset, crc, packedSize, size }: Packed): Buffer {
  const bytes = Buffer.from(name);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION_NEEDED, 4);
  entry.writeUInt16LE(VERSION_NEEDED, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DEFLATE, 10);
  entry.writeUInt16LE(NO_DATE, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packedSize, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(bytes.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, bytes]);
}

function endOfDirectory(count: number, { size, offset }: { size: number; offset: number }): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
