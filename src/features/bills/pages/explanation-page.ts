/** `/bills/:id/explanation`: *Zakaj je moj račun takšen?* */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { html } from '#platform/html/html.ts';
import { page, type Page } from '#platform/http/exchange.ts';
import { explanationView } from '../explain/explain-view.ts';
import { explainBill } from '../explain/makings.ts';
import { billOf } from './bill-page.ts';
import { billTexts } from './bill-texts.ts';
import { titleOf } from './bill-view.ts';
import { periodInWords } from './periods.ts';
import { listTexts } from './texts.ts';

export type ExplanationParts = {
  readonly pool: Pool;
  readonly supplier: Pick<Supplier, 'tariffs' | 'timeZone'>;
};

export async function explanationPage(parts: ExplanationParts, visit: CustomerVisit): Promise<Page> {
  const { pool, supplier } = parts;
  const { account, language } = visit;
  const bill = await billOf(pool, visit);
  const explanation = await explainBill(pool, { bill, accountId: account.id, supplier });
  const { home, title: bills } = listTexts(language);
  const title = titleOf(bill, language);
  return page({
    title: billTexts(language).why,
    crumbs: [
      { href: '/', label: home },
      { href: '/bills', label: bills },
      { href: `/bills/${bill.id}`, label: title },
    ],
    main: html`<div class="stack airy"><div class="stack tight"><h1>${title}</h1><p class="muted">${periodInWords(bill, language)}</p></div>${explanationView({ explanation, askHref: `/bills/${bill.id}/question` }, language)}</div>`,
  });
}
