import {
  anyone,
  customer,
  letterLanguage,
  writeMoment,
  type CustomerVisit,
  type Guarded,
} from '#features/accounts/index.ts';
import { audit } from '#features/audit/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { orNotFound, page, raw, seeOther, type Page } from '#platform/http/exchange.ts';
import { feedPath, hashOfFile, newFeedKey } from './address.ts';
import { writeFeed } from './feed.ts';
import { deleteFeed, findFeed, putFeed, readFeed } from './store.sql.ts';
import { texts } from './texts.ts';
import { calendarView } from './view.ts';

export type CalendarParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly secret: string;
  readonly publicUrl: string;
};

type CalendarPages = Readonly<Record<'showCalendar' | 'makeFeed' | 'removeFeed' | 'sendFeed', Guarded>>;

/** Addresses: `/settings/calendar`, `/settings/calendar/removal`, `/calendar/:file`. */
export function calendarPages(parts: CalendarParts): CalendarPages {
  const { pool, secret } = parts;
  const resumeAt = { resumeAt: () => '/settings/calendar' };
  return {
    showCalendar: customer((visit) => calendarPage(parts, visit)),

    makeFeed: customer(async (visit) => {
      await transaction(pool, async (tx) => {
        await putFeed(tx, { accountId: visit.account.id, now: visit.now, ...newFeedKey(secret) });
        await audit(tx, { ...doneBy(visit), action: 'calendar address made' });
      });
      return seeOther('/settings/calendar?done=made');
    }, resumeAt),

    removeFeed: customer(async (visit) => {
      await transaction(pool, async (tx) => {
        const removed = await deleteFeed(tx, { accountId: visit.account.id });
        if (removed !== undefined) await audit(tx, { ...doneBy(visit), action: 'calendar address removed' });
      });
      return seeOther('/settings/calendar?done=removed');
    }, resumeAt),

    // without a session: the address itself is the key
    sendFeed: anyone(async ({ params, now, today }) => {
      const tokenHash = orNotFound(hashOfFile(params['file']));
      const { accountId, language } = orNotFound(await readFeed(pool, { tokenHash, now }));
      const reader = { accountId, language: letterLanguage(language), now, today };
      return raw('text/calendar; charset=utf-8', await writeFeed(parts, reader), {
        'Content-Disposition': 'inline; filename="odcitki.ics"',
      });
    }),
  };
}

async function calendarPage({ pool, secret, publicUrl, supplier }: CalendarParts, visit: CustomerVisit): Promise<Page> {
  const t = texts[visit.language];
  const sentences: Readonly<Record<string, string>> = { made: t.made, removed: t.removed };
  const done = visit.query.text('done');
  const feed = await findFeed(pool, { accountId: visit.account.id });
  const written = (instant: Date): string => writeMoment(instant, visit.language, supplier.timeZone);
  const shown = feed && {
    address: `${publicUrl}${feedPath(secret, feed.salt)}`,
    madeAt: written(feed.madeAt),
    lastReadAt: feed.lastReadAt === null ? undefined : written(feed.lastReadAt),
  };
  return page({
    title: t.title,
    crumbs: [{ label: t.settings, href: '/settings' }],
    main: calendarView(visit, shown, Object.hasOwn(sentences, done) ? sentences[done] : undefined),
  });
}

function doneBy({ account, now, ip }: CustomerVisit) {
  return { at: now, accountId: account.id, origin: ip };
}
