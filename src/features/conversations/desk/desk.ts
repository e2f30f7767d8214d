/** The supplier's side of questions, until there is a desk: what waits, one conversation, and its answer. */
import { letterLanguage } from '#features/accounts/index.ts';
import { audit, recordAccess, type AccessedThing } from '#features/audit/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { transaction, type Pool, type Tx } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { newKey } from '../guests/actions.ts';
import { answerLetter, type Place } from '../letters.ts';
import { stateAfter } from '../rules.ts';
import type { ConversationState } from '../facts.ts';
import { insertMessage, listMessages, setState, type ListMessagesRow } from '../store.sql.ts';
import { listFiles, lockByNumber, setAnswered, type ListFilesRow, type LockByNumberRow } from './store.sql.ts';

export { listOpen as listOpenQuestions, type ListOpenRow } from './store.sql.ts';

export type DeskParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  /** The portal's origin: `https://moj.example.si`. */
  readonly publicUrl: string;
};

/** Who of the staff does it, when, and why; the customer reads who and why. */
export type Look = { readonly who: string; readonly reason: string; readonly now: Date };

export type Question = {
  readonly conversation: LockByNumberRow;
  readonly messages: readonly ListMessagesRow[];
  readonly files: readonly ListFilesRow[];
};

/** The conversation with all that was said. Looking is put on record, and shows the customer that somebody does. */
export async function lookAtQuestion(pool: Pool, number: string, look: Look): Promise<Question | undefined> {
  return transaction(pool, async (tx) => {
    const conversation = await lockByNumber(tx, { number });
    if (conversation === undefined) return undefined;
    await record(tx, conversation, { ...look, what: 'conversation' });
    const conversationId = conversation.id;
    const state = stateAfter('looked_at', { state: conversation.state as ConversationState, lastAuthor: 'customer' });
    if (state !== conversation.state) await setState(tx, { conversationId, state, now: look.now });
    const [messages, files] = [await listMessages(tx, { conversationId }), await listFiles(tx, { conversationId })];
    return { conversation: { ...conversation, state }, messages, files };
  });
}

export type Answer = Look & { readonly text: string; readonly closes: boolean };

/** Answers by mail and on the portal. False where there is no such conversation. */
export async function answerQuestion(parts: DeskParts, number: string, answer: Answer): Promise<boolean> {
  const { now, text, closes } = answer;
  return transaction(parts.pool, async (tx) => {
    const conversation = await lockByNumber(tx, { number });
    if (conversation === undefined) return false;
    const { id, accountId } = conversation;
    await record(tx, conversation, { ...answer, what: 'conversation_answer' });
    await insertMessage(tx, { conversationId: id, author: 'supplier', body: text, now, formHash: null });
    await setAnswered(tx, { conversationId: id, state: closes ? 'closed' : 'answered', now });
    await audit(tx, {
      at: now,
      accountId: null,
      action: 'question answered',
      subject: `conversation ${id}`,
      facts: { closes },
    });
    const language = letterLanguage(conversation.language);
    const place = await placeOf(parts, tx, { id, accountId, now });
    await queueMessage(tx, {
      channel: 'mail',
      to: conversation.email,
      accountId,
      template: 'question-answer',
      letter: answerLetter(parts.supplier, { language, number, place, answer: text, closed: closes }),
      now,
      askedFor: true,
    });
    return true;
  });
}

/** Closes without a word. False where there is no such conversation. */
export async function closeQuestion(pool: Pool, number: string, look: Look): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const conversation = await lockByNumber(tx, { number });
    if (conversation === undefined) return false;
    await record(tx, conversation, { ...look, what: 'conversation' });
    const { now } = look;
    await setState(tx, { conversationId: conversation.id, state: 'closed', now });
    await audit(tx, {
      at: now,
      accountId: null,
      action: 'question closed',
      subject: `conversation ${conversation.id}`,
    });
    return true;
  });
}

type Reached = { readonly id: number; readonly accountId: number | null; readonly now: Date };

async function placeOf({ publicUrl }: DeskParts, tx: Tx, { id, accountId, now }: Reached): Promise<Place> {
  if (accountId !== null) return { href: `${publicUrl}/conversations/${id}`, secret: false };
  return { href: `${publicUrl}/ask/conversations/${await newKey(tx, id, now)}`, secret: true };
}

/** A guest has no page on which to read who looked. */
async function record(
  tx: Tx,
  { accountId }: LockByNumberRow,
  { who, reason, now, what }: Look & { readonly what: AccessedThing },
): Promise<void> {
  if (accountId !== null) await recordAccess(tx, { at: now, accountId, who, what, reason });
}
