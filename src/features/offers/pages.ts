/** `/offers`, `/benefits`, `/offers/:slug` and being interested in one. */
import { anyone, customer, type CustomerVisit, type Visit } from '#features/accounts/index.ts';
import { articleView, type Shelf } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { NotFound, orNotFound, page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import type { Offer, OfferFront } from './offer.ts';
import { sendRequest, type RequestParts } from './requests/actions.ts';
import { findLatestRequest, listRequests } from './requests/store.sql.ts';
import { doneNotice, interestByLogIn, interestPanel, requestList } from './requests/view.ts';
import { isFor, type Reader } from './rules.ts';
import { getReader } from './store.sql.ts';
import { offerTexts } from './texts.ts';
import { listView, validity, type Kind } from './views.ts';

export type OfferParts = RequestParts & { readonly supplier: Supplier; readonly offers: Shelf<OfferFront> };

export function offerPages(parts: OfferParts) {
  return {
    /** GET /offers */
    showOffers: anyone((visit) => listPage(parts, visit, 'offers')),
    /** GET /benefits */
    showBenefits: anyone((visit) => listPage(parts, visit, 'benefits')),
    /** GET /offers/:slug */
    showOffer: anyone((visit) => offerPage(parts, visit)),
    /** POST /offers/:slug/request */
    ask: customer((visit) => ask(parts, visit), { resumeAt: ({ params }) => `/offers/${params['slug']}` }),
  };
}

async function readerOf({ pool }: OfferParts, { account, today }: Visit): Promise<Reader> {
  if (account === undefined) return { today, agreed: false, points: undefined };
  return { today, ...(await getReader(pool, { accountId: account.id, today })) };
}

async function listPage(parts: OfferParts, visit: Visit, kind: Kind): Promise<Page> {
  const { language, account } = visit;
  const t = offerTexts(language);
  const reader = await readerOf(parts, visit);
  const offers = parts.offers
    .list(language)
    .filter(({ front }) => front.benefit === (kind === 'benefits') && isFor(front, reader))
    .toSorted((one, other) => (one.front.validFrom > other.front.validFrom ? -1 : 1));
  const requests =
    account === undefined ? [] : await listRequests(parts.pool, { accountId: account.id, kind: 'offer' });
  const after = isSignedIn(visit) && kind === 'offers' ? requestList(requests, about(parts, visit)) : undefined;
  const main = listView({ visit, kind, reader, offers, requests, done: doneNotice(visit), after });
  return page({ title: t[kind], crumbs: [{ href: '/', label: t.home }], main });
}

/** Not for this visitor is not there: an address tells nobody what others are offered. */
async function offerOf(parts: OfferParts, visit: Visit): Promise<Offer> {
  const offer = orNotFound(await parts.offers.find(visit.params['slug'] ?? '', visit.language));
  if (!isFor(offer.front, await readerOf(parts, visit))) throw new NotFound();
  return offer;
}

async function offerPage(parts: OfferParts, visit: Visit): Promise<Page> {
  const offer = await offerOf(parts, visit);
  const { language } = visit;
  const t = offerTexts(language);
  const list: Kind = offer.front.benefit ? 'benefits' : 'offers';
  const head = html`<p class="muted">${validity(offer.front, language)}</p>${doneNotice(visit)}`;
  const after = offer.front.request && (await interestIn(offer, parts, visit));
  return page({
    title: offer.title,
    crumbs: [
      { href: '/', label: t.home },
      { href: `/${list}`, label: t[list] },
    ],
    main: articleView(offer, { language, head, after }),
  });
}

async function interestIn({ slug }: Offer, parts: OfferParts, visit: Visit): Promise<Html> {
  if (!isSignedIn(visit)) return interestByLogIn(visit);
  const key = { accountId: visit.account.id, kind: 'offer', subject: slug };
  const request = await findLatestRequest(parts.pool, key);
  return interestPanel(request, { ...about(parts, visit), action: `/offers/${slug}/request` });
}

async function ask(parts: OfferParts, visit: CustomerVisit): Promise<Reply> {
  const { slug, title, front } = await offerOf(parts, visit);
  if (!front.request) throw new NotFound();
  const done = await sendRequest(parts, { kind: 'offer', subject: slug, facts: { title } }, visit);
  return seeOther(`/offers/${slug}?done=${done}`);
}

function about({ supplier }: OfferParts, visit: CustomerVisit) {
  return { visit, timeZone: supplier.timeZone, supplierName: supplier.name };
}

function isSignedIn(visit: Visit): visit is CustomerVisit {
  return visit.account !== undefined;
}
