/** Reads a ZIP archive by its directory, as every other program does, and checks each file against its checksum. */
import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';

export function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  assert.ok(end >= 0, 'no end of a ZIP directory');
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    assert.equal(archive.toString('latin1', at, at + 4), 'PK\x01\x02');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, contentOf(archive, at));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

function contentOf(archive: Buffer, entry: number): string {
  const local = archive.readUInt32LE(entry + 42);
  assert.equal(archive.toString('latin1', local, local + 4), 'PK\x03\x04');
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const content = inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(entry + 20)));
  assert.equal(content.length, archive.readUInt32LE(entry + 24));
  assert.equal(crc32(content), archive.readUInt32LE(entry + 16));
  return content.toString('utf8');
}
