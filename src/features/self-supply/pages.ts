/** `/sonce`, its files, `/sonce/about` and being interested. */
import { anyone, customer, type CustomerVisit, type Visit } from '#features/accounts/index.ts';
import {
  doneNotice,
  findLatestRequest,
  interestByLogIn,
  interestPanel,
  sendRequest,
  type RequestParts,
} from '#features/offers/index.ts';
import { articleView, type Library } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import {
  idOf,
  NotFound,
  orNotFound,
  page,
  seeOther,
  type Page,
  type Raw,
  type Reply,
} from '#platform/http/exchange.ts';
import { emptyState } from '#ui/table.ts';
import { monthsAsFile } from './files.ts';
import { monthsOfPoint } from './months.ts';
import { listFeedingPoints, type ListFeedingPointsRow } from './store.sql.ts';
import { selfSupplyTexts } from './texts.ts';
import { balanceView } from './view.ts';

export type SelfSupplyParts = RequestParts & { readonly supplier: Supplier; readonly library: Library };

export function selfSupplyPages(parts: SelfSupplyParts) {
  return {
    /** GET /sonce */
    showBalance: anyone((visit) => balancePage(parts, visit)),
    /** GET /sonce/export.xlsx */
    exportExcel: customer((visit) => exported('xlsx', parts, visit)),
    /** GET /sonce/export.csv */
    exportCsv: customer((visit) => exported('csv', parts, visit)),
    /** GET /sonce/about */
    showAbout: anyone((visit) => aboutPage(parts, visit)),
    /** POST /sonce/about */
    ask: customer((visit) => ask(parts, visit), { resumeAt: () => '/sonce/about' }),
  };
}

async function balancePage(parts: SelfSupplyParts, visit: Visit): Promise<Page> {
  const { pool, supplier, library } = parts;
  const { language } = visit;
  const t = selfSupplyTexts(language);
  const points = isSignedIn(visit) ? await listFeedingPoints(pool, { accountId: visit.account.id }) : [];
  const point = pointOf(visit, points);
  const hasAbout = library.hasPage('sonce');
  const show = (main: Html): Page =>
    page({ title: t.title(supplier.name), crumbs: [{ label: t.home, href: '/' }], main });
  if (point === undefined || !isSignedIn(visit))
    return show(notFeedingView(visit, { supplierName: supplier.name, hasAbout }));
  const months = await monthsOfPoint(pool, { accountId: visit.account.id, pointId: point.id });
  const asked = visit.query.text('year');
  const latest = months.at(-1)?.month.slice(0, 4) ?? '';
  const year = months.some(({ month }) => month.slice(0, 4) === asked) ? asked : latest;
  return show(balanceView({ language, supplierName: supplier.name, hasAbout, points, point, months, year }));
}

/** The one that is asked for; one that is not the account's, or does not feed in, is not there. */
function pointOf({ query }: Visit, points: readonly ListFeedingPointsRow[]): ListFeedingPointsRow | undefined {
  const asked = query.text('point');
  if (asked === '') return points[0];
  const id = idOf(asked);
  return orNotFound(points.find((point) => point.id === id));
}

type Around = { readonly supplierName: string; readonly hasAbout: boolean };

function notFeedingView(visit: Visit, { supplierName, hasAbout }: Around): Html {
  const t = selfSupplyTexts(visit.language);
  const about = html`<a class="btn" href="/sonce/about">${t.about(supplierName)}</a>`;
  const logIn = html`<p class="muted">${t.stranger} <a href="/login?next=%2Fsonce">${t.logIn}</a></p>`;
  const empty = emptyState({
    title: visit.account === undefined ? t.title(supplierName) : t.notFeeding,
    text: t.notFeedingText,
    action: hasAbout && html`<p>${about}</p>`,
  });
  return html`<div class="stack loose"><h1>${t.title(supplierName)}</h1>${empty}${visit.account === undefined && logIn}</div>`;
}

async function exported(kind: 'xlsx' | 'csv', { pool, supplier }: SelfSupplyParts, visit: CustomerVisit): Promise<Raw> {
  const accountId = visit.account.id;
  const point = pointOf(visit, await listFeedingPoints(pool, { accountId }));
  if (point === undefined) throw new NotFound();
  const months = await monthsOfPoint(pool, { accountId, pointId: point.id });
  return monthsAsFile(kind, visit, { point, months, supplierName: supplier.name });
}

async function aboutPage(parts: SelfSupplyParts, visit: Visit): Promise<Page> {
  const { language } = visit;
  const { supplier, library } = parts;
  const { name } = supplier;
  const t = selfSupplyTexts(language);
  const article = orNotFound(await library.find('sonce', language));
  const interest = isSignedIn(visit) ? await interestOf(parts, visit) : interestByLogIn(visit);
  const after = html`<section class="stack" aria-labelledby="interest"><h2 id="interest">${t.interest}</h2>${interest}</section>`;
  return page({
    title: article.title,
    crumbs: [
      { label: t.home, href: '/' },
      { label: t.title(name), href: '/sonce' },
    ],
    main: articleView(article, { language, head: doneNotice(visit), after }),
  });
}

async function interestOf({ pool, supplier }: SelfSupplyParts, visit: CustomerVisit): Promise<Html> {
  const request = await findLatestRequest(pool, { accountId: visit.account.id, kind: 'self_supply', subject: '' });
  const { timeZone, name: supplierName } = supplier;
  return interestPanel(request, { visit, timeZone, supplierName, action: '/sonce/about' });
}

async function ask(parts: SelfSupplyParts, visit: CustomerVisit): Promise<Reply> {
  const { library } = parts;
  orNotFound(await library.find('sonce', visit.language));
  const done = await sendRequest(parts, { kind: 'self_supply', subject: '', facts: {} }, visit);
  return seeOther(`/sonce/about?done=${done}`);
}

function isSignedIn(visit: Visit): visit is CustomerVisit {
  return visit.account !== undefined;
}
