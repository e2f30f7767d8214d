import type { Visit } from '#features/accounts/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { dropDrafts, keepFiles } from './attachments/drafts.ts';
import { droppedFiles, type QuestionRefusal } from './input.ts';
import { filesPerAccount, type ConversationParts } from './parts.ts';

/** What was unticked goes, what came is judged and stays with the form; gives what is wrong with it. */
export async function filesOfForm(
  parts: ConversationParts,
  { form, files, now }: Visit,
  { key, subject }: { readonly key: string; readonly subject: string },
): Promise<readonly Refusal<QuestionRefusal>[]> {
  await dropDrafts(parts.pool, key, droppedFiles(form));
  const sent = files.filter(({ field }) => field === 'files');
  if (sent.length === 0) return [];
  const verdict = await parts.limits.count(parts.pool, filesPerAccount, { subject, now });
  if (verdict.paused) return [{ code: 'paused', field: 'files', facts: { minutes: verdict.minutesLeft } }];
  return keepFiles(parts, sent, { key, now });
}
