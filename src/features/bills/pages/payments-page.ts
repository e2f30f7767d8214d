/** `/payments`: the archive of payments with what each settled, on pages of fifty. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { page, type Page } from '#platform/http/exchange.ts';
import { checkContract, readFilters, readPlace, selectionOf } from './filters.ts';
import { listPaidContracts, listPayments } from './payments.sql.ts';
import { paymentsTexts } from './payments-texts.ts';
import { paymentsView } from './payments-view.ts';
import { listTexts } from './texts.ts';

const PAGE_SIZE = 50;

export async function paymentsPage(pool: Pool, { account, language, today, query }: CustomerVisit): Promise<Page> {
  const filters = { ...readFilters(query), state: null };
  const after = readPlace(query.text('after'));
  const chosen = { ...selectionOf(filters), accountId: account.id };
  const [contracts, rows] = await Promise.all([
    listPaidContracts(pool, { accountId: account.id }),
    listPayments(pool, { ...chosen, afterDay: after.day, afterId: after.id, limit: PAGE_SIZE + 1 }),
  ]);
  checkContract(filters, contracts);
  const shown = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? shown.at(-1) : undefined;
  const next = last && { day: last.paidOn, id: last.id };
  const main = paymentsView({ language, today, filters, contracts, rows: shown, after, next });
  const { home, title: bills } = listTexts(language);
  return page({
    title: paymentsTexts(language).title,
    crumbs: [
      { href: '/', label: home },
      { href: '/bills', label: bills },
    ],
    main,
  });
}
