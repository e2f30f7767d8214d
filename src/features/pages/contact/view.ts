/** How to reach the supplier, from its configuration: numbers, hours and addresses stand nowhere else. */
import { openingAt, spansOn, writtenTime, type Supplier } from '#features/supplier/index.ts';
import { isWorkFree } from '#features/tariffs/index.ts';
import { addDays, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { dayAndMonth, weekdayName } from '#ui/days.ts';
import { badge, facts } from '#ui/marks.ts';
import { texts } from './texts.ts';

type Reader = { readonly now: Date; readonly today: Day; readonly language: PageLanguage };

/** Beside a text: phone, whether it is answered now, hours, mailboxes. */
export function contactCard(supplier: Supplier, reader: Reader): Html {
  const { language } = reader;
  const t = texts[language];
  const { contact } = supplier;
  return html`<section class="card stack" aria-labelledby="contact"><h2 id="contact" class="as-h3">${t.title}</h2>${openNow(supplier, reader)}${facts(
    [[t.phone, phoneLink(supplier)], [t.hours, contact.phoneHours[language]], ...mailboxes(supplier, language)],
  )}</section>`;
}

/** For the page *Kontakt*: also the days to come, and the addresses. */
export function contactPanel(supplier: Supplier, reader: Reader): Html {
  const { language } = reader;
  const t = texts[language];
  const { contact, payee } = supplier;
  const seat = { label: { sl: t.seat, en: t.seat, hr: t.seat }, ...payee };
  return html`<div class="stack"><section class="card stack" aria-labelledby="phone"><h2 id="phone" class="as-h3">${t.phone}</h2><p class="big-number">${phoneLink(supplier)}</p>${openNow(supplier, reader)}<p class="muted">${contact.phoneHours[language]}</p></section>
<section class="card stack" aria-labelledby="days"><h2 id="days" class="as-h3">${t.nextDays}</h2>${nextDays(supplier, reader)}</section>
<section class="card stack" aria-labelledby="addresses"><h2 id="addresses" class="as-h3">${t.written}</h2>${facts([
    ...mailboxes(supplier, language),
    ...[seat, ...contact.addresses].map(({ label, street, postCode, post }): [string, HtmlValue] => [
      label[language],
      html`<address>${payee.name}<br>${street}<br>${postCode} ${post}</address>`,
    ]),
  ])}</section></div>`;
}

/** By the clock of the visit: a page that stays open says what held when it was opened. */
function openNow(supplier: Supplier, { now, today, language }: Reader): Html {
  const t = texts[language];
  const opening = openingAt(supplier, now);
  if (opening.isOpen) return html`<p>${badge('ok', t.openUntil(writtenTime(opening.until, language)))}</p>`;
  const { next } = opening;
  if (next === undefined) return html`<p>${badge('plain', t.closed)}</p>`;
  const time = writtenTime(next.opens, language);
  const again =
    next.day === today
      ? t.opensToday(time)
      : next.day === addDays(today, 1)
        ? t.opensTomorrow(time)
        : t.opensOn(next.day, time);
  return html`<div class="stack tight"><p>${badge('plain', t.closed)}</p><p>${again}</p></div>`;
}

function nextDays(supplier: Supplier, { today, language }: Reader): Html {
  const t = texts[language];
  const lines = Array.from({ length: 7 }, (_, ahead) => addDays(today, ahead)).map((day) => {
    const spans = spansOn(supplier, day).map(
      ({ opens, closes }) => `${writtenTime(opens, language)} – ${writtenTime(closes, language)}`,
    );
    const why = isWorkFree(day, supplier.tariffs.workFreeDays) ? t.workFree : t.notAnswered;
    const hours = spans.length > 0 ? spans.join(', ') : html`<span class="muted">${why}</span>`;
    return html`<li${attrs({ 'aria-current': day === today && 'date' })}><span>${`${weekdayName(day, language)}, ${dayAndMonth(day, language)}`}</span> <span>${hours}</span></li>`;
  });
  return html`<ul class="opening">${lines}</ul>`;
}

function phoneLink({ contact }: Supplier): Html {
  return html`<a href="tel:${contact.phoneLink}">${contact.phone.replaceAll(' ', '\u00A0')}</a>`;
}

function mailboxes({ contact }: Supplier, language: PageLanguage): [string, HtmlValue][] {
  return contact.emails.map(({ label, address }) => [
    label[language],
    html`<a href="mailto:${address}">${address}</a>`,
  ]);
}
