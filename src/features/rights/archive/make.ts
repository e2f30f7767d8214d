/**
 * Makes archives, beside the pages, in whichever process comes first. One archive is made at a time by a process; what a
 * process leaves behind when it is killed, another makes anew after two minutes. Memory stays flat: files are packed while
 * they are read, and go to the storage in parts of 8 MB.
 */
import { randomBytes } from 'node:crypto';
import { letterLanguage, writeMoment } from '#features/accounts/index.ts';
import type { Language } from '#kernel/language.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { zip } from '#platform/files/zip.ts';
import type { LogLines } from '#platform/log.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { getOwnData } from './data.sql.ts';
import { countFiles, filesOf } from './files.ts';
import { readyLetter } from './letters.ts';
import { readme } from './readme.ts';
import {
  claimArchive,
  finishArchive,
  giveUpArchive,
  insertPart,
  noteProgress,
  putBackArchive,
  type ClaimArchiveRow,
} from './store.sql.ts';

export type MakingParts = {
  readonly pool: Pool;
  readonly objects: Objects;
  readonly supplier: Supplier;
  readonly publicUrl: string;
  readonly log: LogLines;
  readonly now: () => Date;
};

/** How long an archive can be downloaded. */
export const keptForDays = 7;
const day = 24 * 3_600_000;
const claimLasts = 2 * 60_000;
const mostAttempts = 5;
const partBytes = 8 * 1024 * 1024;
/** Progress is written down no more often than this. */
const noteEvery = 300;

/** Thrown where the archive has become somebody else's, or nobody's: its account is gone. */
class ArchiveLost extends Error {
  override readonly name = 'ArchiveLost';
}

/** Makes all archives that wait, and gives their number. `signal` ends it between two files; the rest is put back. */
export async function makeArchives(parts: MakingParts, signal: AbortSignal): Promise<number> {
  for (let made = 0; ;) {
    if (signal.aborted) return made;
    const at = parts.now();
    const claimedUntil = new Date(at.getTime() + claimLasts);
    const claimed = await claimArchive(parts.pool, { now: at, claimedUntil });
    if (claimed === undefined) return made;
    if (await makeOne(parts, claimed, signal)) made += 1;
  }
}

async function makeOne(parts: MakingParts, claimed: ClaimArchiveRow, signal: AbortSignal): Promise<boolean> {
  const { pool, log } = parts;
  const { id, attempt } = claimed;
  try {
    if (attempt > mostAttempts) throw new Error('the archive was begun too often');
    const size = await storeArchive(parts, claimed, signal);
    return await finish(parts, { id, attempt, size });
  } catch (error) {
    if (error instanceof ArchiveLost) return false;
    if (signal.aborted) {
      await putBackArchive(pool, { id, attempt });
      return false;
    }
    log.error({ archiveId: id, attempt, error }, 'an archive of somebody’s data could not be made');
    await giveUpArchive(pool, { id, attempt });
    return false;
  }
}

/** Packs and stores, and gives the size in bytes. */
async function storeArchive(parts: MakingParts, claimed: ClaimArchiveRow, signal: AbortSignal): Promise<number> {
  const { pool, objects } = parts;
  const source = { db: pool, accountId: claimed.accountId };
  const language = languageOf(claimed.language);
  const own = await getOwnData(pool, source);
  const planned = await countFiles(source);
  const progress = createProgress(parts, { id: claimed.id, attempt: claimed.attempt, planned });
  await progress.note();
  const written = readme(language, {
    portalName: parts.supplier.portalName,
    email: own.email,
    when: writeMoment(parts.now(), letterLanguage(language), parts.supplier.timeZone),
  });
  const counted = async function* () {
    for await (const file of filesOf({ source, objects, language, readme: written })) {
      if (signal.aborted) throw new Error('the process is to end');
      yield file;
      await progress.step();
    }
  };
  const place = randomBytes(16).toString('hex');
  let [number, size] = [0, 0];
  for await (const bytes of inParts(zip(counted()))) {
    number += 1;
    size += bytes.length;
    await progress.note();
    const objectKey = `archives/${place}/${number}`;
    // written down first: should this process end here, the sweep knows what to look for
    await insertPart(pool, { archiveId: claimed.id, attempt: claimed.attempt, number, objectKey, size: bytes.length });
    await objects.put(objectKey, bytes);
  }
  return size;
}

type Under = { readonly id: number; readonly attempt: number; readonly planned: number };

function createProgress({ pool, now }: MakingParts, { id, attempt, planned }: Under) {
  let made = 0;
  let notedAt = 0;
  const note = async (): Promise<void> => {
    const at = now();
    const claimedUntil = new Date(at.getTime() + claimLasts);
    notedAt = performance.now();
    const shown = Math.min(made, planned);
    const held = await noteProgress(pool, { id, attempt, made: shown, planned, claimedUntil });
    if (held === undefined) throw new ArchiveLost();
  };
  return {
    note,
    step: async () => {
      made += 1;
      if (performance.now() - notedAt > noteEvery) await note();
    },
  };
}

async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size < partBytes) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}

type Finished = { readonly id: number; readonly attempt: number; readonly size: number };

async function finish(parts: MakingParts, { id, attempt, size }: Finished): Promise<boolean> {
  const { pool, supplier, publicUrl, now } = parts;
  const at = now();
  const expiresAt = new Date(at.getTime() + keptForDays * day);
  return transaction(pool, async (tx) => {
    const ready = await finishArchive(tx, { id, attempt, size, now: at, expiresAt });
    if (ready === undefined) return false;
    const letter = readyLetter({ supplier, publicUrl, language: letterLanguage(ready.language), expiresAt });
    await queueMessage(tx, {
      channel: 'mail',
      accountId: ready.accountId,
      to: ready.email,
      template: 'data_archive_ready',
      letter,
      now: at,
    });
    return true;
  });
}

function languageOf(text: string): Language {
  return text === 'en' || text === 'hr' ? text : 'sl';
}
