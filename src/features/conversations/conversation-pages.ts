/** One conversation, for whoever may see it: reading, writing more, closing, opening again, its files. */
import type { Visit } from '#features/accounts/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { idOf, orNotFound, page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import type { Limit } from '#platform/limits/limits.ts';
import { change, writeMore } from './actions.ts';
import { draftsOf, type FormKey } from './attachments/drafts.ts';
import { serveAttachment } from './attachments/serve.ts';
import { findAttachment, listAttachments } from './attachments/store.sql.ts';
import { conversationView } from './conversation-view.ts';
import type { Holder } from './facts.ts';
import { formKeyOf, readMessage, type QuestionRefusal } from './input.ts';
import type { ConversationParts } from './parts.ts';
import { problemsOf } from './refusals.ts';
import { findConversation, listMessages, markSeen } from './store.sql.ts';
import { conversationTexts } from './texts.ts';
import { filesOfForm } from './uploading.ts';

/** A conversation as it was opened: by the account it belongs to, or by its secret address. */
export type Opened = {
  readonly visit: Visit;
  readonly holder: Holder;
  /** The address of the conversation. */
  readonly base: string;
  /** How much may be written, and who that is counted for. */
  readonly limit: Limit;
  readonly filesLimit: Limit;
  readonly subject: string;
};

type Shown = {
  readonly key: FormKey;
  readonly refusals?: readonly Refusal<QuestionRefusal>[];
  readonly status?: number;
};

export async function conversationPage(
  parts: ConversationParts,
  opened: Opened,
  { key, refusals = [], status }: Shown,
): Promise<Page> {
  const { visit, holder, base } = opened;
  const { pool, supplier } = parts;
  const conversation = orNotFound(await findConversation(pool, holder));
  await markSeen(pool, { ...holder, now: visit.now });
  const t = conversationTexts(visit.language);
  const isGuest = holder.accountId === null;
  const home = { label: t.home, href: '/' };
  return page({
    status: status ?? (refusals.length === 0 ? 200 : 422),
    title: t.conversation.title(conversation.number),
    crumbs: isGuest ? [home] : [home, { label: t.list.title, href: '/conversations' }],
    scripts: ['attachments.js'],
    main: conversationView({
      visit,
      supplier,
      base,
      isGuest,
      conversation,
      messages: await listMessages(pool, holder),
      attachments: await listAttachments(pool, holder),
      key,
      drafts: await draftsOf(pool, key),
      problems: problemsOf(refusals, visit.language),
    }),
  });
}

export async function writeInConversation(parts: ConversationParts, opened: Opened): Promise<Reply> {
  const { visit, holder, base, limit, filesLimit, subject } = opened;
  const { form, now, ip } = visit;
  const key = formKeyOf(form, subject);
  const fileFaults = await filesOfForm(parts, visit, { key, limit: filesLimit });
  const typed = readMessage(form);
  const wrong = [...(typed.ok ? [] : typed.refusals), ...fileFaults];
  if (!typed.ok || wrong.length > 0) return conversationPage(parts, opened, { key, refusals: wrong });
  const verdict = await parts.limits.count(parts.pool, limit, { subject, now });
  if (verdict.paused) {
    const refusals = [{ code: 'paused', facts: { minutes: verdict.minutesLeft } }] as const;
    return conversationPage(parts, opened, { key, refusals, status: 429 });
  }
  const actor = { accountId: holder.accountId, now, ip };
  await writeMore(parts, holder, { text: typed.value, key, actor });
  return seeOther(`${base}?done=added`);
}

export async function changeConversation(
  parts: ConversationParts,
  { visit, holder, base }: Opened,
  happening: 'closed' | 'reopened',
): Promise<Reply> {
  const { now, ip } = visit;
  await change(parts, holder, { happening, actor: { accountId: holder.accountId, now, ip } });
  return seeOther(`${base}?done=${happening}`);
}

export async function sendAttachment({ pool, objects }: ConversationParts, { visit, holder }: Opened): Promise<Reply> {
  const attachmentId = idOf(visit.params['attachment']);
  return serveAttachment(objects, orNotFound(await findAttachment(pool, { ...holder, attachmentId })));
}
