/** The conversations of a customer, the last changed first. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { dayIn } from '#kernel/day.ts';
import { html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { badge } from '#ui/marks.ts';
import { emptyState, pager } from '#ui/table.ts';
import { fasterCard } from './ask-view.ts';
import { stateKinds } from './conversation-view.ts';
import type { ConversationState, Topic } from './facts.ts';
import type { ListConversationsRow } from './store.sql.ts';
import { conversationTexts } from './texts.ts';

export type ListShown = {
  readonly visit: CustomerVisit;
  readonly supplier: Supplier;
  readonly list: readonly ListConversationsRow[];
  readonly page: number;
  readonly pages: number;
};

export function listView({ visit, supplier, list, page, pages }: ListShown): Html {
  const { language } = visit;
  const { list: t, topics, states } = conversationTexts(language);
  const ask = html`<a class="btn big" href="/ask">${t.new}</a>`;
  const head = html`<div class="stack tight"><h1>${t.title}</h1><p class="lead">${t.lead}</p></div>`;
  if (list.length === 0)
    return html`<div class="stack loose">${head}${emptyState({ title: t.emptyTitle, text: t.empty, action: ask })}</div>`;
  const items = list.map(({ id, number, topic, state, changedAt, unread, asked }) => {
    const badges = [
      unread && badge('now', t.answered),
      badge(stateKinds[state as ConversationState], states[state as ConversationState]),
    ];
    const day = t.last(writtenDay(dayIn(changedAt, supplier.timeZone), language));
    return html`<li class="card stack tight"><p class="row">${badges}</p><h2 class="as-h3"><a href="/conversations/${id}">${number}: ${topics[topic as Topic]}</a></h2><p>${excerpt(asked)}</p><p class="muted small">${day}</p></li>`;
  });
  const steps = pager({ page, pages, href: (to) => `/conversations?page=${to}` }, language);
  return html`<div class="cols side"><div class="stack loose">${head}<p>${ask}</p><ul class="stack" role="list">${items}</ul>${steps}</div>${fasterCard(supplier, language, true)}</div>`;
}

/** The beginning, to the end of a word. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 120 ? line : `${line.slice(0, 120).replace(/\s\S*$/, '')} …`;
}
