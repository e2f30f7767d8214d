import type { Visit } from '#features/accounts/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Limit } from '#platform/limits/limits.ts';
import { networkOf } from '#platform/limits/network.ts';
import { dropDrafts, keepFiles, type FormKey } from './attachments/drafts.ts';
import { droppedFiles, type QuestionRefusal } from './input.ts';
import { filesPerNetwork, type ConversationParts } from './parts.ts';

/** What was unticked goes, what came is judged and stays with the form; gives what is wrong with it. */
export async function filesOfForm(
  parts: ConversationParts,
  { form, files, now, ip }: Visit,
  { key, limit }: { readonly key: FormKey; readonly limit: Limit },
): Promise<readonly Refusal<QuestionRefusal>[]> {
  await dropDrafts(parts.pool, key, droppedFiles(form));
  const sent = files.filter(({ field }) => field === 'files');
  if (sent.length === 0) return [];
  const attempts = [
    [limit, key.owner],
    [filesPerNetwork, networkOf(ip)],
  ] as const;
  const verdict = await parts.limits.countAll(parts.pool, attempts, now);
  if (verdict.paused) return [{ code: 'paused', field: 'files', facts: { minutes: verdict.minutesLeft } }];
  return keepFiles(parts, sent, { key, now });
}
