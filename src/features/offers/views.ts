/** The lists of offers and benefits, and the validity of one. */
import type { Visit } from '#features/accounts/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { badge } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { emptyState } from '#ui/table.ts';
import type { Offer } from './offer.ts';
import { isOpen } from './requests/facts.ts';
import type { ListRequestsRow } from './requests/store.sql.ts';
import type { Reader } from './rules.ts';
import { offerTexts } from './texts.ts';

export type Kind = 'offers' | 'benefits';

export type ListView = {
  readonly visit: Visit;
  readonly kind: Kind;
  readonly reader: Reader;
  readonly offers: readonly Offer[];
  /** What was asked for, the newest first. */
  readonly requests: readonly ListRequestsRow[];
  /** Above and below the list: what was just done, and all requests. */
  readonly done: Html | undefined;
  readonly after: Html | undefined;
};

export function listView(view: ListView): Html {
  const { visit, kind, reader, offers, done, after } = view;
  const t = offerTexts(visit.language);
  const list =
    offers.length === 0
      ? emptyState(
          kind === 'offers'
            ? { title: t.noOffers, text: t.noOffersText }
            : { title: t.noBenefits, text: t.noBenefitsText },
        )
      : html`<ul class="offers" role="list">${offers.map((offer) => card(offer, view))}</ul>`;
  const other =
    kind === 'offers'
      ? html`<p><a href="/benefits">${t.toBenefits}</a></p>`
      : html`<p><a href="/offers">${t.toOffers}</a></p>`;
  const hasPersonal = offers.some(({ front }) => front.audience === 'personal');
  return html`<div class="stack loose"><div class="stack tight"><h1>${t[kind]}</h1><p class="lead">${kind === 'offers' ? t.offersLead : t.benefitsLead}</p></div>${done}${list}${whyThese(visit, reader, hasPersonal)}${after}${visit.account !== undefined && other}</div>`;
}

function card({ slug, title, front, language: written }: Offer, { visit, requests }: ListView): Html {
  const { language } = visit;
  const t = offerTexts(language);
  const foreign = attrs({ lang: written === language ? undefined : written });
  const isSent = requests.some(({ subject, state }) => subject === slug && isOpen(state));
  const marks = [front.audience === 'personal' && badge('plain', t.forYou), isSent && badge('now', t.sent)];
  return html`<li class="card stack tight">${icon(front.benefit ? 'gift' : 'tag')}<h2 class="as-h3"${foreign}><a href="/offers/${slug}">${title}</a></h2><p${foreign}>${front.summary}</p><p class="muted small">${validity(front, language)}</p>${marks.some((mark) => mark !== false) && html`<p class="row">${marks}</p>`}</li>`;
}

/** Until when, where there is an end; otherwise since when. */
export function validity({ validFrom, validUntil, benefit }: Offer['front'], language: PageLanguage): string {
  const t = offerTexts(language);
  if (validUntil !== undefined) return t.validUntil(writtenDay(validUntil, language));
  return benefit ? t.validAlways : t.validSince(writtenDay(validFrom, language));
}

/** A quiet word on why these and no others, and where to change it. */
function whyThese({ language, path, account }: Visit, { agreed }: Reader, hasPersonal: boolean): Html | undefined {
  const t = offerTexts(language);
  if (account === undefined) {
    const next = encodeURIComponent(path);
    return html`<p class="muted small">${t.forStrangers} <a href="/login?next=${next}">${t.logIn}</a></p>`;
  }
  const consents = html`<a href="/settings/consents">${t.consents}</a>`;
  if (!agreed) return notice('info', html`<p>${t.onlyGeneral} ${t.onlyGeneralHint} ${consents}</p>`);
  return hasPersonal ? html`<p class="muted small">${t.personal} ${t.onlyGeneralHint} ${consents}</p>` : undefined;
}
