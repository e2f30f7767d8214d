import type { Visit } from '#features/accounts/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { page, type Page } from '#platform/http/exchange.ts';
import { notice } from '#ui/notice.ts';
import { emptyState } from '#ui/table.ts';
import { contractCard } from './contract-card.ts';
import type { ListLinkedContractsRow } from './store.sql.ts';
import { texts } from './texts.ts';

/** *Pregled pogodb*: a card a contract; those of a single point stand two in a row. */
export function overviewPage(visit: Visit, contracts: readonly ListLinkedContractsRow[]): Page {
  const { overview: t, home } = texts[visit.language];
  const small = contracts.filter(({ points }) => points.length <= 1);
  const large = contracts.filter(({ points }) => points.length > 1);
  const card = (contract: ListLinkedContractsRow): Html =>
    contractCard(contract, { visit, alone: contracts.length === 1 });
  const list =
    contracts.length === 0
      ? emptyState({
          title: t.emptyTitle,
          text: t.empty,
          action: html`<a class="btn" href="/contracts/link">${t.linkFirst}</a>`,
        })
      : [small.length > 0 && html`<div class="cols two">${small.map(card)}</div>`, large.map(card)];
  const link = contracts.length > 0 && html`<a class="btn plain" href="/contracts/link">${t.linkAnother}</a>`;
  return page({
    title: t.title,
    crumbs: [{ label: home, href: '/' }],
    main: html`<div class="stack loose"><div class="row apart"><h1>${t.title}</h1>${link}</div>${whatWasDone(visit, contracts)}${list}</div>`,
  });
}

/** Said once, after the write that led here. The number comes from the list, not from the address. */
function whatWasDone(visit: Visit, contracts: readonly ListLinkedContractsRow[]): Html | undefined {
  const { overview: t } = texts[visit.language];
  if (visit.query.has('removed')) return notice('ok', html`<p>${t.nowRemoved}</p>`, { role: 'status' });
  const linked = contracts.find(({ id }) => String(id) === visit.query.text('linked'));
  if (linked === undefined) return undefined;
  const words = html`<h2>${t.nowLinked(linked.number)}</h2><p>${t.nowLinkedHint}</p>`;
  return notice('ok', words, { role: 'status' });
}
