import { settingsFrame, type CustomerVisit } from '#features/accounts/index.ts';
import { html, type Html } from '#platform/html/html.ts';
import { form, submit } from '#ui/form.ts';
import { facts } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import { texts } from './texts.ts';

export type FeedView = {
  /** The whole address: `https://moj.example.si/calendar/….ics`. */
  readonly address: string;
  readonly madeAt: string;
  readonly lastReadAt: string | undefined;
};

/** *Koledar*: the feed's address, or the way to one. */
export function calendarView(visit: CustomerVisit, feed: FeedView | undefined, done: string | undefined): Html {
  const t = texts[visit.language];
  const said = done === undefined ? undefined : notice('ok', html`<p>${done}</p>`, { role: 'status' });
  const main = html`<div class="stack loose"><h1>${t.title}</h1><p class="lead">${t.lead}</p>${said}${feed === undefined ? noFeed(visit) : theFeed(visit, feed)}</div>`;
  return settingsFrame(visit.language, 'calendar', main);
}

function noFeed(visit: CustomerVisit): Html {
  const t = texts[visit.language];
  const make = form({ action: '/settings/calendar', token: visit.formToken(), class: 'row' }, submit(t.make));
  return html`<section class="card stack"><p>${t.none}</p>${make}</section><p class="muted">${t.how}</p>`;
}

function theFeed(visit: CustomerVisit, { address, madeAt, lastReadAt }: FeedView): Html {
  const t = texts[visit.language];
  const token = visit.formToken();
  const details = facts([
    [t.madeAt, madeAt],
    [t.lastReadAt, lastReadAt ?? t.neverRead],
  ]);
  // calendar programs answer to webcal: addresses; some only take one that is pasted
  const webcal = address.replace(/^https?:/, 'webcal:');
  return html`<section class="card stack"><div class="field"><label for="address">${t.address}</label><input class="input" id="address" type="text" readonly value="${address}"></div><p class="row"><a class="btn" href="${webcal}">${t.open}</a></p><p>${t.how}</p>${details}</section>
${notice('warn', html`<p>${t.secret}</p>`)}
<div class="row">${form({ action: '/settings/calendar', token }, submit(t.renew, { kind: 'plain' }))}${form({ action: '/settings/calendar/removal', token }, submit(t.remove, { kind: 'plain' }))}</div><p class="muted small">${t.renewHint}</p>`;
}
