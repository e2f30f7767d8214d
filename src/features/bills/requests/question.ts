/** `/bills/:id/question`: a question about one bill, and what was answered. */
import { customer, type CustomerVisit } from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { dayIn } from '#kernel/day.ts';
import { accepted, refused, type Outcome, type Refusal } from '#kernel/refusal.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { html, type Html } from '#platform/html/html.ts';
import { idOf, orNotFound, page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import { writtenDay } from '#ui/days.ts';
import { actions, form, submit, textArea } from '#ui/form.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import type { BillingRefusal } from './input.ts';
import {
  findAskedBill,
  insertQuestion,
  listQuestions,
  type FindAskedBillRow,
  type ListQuestionsRow,
} from './store.sql.ts';
import { requestTexts } from './texts.ts';

type QuestionParts = { readonly pool: Pool; readonly supplier: Pick<Supplier, 'timeZone'> };

const longest = 2000;
/** Questions of an account that may wait at once: nobody has more to ask before the first is answered. */
const mostWaiting = 20;

export function questionPages(parts: QuestionParts) {
  const resumeAt = ({ params }: { readonly params: Readonly<Record<string, string>> }) =>
    `/bills/${params['id']}/question`;
  return {
    /** GET /bills/:id/question */
    showQuestion: customer(async (visit) => questionPage(parts, { visit, bill: await billOf(parts.pool, visit) })),
    /** POST /bills/:id/question */
    askQuestion: customer((visit) => ask(parts, visit), { resumeAt }),
  };
}

async function billOf(pool: Pool, { account, params }: CustomerVisit): Promise<FindAskedBillRow> {
  return orNotFound(await findAskedBill(pool, { accountId: account.id, billId: idOf(params['id']) }));
}

async function ask(parts: QuestionParts, visit: CustomerVisit): Promise<Reply> {
  const bill = await billOf(parts.pool, visit);
  const typed = readQuestion(visit.form.text('question'));
  if (!typed.ok) return questionPage(parts, { visit, bill, refusals: typed.refusals });
  const { account, now, ip } = visit;
  const facts = JSON.stringify({ bill: bill.number, question: typed.value });
  const id = await transaction(parts.pool, async (tx) => {
    const asked = { accountId: account.id, contractId: bill.contractId, facts, now, most: mostWaiting };
    const question = await insertQuestion(tx, asked);
    if (question === undefined) return undefined;
    await audit(tx, {
      at: now,
      accountId: account.id,
      action: 'bill request sent',
      subject: `bill request ${question.id}`,
      facts: { kind: 'question', contract: bill.contractId },
      origin: ip,
    });
    return question.id;
  });
  if (id === undefined) return questionPage(parts, { visit, bill, refusals: [{ code: 'questions_wait' }] });
  return seeOther(`/bills/${bill.id}/question?done=sent`);
}

function readQuestion(typed: string): Outcome<string, BillingRefusal> {
  const text = typed.replaceAll('\r\n', '\n').trim();
  if (text === '') return refused({ code: 'question_missing', field: 'question' });
  if (text.length > longest) return refused({ code: 'question_long', field: 'question', facts: { most: longest } });
  return accepted(text);
}

type Shown = {
  readonly visit: CustomerVisit;
  readonly bill: FindAskedBillRow;
  readonly refusals?: readonly Refusal<BillingRefusal>[];
};

async function questionPage({ pool, supplier }: QuestionParts, { visit, bill, refusals = [] }: Shown): Promise<Page> {
  const texts = requestTexts(visit.language);
  const t = texts.question;
  const asked = await listQuestions(pool, { accountId: visit.account.id, billId: bill.id });
  const problems = refusals.map(({ code, field, facts = {} }) => ({ field, message: texts.refusals[code](facts) }));
  const isDone = refusals.length === 0 && visit.query.text('done') === 'sent';
  const field = textArea({
    name: 'question',
    label: t.label,
    hint: t.hint,
    value: visit.form.text('question').slice(0, 2 * longest),
    error: problems.find(({ field: of }) => of === 'question')?.message,
    maxlength: longest,
  });
  const back = html`<a class="btn quiet" href="/bills/${bill.id}">${t.back}</a>`;
  return page({
    status: refusals.length === 0 ? 200 : 422,
    title: t.title(bill.number),
    crumbs: [
      { label: texts.home, href: '/' },
      { label: texts.bills, href: '/bills' },
      { label: bill.number, href: `/bills/${bill.id}` },
    ],
    main: html`<div class="stack loose narrow"><h1>${t.title(bill.number)}</h1><p class="lead">${t.lead}</p>${errorSummary(texts.checkInput, problems)}${isDone && notice('ok', html`<p>${t.sent}</p>`, { role: 'status', focus: true })}
${form({ action: `/bills/${bill.id}/question`, token: visit.formToken() }, [field, actions(submit(t.send), back)])}${asked.length > 0 && askedView(asked, { visit, timeZone: supplier.timeZone })}</div>`,
  });
}

type Around = { readonly visit: CustomerVisit; readonly timeZone: string };

function askedView(asked: readonly ListQuestionsRow[], { visit, timeZone }: Around): Html {
  const { question: t } = requestTexts(visit.language);
  const dayOf = (instant: Date): string => writtenDay(dayIn(instant, timeZone), visit.language);
  const stateOf = ({ state, createdAt, decidedAt }: ListQuestionsRow): string => {
    if (state === 'sent') return t.waits(dayOf(createdAt));
    return state === 'withdrawn' ? t.withdrawn : t.answered(dayOf(decidedAt ?? createdAt));
  };
  const items = asked.map(
    (each) =>
      html`<li class="card stack tight"><p class="as-typed">${each.facts.question}</p><p class="muted small">${stateOf(each)}</p>${each.note !== '' && html`<h3>${t.answer}</h3><p class="as-typed">${each.note}</p>`}</li>`,
  );
  return html`<section class="stack" aria-labelledby="asked"><h2 id="asked">${t.asked}</h2><ul class="stack" role="list">${items}</ul></section>`;
}
