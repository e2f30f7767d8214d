/** `/ask` without an account: the form, its confirmation by mail, and the conversation by its secret address. */
import { alike, anyone, type Visit } from '#features/accounts/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { orNotFound, page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import { networkOf } from '#platform/limits/network.ts';
import { filesLostName } from '#ui/form.ts';
import { draftsOf, type FormKey } from '../attachments/drafts.ts';
import { askPage } from '../ask-pages.ts';
import {
  changeConversation,
  conversationPage,
  sendAttachment,
  writeInConversation,
  type Opened,
} from '../conversation-pages.ts';
import { formKeyOf, newFormKey, readGuestQuestion, type QuestionRefusal } from '../input.ts';
import {
  filesPerGuest,
  questionsPerNetwork,
  slowQuestionsPerNetwork,
  writingPerGuest,
  type ConversationParts,
} from '../parts.ts';
import { problemsOf } from '../refusals.ts';
import { conversationTexts } from '../texts.ts';
import { filesOfForm } from '../uploading.ts';
import {
  confirmQuestion,
  findByKey,
  findToConfirm,
  findWait,
  holdQuestion,
  releaseQuestion,
  requestQuestion,
} from './actions.ts';
import type { FindQuestionRow } from './store.sql.ts';
import { guestTexts } from './texts.ts';
import { confirmView, goneView, guestAskView, sentView, usedView, waitView } from './views.ts';

type Wrong = { readonly refusals?: readonly Refusal<QuestionRefusal>[]; readonly status?: number };

export function guestPages(parts: ConversationParts) {
  const { pool } = parts;
  const opensConversation = async (visit: Visit): Promise<boolean> =>
    (await findByKey(pool, visit.params['key'] ?? '', visit.now)) !== undefined;
  const confirms = async (visit: Visit): Promise<boolean> =>
    (await findToConfirm(pool, visit.params['token'] ?? '', visit.now)) !== undefined;
  return {
    /** POST /ask */
    askAsGuest: anyone((visit) => ask(parts, visit)),
    /** GET /ask/sent */
    showAskSent: anyone(async (visit) =>
      page({ title: guestTexts(visit.language).sentTitle, main: sentView(visit), frame: 'gate' }),
    ),
    /** GET /ask/wait/:ticket */
    showAskWait: anyone((visit) => waitPage(parts, visit)),
    /** POST /ask/wait/:ticket */
    finishAsking: anyone(async (visit) => {
      const released = await alike(parts, () => releaseQuestion(parts, visit.params['ticket'] ?? '', visit));
      return released ? seeOther('/ask/sent') : waitPage(parts, visit);
    }),
    /** GET /ask/confirm/:token */
    showConfirmation: anyone((visit) => confirmationPage(parts, visit, {})),
    /** POST /ask/confirm/:token */
    confirm: anyone((visit) => confirm(parts, visit), { takesFiles: confirms }),
    /** GET /ask/conversations/:key */
    showGuestConversation: anyone(async (visit) => {
      const guests = await opened(parts, visit);
      return conversationPage(parts, guests, { key: newFormKey(guests.subject) });
    }),
    /** POST /ask/conversations/:key/messages */
    writeAsGuest: anyone(async (visit) => writeInConversation(parts, await opened(parts, visit)), {
      takesFiles: opensConversation,
    }),
    /** POST /ask/conversations/:key/closing */
    closeAsGuest: anyone(async (visit) => changeConversation(parts, await opened(parts, visit), 'closed')),
    /** POST /ask/conversations/:key/reopening */
    reopenAsGuest: anyone(async (visit) => changeConversation(parts, await opened(parts, visit), 'reopened')),
    /** GET /ask/conversations/:key/attachments/:attachment */
    sendGuestAttachment: anyone(async (visit) => sendAttachment(parts, await opened(parts, visit))),
  };
}

export async function guestAskPage(parts: ConversationParts, visit: Visit, wrong: Wrong): Promise<Page> {
  const { refusals = [], status } = wrong;
  const t = conversationTexts(visit.language);
  const problems = problemsOf(refusals, visit.language);
  const worker = parts.script('captcha-solver.js');
  return page({
    status: status ?? (refusals.length === 0 ? 200 : 422),
    title: t.ask.title,
    crumbs: [{ label: t.home, href: '/' }],
    scripts: ['registration.js'],
    main: guestAskView({ visit, supplier: parts.supplier, problems, worker }),
  });
}

