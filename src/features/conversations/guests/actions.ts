/**
 * Questions of people without an account. A question is kept, and a link goes to its mailbox; it reaches the supplier when
 * the link is opened and confirmed. Files come only then: whoever has shown no mailbox leaves nothing but words.
 */
import { hashToken, isToken, letterLanguage, newToken, type Visit } from '#features/accounts/index.ts';
import { emailSubject } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { transaction, type Tx } from '#platform/db/pool.ts';
import type { Db } from '#platform/db/query.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import { begin } from '../actions.ts';
import type { FormKey } from '../attachments/drafts.ts';
import type { GuestQuestion } from '../input.ts';
import { confirmationLetter, receiptLetter } from '../letters.ts';
import { questionsPerEmail, type ConversationParts } from '../parts.ts';
import { insertConversation } from '../store.sql.ts';
import {
  findLinked,
  findQuestion,
  findTicket,
  insertLink,
  insertQuestion,
  lockQuestion,
  questionBecame,
  redeemTicket,
  setLink,
  type FindQuestionRow,
} from './store.sql.ts';

const hour = 3_600_000;
const confirmationGoodFor = 48 * hour;
const linkGoodFor = 90 * 24 * hour;
/** How long somebody without a proof of work waits. */
export const ticketWaitSeconds = 30;

type Caller = Pick<Visit, 'now' | 'ip'>;
type Given = GuestQuestion & { readonly language: PageLanguage };

/** Keeps the question and sends the link. What happens is the same to the eye, whatever is known of the address. */
export async function requestQuestion(parts: ConversationParts, given: Given, caller: Caller): Promise<void> {
  await transaction(parts.pool, async (tx) => {
    const { id } = await insertQuestion(tx, { ...rowOf(given), now: caller.now, ticketHash: null, readyAt: null });
    await letThrough({ parts, tx, caller }, { id, email: given.email, language: given.language });
  });
}

/** Keeps a question that came without a proof of work, and gives the ticket with which it goes on after a wait. */
export async function holdQuestion(parts: ConversationParts, given: Given, { now }: Caller): Promise<string> {
  const ticket = newToken();
  const readyAt = new Date(now.getTime() + ticketWaitSeconds * 1000);
  await insertQuestion(parts.pool, { ...rowOf(given), now, ticketHash: hashToken(ticket), readyAt });
  return ticket;
}

function rowOf({ name, email, topic, text, language }: Given) {
  return { name, email, topic, body: text, language };
}

/** Seconds that the ticket must still wait, or undefined for one that is not known or was used. */
export async function findWait(db: Db, ticket: string, now: Date): Promise<number | undefined> {
  const found = isToken(ticket) ? await findTicket(db, { ticketHash: hashToken(ticket) }) : undefined;
  return found && Math.max(0, Math.ceil((found.readyAt.getTime() - now.getTime()) / 1000));
}

/** The wait is over: the kept question goes on, once. */
export async function releaseQuestion(parts: ConversationParts, ticket: string, caller: Caller): Promise<boolean> {
  if (!isToken(ticket)) return false;
  return transaction(parts.pool, async (tx) => {
    const question = await redeemTicket(tx, { ticketHash: hashToken(ticket), now: caller.now });
    if (question === undefined) return false;
    await letThrough({ parts, tx, caller }, question);
    return true;
  });
}

type Step = { readonly parts: ConversationParts; readonly tx: Tx; readonly caller: Caller };

/** Sends the link. Too many in an hour to one mailbox: nothing, and not a word of it. */
async function letThrough(
  { parts, tx, caller: { now, ip } }: Step,
  { id, email, language: of }: { id: number; email: string; language: string },
): Promise<void> {
  await audit(tx, {
    at: now,
    accountId: null,
    action: 'guest question kept',
    subject: `guest question ${id}`,
    origin: ip,
  });
  const { paused } = await parts.limits.count(tx, questionsPerEmail, { subject: emailSubject(email), now });
  if (paused) return;
  const token = newToken();
  await setLink(tx, { id, linkHash: hashToken(token), expiresAt: new Date(now.getTime() + confirmationGoodFor) });
  const language = letterLanguage(of);
  const href = `${parts.publicUrl}/ask/confirm/${token}`;
  await queueMessage(tx, {
    channel: 'mail',
    to: email,
    accountId: null,
    template: 'question-confirmation',
    letter: confirmationLetter(parts.supplier, { language, href, askedAt: now }),
    now,
    askedFor: true,
  });
}

/** The question that the link confirms. Asking changes nothing: mail programs open links on their own. */
export async function findToConfirm(db: Db, token: string, now: Date): Promise<FindQuestionRow | undefined> {
  const found = isToken(token) ? await findQuestion(db, { linkHash: hashToken(token) }) : undefined;
  return found !== undefined && found.expiresAt > now ? found : undefined;
}

/**
 * The question reaches the supplier. Gives the secret key of the conversation; whoever comes again by the same link gets
 * another one to the same conversation. Undefined where the link is not good (any more).
 */
export async function confirmQuestion(
  parts: ConversationParts,
  { token, key }: { readonly token: string; readonly key: FormKey },
  { now, ip }: Caller,
): Promise<string | undefined> {
  if (!isToken(token)) return undefined;
  return transaction(parts.pool, async (tx) => {
    const question = await lockQuestion(tx, { linkHash: hashToken(token), now });
    if (question === undefined) return undefined;
    const { id, name, email, topic, body, conversationId } = question;
    if (conversationId !== null) return newKey(tx, conversationId, now);
    const language = letterLanguage(question.language);
    const nothing = { contractId: null, meteringPointId: null, billId: null };
    const row = { accountId: null, guestName: name, guestEmail: email, language, topic };
    const fresh = await insertConversation(tx, { ...row, ...nothing, now });
    await begin(tx, fresh, { text: body, key, actor: { accountId: null, now, ip } });
    await questionBecame(tx, { id, conversationId: fresh.id });
    const href = `${parts.publicUrl}/ask/conversations/${await newKey(tx, fresh.id, now)}`;
    await queueMessage(tx, {
      channel: 'mail',
      to: email,
      accountId: null,
      template: 'question-receipt',
      letter: receiptLetter(parts.supplier, { language, number: fresh.number, place: { href, secret: true } }),
      now,
      askedFor: true,
    });
    return newKey(tx, fresh.id, now);
  });
}

/** A new secret key of a guest's conversation, good for 90 days. The database keeps its hash. */
export async function newKey(tx: Tx, conversationId: number, now: Date): Promise<string> {
  const key = newToken();
  await insertLink(tx, { tokenHash: hashToken(key), conversationId, expiresAt: new Date(now.getTime() + linkGoodFor) });
  return key;
}

/** The guest's conversation that a key opens, or undefined. */
export async function findByKey(db: Db, key: string, now: Date): Promise<number | undefined> {
  return isToken(key) ? (await findLinked(db, { tokenHash: hashToken(key), now }))?.id : undefined;
}
