/** `/bills`: what is owed, and all bills on pages of fifty. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { page, type Page } from '#platform/http/exchange.ts';
import { checkContract, readFilters, readPlace, selectionOf } from './filters.ts';
import { listBills, listOwed } from './list.sql.ts';
import { listView } from './list-view.ts';
import { listTexts } from './texts.ts';

const PAGE_SIZE = 50;

export async function listPage(pool: Pool, { account, language, today, query }: CustomerVisit): Promise<Page> {
  const t = listTexts(language);
  const filters = readFilters(query);
  const after = readPlace(query.text('after'));
  const { state } = filters;
  const chosen = { ...selectionOf(filters), state, accountId: account.id, today };
  const [contracts, rows] = await Promise.all([
    listOwed(pool, { accountId: account.id, today }),
    // one more than is shown: it says whether there is a next page
    listBills(pool, { ...chosen, afterDay: after.day, afterId: after.id, limit: PAGE_SIZE + 1 }),
  ]);
  checkContract(filters, contracts);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const next = last && { day: last.issuedOn, id: last.id };
  const main = listView({ language, today, filters, contracts, rows: shown, after, next });
  return page({ title: t.title, crumbs: [{ href: '/', label: t.home }], main });
}
