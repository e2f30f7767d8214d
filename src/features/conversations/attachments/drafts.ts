/**
 * Files on their way into a conversation. They are judged and stored when they come, whatever else is wrong with the form:
 * what was accepted stays with the form, under its key, until it is sent, and is removed after a day if it never is.
 */
import { hash, randomBytes } from 'node:crypto';
import type { Refusal } from '#kernel/refusal.ts';
import type { Pool, Tx } from '#platform/db/pool.ts';
import type { Db } from '#platform/db/query.ts';
import type { SentFile } from '#platform/http/exchange.ts';
import type { Objects } from '#platform/objects/objects.ts';
import { judgeFile, type FileFault, type FitFile } from './judge.ts';
import { attachDrafts, insertDraft, listDrafts, planObject, removeDrafts, type ListDraftsRow } from './store.sql.ts';

export const mostFiles = 5;
const keptFor = 24 * 3_600_000;

export type DraftParts = { readonly pool: Pool; readonly objects: Objects };
export type Draft = ListDraftsRow;

/** The secret that a form carries, and whose form it is: the same secret in somebody else's hands is another form. */
export type FormKey = { readonly owner: string; readonly secret: string };

type Form = { readonly key: FormKey; readonly now: Date };

/** What the database knows a form by. */
export function formHash({ owner, secret }: FormKey): Buffer {
  return hash('sha256', `form of ${owner}: ${secret}`, 'buffer');
}

/** Keeps what may be kept; gives what is wrong with the rest. */
export async function keepFiles(
  parts: DraftParts,
  files: readonly SentFile[],
  { key, now }: Form,
): Promise<Refusal<FileFault | 'files_many'>[]> {
  const wrong: Refusal<FileFault | 'files_many'>[] = [];
  let room = mostFiles - (await listDrafts(parts.pool, { formHash: formHash(key) })).length;
  for (const file of files) {
    if (room === 0) return [...wrong, { code: 'files_many', field: 'files', facts: { most: mostFiles } }];
    const judged = await judgeFile(file);
    if (judged.ok) {
      await keepFile(parts, judged.value, { key, now });
      room -= 1;
    } else wrong.push(...judged.refusals);
  }
  return wrong;
}

async function keepFile({ pool, objects }: DraftParts, file: FitFile, { key, now }: Form): Promise<void> {
  const { name, kind, bytes, sha256 } = file;
  const random = randomBytes(20).toString('hex');
  const objectKey = `attachments/${random.slice(0, 2)}/${random}`;
  await planObject(pool, { objectKey, dueAt: new Date(now.getTime() + keptFor) });
  await objects.put(objectKey, bytes);
  const row = { formHash: formHash(key), name, kind, size: bytes.length, sha256, objectKey, now };
  await insertDraft(pool, { ...row, most: mostFiles });
}

export async function draftsOf(db: Db, key: FormKey): Promise<readonly Draft[]> {
  return listDrafts(db, { formHash: formHash(key) });
}

export async function dropDrafts(db: Db, key: FormKey, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await removeDrafts(db, { formHash: formHash(key), ids: [...ids] });
}

/** The files of the form are those of the message from now on. */
export async function attach(tx: Tx, messageId: number, key: FormKey): Promise<void> {
  await attachDrafts(tx, { messageId, formHash: formHash(key) });
}