async function ask(parts: ConversationParts, visit: Visit): Promise<Reply> {
  const { form, now, language, account } = visit;
  // signed in meanwhile, in another tab: what was typed goes on in the form for customers
  if (account !== undefined)
    return askPage(parts, { visit: { ...visit, account }, key: newFormKey(`account ${account.id}`) });
  const typed = readGuestQuestion(form);
  if (!typed.ok) return guestAskPage(parts, visit, { refusals: typed.refusals });
  const proof = form.text('proof');
  const proven = proof !== '' && (await parts.captcha.accept(parts.pool, proof, now));
  if (proof !== '' && !proven) return guestAskPage(parts, visit, { refusals: [{ code: 'proof_failed' }] });
  const limit = proven ? questionsPerNetwork : slowQuestionsPerNetwork;
  const verdict = await parts.limits.count(parts.pool, limit, { subject: networkOf(visit.ip), now });
  if (verdict.paused) {
    const refusals = [{ code: 'paused', facts: { minutes: verdict.minutesLeft } }] as const;
    return guestAskPage(parts, visit, { refusals, status: 429 });
  }
  await parts.wait(verdict.delayMilliseconds);
  const given = { ...typed.value, language };
  if (!proven) return seeOther(`/ask/wait/${await holdQuestion(parts, given, visit)}`);
  await alike(parts, () => requestQuestion(parts, given, visit));
  return seeOther('/ask/sent');
}

async function waitPage({ pool }: ConversationParts, visit: Visit): Promise<Page> {
  const secondsLeft = await findWait(pool, visit.params['ticket'] ?? '', visit.now);
  return page({ title: guestTexts(visit.language).waitTitle, main: waitView(visit, secondsLeft), frame: 'gate' });
}

type Confirming = { readonly key?: FormKey; readonly refusals?: readonly Refusal<QuestionRefusal>[] };

/** What was sent already leads to its conversation when the button is pressed, not before: programs open links too. */
async function confirmationPage(
  { pool }: ConversationParts,
  visit: Visit,
  { key: given, refusals = [] }: Confirming,
): Promise<Page> {
  const t = guestTexts(visit.language);
  const question = await findToConfirm(pool, visit.params['token'] ?? '', visit.now);
  if (question === undefined) return page({ status: 410, title: t.goneTitle, main: goneView(visit), frame: 'gate' });
  if (question.conversationId !== null) return page({ title: t.usedTitle, main: usedView(visit), frame: 'gate' });
  const problems = problemsOf(refusals, visit.language);
  const key = given ?? newFormKey(ownerOf(question));
  return page({
    status: refusals.length === 0 ? 200 : 422,
    title: t.confirmTitle,
    scripts: ['attachments.js'],
    main: confirmView({ visit, question, key, drafts: await draftsOf(pool, key), problems }),
  });
}

async function confirm(parts: ConversationParts, visit: Visit): Promise<Reply> {
  const { form, params } = visit;
  const token = params['token'] ?? '';
  const question = await findToConfirm(parts.pool, token, visit.now);
  if (question === undefined) return confirmationPage(parts, visit, {});
  const key = formKeyOf(form, ownerOf(question));
  const refusals = [...(await filesOfForm(parts, visit, { key, limit: filesPerGuest }))];
  if (form.has(filesLostName)) refusals.push({ code: 'files_lost', field: 'files' });
  if (refusals.length > 0) return confirmationPage(parts, visit, { key, refusals });
  const secret = await confirmQuestion(parts, { token, key }, visit);
  return secret === undefined ? confirmationPage(parts, visit, {}) : seeOther(`/ask/conversations/${secret}?done=sent`);
}

function ownerOf({ id }: FindQuestionRow): string {
  return `guest ${id}`;
}

async function opened({ pool }: ConversationParts, visit: Visit): Promise<Opened> {
  const key = visit.params['key'] ?? '';
  const conversationId = orNotFound(await findByKey(pool, key, visit.now));
  const holder = { conversationId, accountId: null };
  const base = `/ask/conversations/${key}`;
  const subject = `conversation ${conversationId}`;
  return { visit, holder, base, limit: writingPerGuest, filesLimit: filesPerGuest, subject };
}
