import type { CustomerVisit } from '#features/accounts/index.ts';
import type { News } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { dayWithWeekday } from '#ui/days.ts';
import { billDrawing } from '#ui/drawings.ts';
import { actions } from '#ui/form.ts';
import { unbroken } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { foldingTiles } from '#ui/tiles.ts';
import { duePanel, restPanel } from './due-panel.ts';
import { dueWindows } from './due.ts';
import type { HomeTiles, UnreadAnswers } from './home-facts.ts';
import { latestReadings } from './latest-readings.ts';
import { owedPanel } from './owed-panel.ts';
import { newsLines } from './news-lines.ts';
import { pointCards } from './point-cards.ts';
import { reminderOffer } from './reminder-offer.ts';
import type { GetHomeRow } from './store.sql.ts';
import { homeTexts } from './texts.ts';

type Parts = {
  readonly visit: CustomerVisit;
  readonly supplier: Supplier;
  readonly tiles: HomeTiles;
  readonly home: GetHomeRow;
  readonly news: readonly News[];
};

/** Signed in: greeting, what is due now, what was answered, metering points, latest readings, everything else. */
export function customerHome({ visit, supplier, tiles, home, news }: Parts): Html {
  const { language, today, account } = visit;
  const t = homeTexts(language);
  const due = dueWindows(supplier.readingWindows, home.points, today);
  const waiting = new Set(due.flatMap(({ points }) => points.map(({ id }) => id)));
  const written = dayWithWeekday(today, language);
  const middle = home.hasContracts
    ? [
        duePanel(due, supplier, visit),
        home.owed !== null && owedPanel(home.owed, { lit: due.length === 0, visit }),
        home.answers !== null && answered(home.answers, visit),
        due.length === 0 && restPanel(home.points, supplier, visit),
        due.length > 0 && home.offersReminders && reminderOffer(visit),
        pointCards(home.points, waiting, visit),
        latestReadings(home.latest, visit),
      ]
    : [home.answers !== null && answered(home.answers, visit), welcome(supplier, visit)];
  return html`<div class="stack airy"><div class="stack tight"><h1>${t.greeting(calledBy(account.name))}</h1><p class="muted">${written.charAt(0).toUpperCase() + written.slice(1)}</p></div>
${middle}
${newsLines(news, language)}<section class="stack noprint" aria-labelledby="services"><h2 id="services">${t.services}</h2>${foldingTiles(tiles.services, t.moreServices)}</section>
<section class="stack noprint" aria-labelledby="to-read"><h2 id="to-read">${t.toRead}</h2>${foldingTiles(tiles.toRead, t.moreServices)}</section></div>`;
}

/** The manual's welcome: nothing is seen before a contract is linked. */
function welcome(supplier: Supplier, { language }: CustomerVisit): Html {
  const { welcome: t, linkContracts } = homeTexts(language);
  return html`<section class="card" aria-labelledby="welcome"><div class="cols side"><div class="stack"><h2 id="welcome">${unbroken(t.title(supplier.portalName), supplier.name)}</h2><p>${unbroken(t.what(supplier.name), supplier.name)}</p><p>${t.link}</p>${actions(html`<a class="btn big" href="/contracts/link">${linkContracts}</a>`)}</div>${billDrawing(t.drawing)}</div></section>`;
}

/** The supplier has written: one press to the answer, or to all of them. */
function answered({ count, id, number }: UnreadAnswers, { language }: CustomerVisit): Html {
  const { answers: t } = homeTexts(language);
  const [href, text] = count === 1 ? [`/conversations/${id}`, t.one(number)] : ['/conversations', t.many(count)];
  return notice('info', html`<p>${text}</p><p><a class="btn plain" href="${href}">${t.read}</a></p>`, { icon: 'chat' });
}

/** A person by the first name; a company, or whoever goes by more or fewer than two words, by the whole name. */
function calledBy(name: string): string {
  return /^(\p{L}+) \p{L}+$/u.exec(name.trim())?.[1] ?? name.trim();
}
