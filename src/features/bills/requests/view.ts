import type { CustomerVisit } from '#features/accounts/index.ts';
import { dayIn } from '#kernel/day.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { form, submit } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { badge, facts, inOneLine, type BadgeKind } from '#ui/marks.ts';
import { errorSummary, notice } from '#ui/notice.ts';
import type { RequestKind, RequestState } from './facts.ts';
import { debitForm, deliveryForm, jointForm, type FormParts } from './forms.ts';
import type { BillingRefusal } from './input.ts';
import type { FindBillingContractRow, FindLatestConfirmedRow, ListRequestsRow } from './store.sql.ts';
import { requestTexts, whatHolds, whatIsAsked } from './texts.ts';

export type BillingView = {
  readonly visit: CustomerVisit;
  readonly contract: FindBillingContractRow;
  readonly requests: readonly ListRequestsRow[];
  readonly agreed: readonly FindLatestConfirmedRow[];
  readonly refusals: readonly Refusal<BillingRefusal>[];
  readonly creditor: string;
  readonly timeZone: string;
};

/** What holds, what waits, and a form for what can be asked: one section for each thing. */
export function billingView(shown: BillingView): Html {
  const { visit, contract, refusals, requests } = shown;
  const t = requestTexts(visit.language);
  const problems = refusals.map(({ code, field, facts: of = {} }) => ({ field, message: t.refusals[code](of) }));
  const errors = new Map(problems.map(({ field = '', message }) => [field, message]));
  const parts: FormParts = { visit, contract, errors, creditor: shown.creditor, agreed: shown.agreed };
  return html`<div class="stack airy"><div class="stack tight"><h1>${t.title}</h1><p class="lead">${t.lead(contract.number)}</p></div>
${errorSummary(t.checkInput, problems)}${refusals.length === 0 && doneNotice(visit)}
${section(shown, { kind: 'delivery', title: t.delivery.title, form: deliveryForm(parts) })}
${contract.contracts > 1 && section(shown, { kind: 'joint_bill', title: t.joint.title, about: t.joint.about(contract.contracts), form: jointForm(parts) })}
${section(shown, { kind: 'direct_debit', title: t.debit.title, about: t.debit.about, form: debitForm(parts) })}
${requests.length > 0 && historyView(shown)}</div>`;
}

function doneNotice({ query, language }: CustomerVisit): Html | undefined {
  const { done } = requestTexts(language);
  const said = query.text('done');
  if (!Object.hasOwn(done, said)) return undefined;
  const kind = said === 'decided' ? 'warn' : 'ok';
  return notice(kind, html`<p>${done[said as keyof typeof done]}</p>`, { role: 'status', focus: true });
}

type Section = {
  readonly kind: RequestKind;
  readonly title: string;
  readonly about?: string;
  readonly form: HtmlValue;
};

function section(shown: BillingView, { kind, title, about, form: inner }: Section): Html {
  const { visit, requests, agreed } = shown;
  const t = requestTexts(visit.language);
  const waiting = requests.find((request) => request.kind === kind && request.state === 'sent');
  const held = agreed.find((request) => request.kind === kind);
  const holds =
    held === undefined ? t.asAgreed : t.since(whatHolds(held, t), dayOf(held.decidedAt ?? visit.now, shown));
  const id = `${kind.replace('_', '-')}-title`;
  return html`<section class="card stack" aria-labelledby="${id}"><h2 class="as-h3" id="${id}">${title}</h2>${about !== undefined && html`<p class="muted">${about}</p>`}${facts([[t.holds, holds]])}${held && mandateLink(held, visit)}${waiting === undefined ? inner : waitingView(waiting, shown)}</section>`;
}

function waitingView(request: ListRequestsRow, shown: BillingView): Html {
  const { visit } = shown;
  const t = requestTexts(visit.language);
  const what = whatIsAsked(request, t);
  const withdrawal = form(
    {
      action: `/bill-requests/${request.id}/withdrawal`,
      token: visit.formToken(),
      class: 'row',
      label: t.withdrawOf(what),
    },
    submit(t.withdraw, { kind: 'plain' }),
  );
  const sentOn = dayOf(request.createdAt, shown);
  return html`${notice('info', html`<p>${t.waiting(what, sentOn)}</p>`)}${mandateLink(request, visit)}${withdrawal}`;
}

function mandateLink({ id, facts: of }: Pick<ListRequestsRow, 'id' | 'facts'>, { language }: CustomerVisit): HtmlValue {
  if (of.action !== 'start') return undefined;
  const { debit: t } = requestTexts(language);
  return html`<p><a href="/bill-requests/${id}/mandate.pdf">${icon('download')} ${t.confirmation}</a></p>`;
}

const stateKinds: Readonly<Record<RequestState, BadgeKind>> = {
  sent: 'now',
  confirmed: 'ok',
  refused: 'bad',
  withdrawn: 'plain',
};

function historyView(shown: BillingView): Html {
  const { requests, visit } = shown;
  const t = requestTexts(visit.language);
  const rows = requests.map((request) => {
    const state = request.state as RequestState;
    const sentOn = inOneLine(dayOf(request.createdAt, shown));
    return html`<tr><td>${sentOn}</td><td>${whatIsAsked(request, t)}${request.note !== '' && html`<p class="muted small">${request.note}</p>`}</td><td>${badge(stateKinds[state], t.states[state])}</td></tr>`;
  });
  const { history } = t;
  const head = [history.sentOn, history.what, history.state].map(
    (name) => html`<th${attrs({ scope: 'col' })}>${name}</th>`,
  );
  return html`<section class="stack" aria-labelledby="history"><h2 id="history">${history.title}</h2><div class="card table"><table><caption class="sr">${history.title}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

function dayOf(instant: Date, { visit, timeZone }: BillingView): string {
  return writtenDay(dayIn(instant, timeZone), visit.language);
}
