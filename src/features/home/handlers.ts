import { anyone, type CustomerVisit, type Guarded } from '#features/accounts/index.ts';
import type { Library } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { page } from '#platform/http/exchange.ts';
import type { Pool } from '#platform/db/pool.ts';
import { customerHome } from './customer-home.ts';
import { getHome } from './store.sql.ts';
import { homeTexts } from './texts.ts';
import { visitorHome } from './visitor-home.ts';

type HomeParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly library: Pick<Library, 'hasPage'>;
};

/** Address: `/`. */
export function homePages({ pool, supplier, library: { hasPage } }: HomeParts): Readonly<Record<'showHome', Guarded>> {
  return {
    showHome: anyone(async (visit) => {
      const { title } = homeTexts(visit.language);
      const { account } = visit;
      if (account === undefined) return page({ title, main: visitorHome({ visit, supplier, hasPage }), frame: 'gate' });
      const home = await getHome(pool, { accountId: account.id, today: visit.today });
      const known: CustomerVisit = { ...visit, account };
      return page({ title, main: customerHome({ visit: known, supplier, hasPage, home }) });
    }),
  };
}
