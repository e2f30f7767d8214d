/** How a request stands, and the button that sends one: the same wherever something can be asked for. */
import type { CustomerVisit, Visit } from '#features/accounts/index.ts';
import { dayIn } from '#kernel/day.ts';
import { html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { actions, form, submit } from '#ui/form.ts';
import { badge, type BadgeKind } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { isOpen, type RequestKind, type RequestState } from './facts.ts';
import type { ListRequestsRow } from './store.sql.ts';
import { requestTexts, whatIsWanted } from './texts.ts';

type About = { readonly visit: CustomerVisit; readonly timeZone: string; readonly supplierName: string };

const kinds: Readonly<Record<RequestState, BadgeKind>> = {
  sent: 'now',
  arranging: 'now',
  done: 'ok',
  declined: 'bad',
  withdrawn: 'plain',
};

/** What was just done, where the address says so. */
export function doneNotice({ query, language }: Visit): Html | undefined {
  const { done } = requestTexts(language);
  const said = query.text('done');
  if (!Object.hasOwn(done, said)) return undefined;
  const kind = said === 'decided' || said === 'paused' ? 'warn' : 'ok';
  return notice(kind, html`<p>${done[said as keyof typeof done]}</p>`, { role: 'status', focus: true });
}

/** A request with its state, the supplier's answer, and the button that takes it back for as long as it can be. */
export function requestCard(request: ListRequestsRow, { visit, timeZone, supplierName }: About): Html {
  const t = requestTexts(visit.language);
  const dayOf = (instant: Date): string => writtenDay(dayIn(instant, timeZone), visit.language);
  const { id, note } = request;
  const state = request.state as RequestState;
  const what = whatIsWanted({ kind: request.kind as RequestKind, facts: request.facts }, t, supplierName);
  const since = state !== 'sent' && html`, ${t.states[state]} ${t.changedOn(dayOf(request.changedAt))}`;
  const withdrawal =
    isOpen(state) &&
    form(
      {
        action: `/offer-requests/${id}/withdrawal`,
        token: visit.formToken(),
        class: 'row',
        label: t.withdrawOf(what),
      },
      submit(t.withdraw, { kind: 'plain' }),
    );
  const answer = note !== '' && html`<p class="label">${t.answer}</p><p class="as-typed">${note}</p>`;
  return html`<div class="card stack tight narrow"><div class="row apart"><strong>${what}</strong>${badge(kinds[state], t.states[state])}</div><p class="muted small">${t.sentOn(dayOf(request.createdAt))}${since}</p>${answer}${withdrawal}</div>`;
}

/** All requests of a kind, under a heading of their own; nothing where there are none. */
export function requestList(requests: readonly ListRequestsRow[], about: About): Html | undefined {
  if (requests.length === 0) return undefined;
  const t = requestTexts(about.visit.language);
  const items = requests.map((request) => html`<li>${requestCard(request, about)}</li>`);
  return html`<section class="stack" aria-labelledby="requests"><h2 id="requests">${t.title}</h2><ul class="stack tight" role="list">${items}</ul></section>`;
}

/**
 * The button *Zanima me*, or how the request that was sent stands. `request` is the latest of the thing. An offer that
 * was arranged is had; anything else may be wanted again.
 */
export function interestPanel(
  request: ListRequestsRow | undefined,
  { action, ...about }: About & { action: string },
): Html {
  const { visit } = about;
  const t = requestTexts(visit.language);
  const card = request && requestCard(request, about);
  if (request !== undefined && (isOpen(request.state) || (request.state === 'done' && request.kind === 'offer'))) {
    return html`${card}`;
  }
  const label = request === undefined ? t.interested : t.again;
  return html`${card}${form({ action, token: visit.formToken() }, [actions(submit(label)), html`<p class="muted small">${t.noDuty}</p>`])}`;
}

/** For who is not signed in: the way to the log-in and back. */
export function interestByLogIn({ language, path }: Visit): Html {
  const t = requestTexts(language);
  return html`<p><a class="btn" href="/login?next=${encodeURIComponent(path)}">${t.logIn}</a></p>`;
}
