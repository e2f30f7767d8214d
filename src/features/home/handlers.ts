import { anyone, type CustomerVisit, type Guarded } from '#features/accounts/index.ts';
import { publishedNews, type Library } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { page } from '#platform/http/exchange.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Pool } from '#platform/db/pool.ts';
import { unbroken } from '#ui/marks.ts';
import type { Tile } from '#ui/tiles.ts';
import { customerHome } from './customer-home.ts';
import type { HomeTiles } from './home-facts.ts';
import { getHome } from './store.sql.ts';
import { homeTexts } from './texts.ts';
import { visitorHome } from './visitor-home.ts';

/** Enough to see that something is new. */
const latestNews = 2;

type HomeParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly library: Pick<Library, 'news'>;
  readonly tiles: (language: PageLanguage) => HomeTiles;
};

/** The supplier's name stays in one line. */
function unbrokenTiles({ services, toRead, visitor }: HomeTiles, name: string): HomeTiles {
  const whole = (list: readonly Tile[]): readonly Tile[] =>
    list.map((tile) => (typeof tile.label === 'string' ? { ...tile, label: unbroken(tile.label, name) } : tile));
  return { services: whole(services), toRead: whole(toRead), visitor: whole(visitor) };
}

/** Address: `/`. */
export function homePages({ pool, supplier, library, tiles }: HomeParts): Readonly<Record<'showHome', Guarded>> {
  return {
    showHome: anyone(async (visit) => {
      const { account, language } = visit;
      const { title } = homeTexts(language);
      const ways = unbrokenTiles(tiles(language), supplier.name);
      if (account === undefined) return page({ title, main: visitorHome(visit, ways.visitor), frame: 'gate' });
      const home = await getHome(pool, { accountId: account.id, today: visit.today });
      const news = publishedNews(library, { ...visit, most: latestNews });
      const known: CustomerVisit = { ...visit, account };
      return page({ title, main: customerHome({ visit: known, supplier, tiles: ways, home, news }) });
    }),
  };
}
