/** Asking, writing more, closing, opening again: one transaction each, with its audit entry. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import { accepted, refused, type Outcome } from '#kernel/refusal.ts';
import { transaction, violatedConstraint, type Pool, type Tx } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { attach, formHash, type FormKey } from './attachments/drafts.ts';
import type { Author, ConversationState, Holder } from './facts.ts';
import type { QuestionRefusal, TypedQuestion } from './input.ts';
import { receiptLetter } from './letters.ts';
import { mostWaiting, type ConversationParts } from './parts.ts';
import { stateAfter, type Happening } from './rules.ts';
import {
  countWaiting,
  findByForm,
  insertConversation,
  insertMessage,
  lockConversation,
  setState,
  type InsertConversationRow,
} from './store.sql.ts';
import type { FoundSubject } from './subjects.ts';

/** Who acts, when, and from where. `accountId` null: a guest. */
export type Actor = { readonly accountId: number | null; readonly now: Date; readonly ip: string };

type Asking = {
  readonly question: Pick<TypedQuestion, 'topic' | 'text'>;
  readonly subject: FoundSubject | undefined;
  readonly key: FormKey;
  readonly visit: CustomerVisit;
};

/** Gives the id of the conversation. The same form sent again, even at the same moment, gives the same. */
export async function askQuestion(
  parts: ConversationParts,
  { question, subject, key, visit }: Asking,
): Promise<Outcome<number, QuestionRefusal>> {
  const { account, now, ip, language } = visit;
  const before = await findByForm(parts.pool, { formHash: formHash(key), accountId: account.id });
  if (before !== undefined) return accepted(before.conversationId);
  try {
    return await transaction(parts.pool, async (tx) => {
      const { waiting } = await countWaiting(tx, { accountId: account.id });
      if (waiting >= mostWaiting) return refused({ code: 'questions_wait', facts: { most: mostWaiting } });
      const row = { accountId: account.id, guestName: '', guestEmail: null, language, topic: question.topic };
      const about = subject ?? { contractId: null, meteringPointId: null, billId: null };
      const { contractId, meteringPointId, billId } = about;
      const fresh = await insertConversation(tx, { ...row, contractId, meteringPointId, billId, now });
      await begin(tx, fresh, { text: question.text, key, actor: { accountId: account.id, now, ip } });
      const place = { href: `${parts.publicUrl}/conversations/${fresh.id}`, secret: false };
      await queueMessage(tx, {
        channel: 'mail',
        to: account.email,
        accountId: account.id,
        template: 'question-receipt',
        letter: receiptLetter(parts.supplier, { language, number: fresh.number, place }),
        now,
      });
      return accepted(fresh.id);
    });
  } catch (error) {
    return acceptedBefore(parts.pool, { error, key, accountId: account.id });
  }
}

type First = { readonly text: string; readonly key: FormKey; readonly actor: Actor };

/** The first message of a conversation that was just made, with its files. */
export async function begin(tx: Tx, { id, number }: InsertConversationRow, { text, key, actor }: First): Promise<void> {
  const { now, accountId, ip } = actor;
  const written = { conversationId: id, author: 'customer', body: text, now, formHash: formHash(key) };
  const message = await insertMessage(tx, written);
  await attach(tx, message.id, key);
  await audit(tx, {
    at: now,
    accountId,
    action: 'question asked',
    subject: `conversation ${id}`,
    facts: { number },
    origin: ip,
  });
}

/** Another press of the same button was faster: what it did holds for this one too. */
async function acceptedBefore(
  pool: Pool,
  { error, key, accountId }: { error: unknown; key: FormKey; accountId: number | null },
): Promise<Outcome<number, never>> {
  if (violatedConstraint(error) !== 'conversation_messages_one_per_form') throw error;
  const before = await findByForm(pool, { formHash: formHash(key), accountId });
  if (before === undefined) throw error;
  return accepted(before.conversationId);
}

/** Adds a message of whoever asked. */
export async function writeMore(
  { pool }: Pick<ConversationParts, 'pool'>,
  holder: Holder,
  { text, key, actor }: First,
): Promise<void> {
  const { now } = actor;
  try {
    await transaction(pool, async (tx) => {
      const found = await happen(tx, holder, { happening: 'written', actor });
      if (!found) return;
      const { conversationId } = holder;
      const written = { conversationId, author: 'customer', body: text, now, formHash: formHash(key) };
      const { id } = await insertMessage(tx, written);
      await attach(tx, id, key);
    });
  } catch (error) {
    await acceptedBefore(pool, { error, key, accountId: holder.accountId });
  }
}

const verbs: Readonly<Partial<Record<Happening, string>>> = {
  written: 'question continued',
  closed: 'question closed',
  reopened: 'question reopened',
};

/** Closes, or opens again. Where it is so already, nothing happens. */
export async function change(
  { pool }: Pick<ConversationParts, 'pool'>,
  holder: Holder,
  what: { happening: 'closed' | 'reopened'; actor: Actor },
): Promise<void> {
  await transaction(pool, (tx) => happen(tx, holder, what));
}

/** False where there is no such conversation (any more). */
async function happen(
  tx: Tx,
  holder: Holder,
  { happening, actor: { now, accountId, ip } }: { happening: Happening; actor: Actor },
): Promise<boolean> {
  const found = await lockConversation(tx, holder);
  if (found === undefined) return false;
  const state = stateAfter(happening, {
    state: found.state as ConversationState,
    lastAuthor: found.lastAuthor as Author,
  });
  if (state === found.state && happening !== 'written') return true;
  await setState(tx, { conversationId: found.id, state, now });
  const action = verbs[happening] ?? happening;
  await audit(tx, { at: now, accountId, action, subject: `conversation ${found.id}`, origin: ip });
  return true;
}
