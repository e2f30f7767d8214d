import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Slug } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { dayWithWeekday } from '#ui/days.ts';
import { billDrawing } from '#ui/drawings.ts';
import { actions } from '#ui/form.ts';
import { unbroken } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { foldingTiles, type Tile } from '#ui/tiles.ts';
import { duePanel, restPanel } from './due-panel.ts';
import { dueWindows } from './due.ts';
import { latestReadings } from './latest-readings.ts';
import { owedPanel } from './owed-panel.ts';
import { pageTiles } from './page-tiles.ts';
import { pointCards } from './point-cards.ts';
import { reminderOffer } from './reminder-offer.ts';
import type { GetHomeRow } from './store.sql.ts';
import { homeTexts } from './texts.ts';

type Parts = {
  readonly visit: CustomerVisit;
  readonly supplier: Supplier;
  readonly hasPage: (slug: Slug) => boolean;
  readonly home: GetHomeRow;
};

/** Signed in: greeting, what is due now, metering points, latest readings, everything else. */
export function customerHome({ visit, supplier, hasPage, home }: Parts): Html {
  const { language, today, account } = visit;
  const t = homeTexts(language);
  const due = dueWindows(supplier.readingWindows, home.points, today);
  const waiting = new Set(due.flatMap(({ points }) => points.map(({ id }) => id)));
  const written = dayWithWeekday(today, language);
  const middle = home.hasContracts
    ? [
        duePanel(due, supplier, visit),
        home.owed !== null && owedPanel(home.owed, { lit: due.length === 0, visit }),
        due.length === 0 && restPanel(home.points, supplier, visit),
        due.length > 0 && home.offersReminders && reminderOffer(visit),
        pointCards(home.points, waiting, visit),
        latestReadings(home.latest, visit),
      ]
    : welcome(supplier, visit);
  return html`<div class="stack airy"><div class="stack tight"><h1>${t.greeting(calledBy(account.name))}</h1><p class="muted">${written.charAt(0).toUpperCase() + written.slice(1)}</p></div>
${home.answers > 0 && answersNotice(home.answers, visit)}${middle}
<section class="stack noprint" aria-labelledby="services"><h2 id="services">${t.services}</h2>${foldingTiles([...serviceTiles(visit), ...pageTiles({ supplier, hasPage, language })], t.moreServices)}</section></div>`;
}

/** What the supplier has answered, and where to read it. */
function answersNotice(count: number, { language }: CustomerVisit): Html {
  const t = homeTexts(language);
  const read = html`<p><a class="btn plain" href="/conversations">${t.readAnswers}</a></p>`;
  return notice('info', html`<h2>${t.answered(count)}</h2>${read}`, { icon: 'chat' });
}

/** The manual's welcome: nothing is seen before a contract is linked. */
function welcome(supplier: Supplier, { language }: CustomerVisit): Html {
  const { welcome: t, linkContracts } = homeTexts(language);
  return html`<section class="card" aria-labelledby="welcome"><div class="cols side"><div class="stack"><h2 id="welcome">${unbroken(t.title(supplier.portalName), supplier.name)}</h2><p>${unbroken(t.what(supplier.name), supplier.name)}</p><p>${t.link}</p>${actions(html`<a class="btn big" href="/contracts/link">${linkContracts}</a>`)}</div>${billDrawing(t.drawing)}</div></section>`;
}

function serviceTiles({ language }: CustomerVisit): readonly Tile[] {
  const t = homeTexts(language);
  return [
    { href: '/readings/new', label: t.submit, icon: 'meter' },
    { href: '/readings', label: t.allReadings, icon: 'clock' },
    { href: '/bills', label: t.bills, icon: 'bill' },
    { href: '/payments', label: t.payments, icon: 'check' },
    { href: '/contracts/link', label: t.linkContracts, icon: 'link' },
    { href: '/contracts', label: t.contracts, icon: 'contract' },
    { href: '/ask', label: t.ask, icon: 'chat' },
    { href: '/settings/reminders', label: t.reminders, icon: 'bell' },
    { href: '/settings', label: t.settings, icon: 'settings' },
  ];
}

/** A person by the first name; a company, or whoever goes by more or fewer than two words, by the whole name. */
function calledBy(name: string): string {
  return /^(\p{L}+) \p{L}+$/u.exec(name.trim())?.[1] ?? name.trim();
}
