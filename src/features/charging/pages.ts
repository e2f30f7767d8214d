/** `/e-mobility`, its file, and `/e-mobility/charger`. */
import { anyone, customer, writePhone, type CustomerVisit, type Visit } from '#features/accounts/index.ts';
import { doneNotice, listRequests, requestList, sendRequest, type RequestParts } from '#features/offers/index.ts';
import { articleView, type FoundArticle, type Library } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addMonths, firstOfMonth, monthOf } from '#kernel/day.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { orNotFound, page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import { chargerView } from './charger-view.ts';
import { sessionsAsExcel } from './files.ts';
import { readCharger, type ChargerRefusal } from './input.ts';
import { isTop, readPlace } from './place.ts';
import { yearTo } from './rules.ts';
import { getPhone, listMonths, listPlaces, listSessions } from './store.sql.ts';
import { chargingTexts } from './texts.ts';
import { chargingView } from './view.ts';

export type ChargingParts = RequestParts & { readonly supplier: Supplier; readonly library: Library };

const PAGE_SIZE = 50;

export function chargingPages(parts: ChargingParts) {
  const { pool, supplier } = parts;
  return {
    /** GET /e-mobility */
    showCharging: anyone((visit) => chargingPage(parts, visit)),
    /** GET /e-mobility/export.xlsx */
    exportExcel: customer((visit) => Promise.resolve(sessionsAsExcel(pool, supplier.timeZone, visit))),
    /** GET /e-mobility/charger */
    showCharger: customer((visit) => chargerPage(parts, visit)),
    /** POST /e-mobility/charger */
    askForCharger: customer((visit) => ask(parts, visit), { resumeAt: () => '/e-mobility/charger' }),
  };
}

/** For who charges with us their sessions, and below them the supplier's text; for everybody else the text. */
async function chargingPage(parts: ChargingParts, visit: Visit): Promise<Page> {
  const { language } = visit;
  const { library } = parts;
  const t = chargingTexts(language);
  const article = await library.find('e-mobility', language);
  const charged = isSignedIn(visit) ? await sessionsOf(parts, visit) : undefined;
  const charger = html`<a class="btn plain" href="/e-mobility/charger">${t.charger.title}</a>`;
  return page({
    title: article?.title ?? t.title,
    crumbs: [{ label: t.home, href: '/' }],
    main:
      charged === undefined
        ? articleView(orNotFound(article), { language, after: html`<p>${charger}</p>` })
        : html`<div class="stack loose"><div class="row apart"><h1>${t.title}</h1>${charger}</div><p class="lead">${t.lead}</p>${charged}${article && isTop(readPlace(visit.query.text('after'))) && below(article, visit)}</div>`,
  });
}

function below({ body, language: written }: FoundArticle, { language }: Visit): Html {
  return html`<div class="stack prose"${attrs({ lang: written === language ? undefined : written })}>${body}</div>`;
}

/** Undefined where there is no session. */
async function sessionsOf({ pool, supplier }: ChargingParts, visit: CustomerVisit): Promise<Html | undefined> {
  const { today, query, account } = visit;
  const { timeZone } = supplier;
  const after = readPlace(query.text('after'));
  const since = addMonths(firstOfMonth(today), -23);
  const [months, rows] = await Promise.all([
    listMonths(pool, { accountId: account.id, timeZone, since }),
    // one more than is shown: it says whether there is a next page
    listSessions(pool, { accountId: account.id, afterAt: after.at, afterId: after.id, limit: PAGE_SIZE + 1 }),
  ]);
  if (rows.length === 0) return undefined;
  const sessions = rows.slice(0, PAGE_SIZE);
  const last = rows.length > PAGE_SIZE ? sessions.at(-1) : undefined;
  const next = last && { at: last.startedAt, id: last.id };
  return chargingView({ visit, timeZone, year: yearTo(monthOf(today), months), sessions, after, next });
}

async function chargerPage(
  { pool, supplier }: ChargingParts,
  visit: CustomerVisit,
  refusals: readonly Refusal<ChargerRefusal>[] = [],
): Promise<Page> {
  const t = chargingTexts(visit.language);
  const accountId = visit.account.id;
  const [places, { phone }, requests] = [
    await listPlaces(pool, { accountId, today: visit.today }),
    await getPhone(pool, { accountId }),
    await listRequests(pool, { accountId, kind: 'home_charger' }),
  ];
  const { timeZone, name: supplierName, country } = supplier;
  return page({
    status: refusals.length === 0 ? 200 : 422,
    title: t.charger.title,
    crumbs: [
      { label: t.home, href: '/' },
      { label: t.title, href: '/e-mobility' },
    ],
    main: chargerView({
      visit,
      places,
      refusals,
      phone: phone === '' ? '' : writePhone(phone, country),
      done: doneNotice(visit),
      after: requestList(requests, { visit, timeZone, supplierName }),
    }),
  });
}

async function ask(parts: ChargingParts, visit: CustomerVisit): Promise<Reply> {
  const places = await listPlaces(parts.pool, { accountId: visit.account.id, today: visit.today });
  const typed = readCharger(visit.form, { places, country: parts.supplier.country });
  if (!typed.ok) return chargerPage(parts, visit, typed.refusals);
  const { point: subject, ...facts } = typed.value;
  const done = await sendRequest(parts, { kind: 'home_charger', subject, facts }, visit);
  // what was typed stays: it may be sent tomorrow
  if (done === 'paused') return chargerPage(parts, visit, [{ code: 'paused' }]);
  return seeOther(`/e-mobility/charger?done=${done}`);
}

function isSignedIn(visit: Visit): visit is CustomerVisit {
  return visit.account !== undefined;
}
