/** `/ask` for customers: the form, and what comes of it. */
import { customer, type CustomerVisit } from '#features/accounts/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { idOf, orNotFound, page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import { askQuestion } from './actions.ts';
import { draftsOf, type FormKey } from './attachments/drafts.ts';
import { askView } from './ask-view.ts';
import { formKeyOf, readQuestion, readSubject, type QuestionRefusal } from './input.ts';
import { filesPerAccount, writingPerAccount, type ConversationParts } from './parts.ts';
import { problemsOf } from './refusals.ts';
import { countConversations, listAboutBill, listSubjects } from './store.sql.ts';
import { findSubject, type FoundSubject } from './subjects.ts';
import { conversationTexts } from './texts.ts';
import { filesOfForm } from './uploading.ts';

export function askPages(parts: ConversationParts) {
  return {
    /** POST /conversations */
    ask: customer((visit) => ask(parts, visit), { resumeAt: () => '/ask', takesFiles: true }),
    /** GET /bills/:id/question: where a question about a bill was asked before there were conversations. */
    askAboutBill: customer(async ({ account, params }) => {
      const id = idOf(params['id']);
      orNotFound(await findSubject(parts.pool, account.id, { kind: 'bill', id }));
      return seeOther(`/ask?bill=${id}`);
    }),
  };
}

type Shown = {
  readonly visit: CustomerVisit;
  readonly key: FormKey;
  readonly refusals?: readonly Refusal<QuestionRefusal>[];
  readonly status?: number;
};

/** The form, empty or as it was sent. `?bill=`, `?contract=` and `?point=` choose what it is about. */
export async function askPage(parts: ConversationParts, { visit, key, refusals = [], status }: Shown): Promise<Page> {
  const { language, account } = visit;
  const { pool, supplier } = parts;
  const accountId = account.id;
  const subject = await chosenSubject(parts, visit);
  const before = subject?.kind === 'bill' ? await listAboutBill(pool, { accountId, billId: subject.id }) : [];
  const t = conversationTexts(language);
  return page({
    status: status ?? (refusals.length === 0 ? 200 : 422),
    title: t.ask.title,
    crumbs: [{ label: t.home, href: '/' }],
    scripts: ['attachments.js'],
    main: askView({
      visit,
      supplier,
      key,
      drafts: await draftsOf(pool, key),
      problems: problemsOf(refusals, language),
      subjects: await listSubjects(pool, { accountId }),
      subject,
      before,
      mine: await countConversations(pool, { accountId }),
    }),
  });
}

/** What is not the account's is as good as not named. */
async function chosenSubject({ pool }: ConversationParts, visit: CustomerVisit): Promise<FoundSubject | undefined> {
  const { query, form, account } = visit;
  const named = (['bill', 'contract', 'point'] as const).find((kind) => query.has(kind));
  const text = named === undefined ? form.text('about') : `${named}:${query.text(named)}`;
  const subject = readSubject(text);
  return subject && findSubject(pool, account.id, subject);
}

async function ask(parts: ConversationParts, visit: CustomerVisit): Promise<Reply> {
  const { account, form, now } = visit;
  const owner = `account ${account.id}`;
  const key = formKeyOf(form, owner);
  const fileFaults = await filesOfForm(parts, visit, { key, limit: filesPerAccount });
  const typed = readQuestion(form);
  const wrong = [...(typed.ok ? [] : typed.refusals), ...fileFaults];
  if (!typed.ok || wrong.length > 0) return askPage(parts, { visit, key, refusals: wrong });
  const { subject } = typed.value;
  const found = subject && (await findSubject(parts.pool, account.id, subject));
  if (subject !== undefined && found === undefined)
    return askPage(parts, { visit, key, refusals: [{ code: 'subject_unknown', field: 'about' }] });
  const verdict = await parts.limits.count(parts.pool, writingPerAccount, { subject: owner, now });
  if (verdict.paused) {
    const refusals = [{ code: 'paused', facts: { minutes: verdict.minutesLeft } }] as const;
    return askPage(parts, { visit, key, refusals, status: 429 });
  }
  const asked = await askQuestion(parts, { question: typed.value, subject: found, key, visit });
  if (!asked.ok) return askPage(parts, { visit, key, refusals: asked.refusals });
  return seeOther(`/conversations/${asked.value}?done=sent`);
}
