import type { Visit } from '#features/accounts/index.ts';
import { windowPanes } from '#features/metering/index.ts';
import { bookSubmission } from '#features/readings/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { ruleInForce } from '#kernel/dated-rule.ts';
import type { Month } from '#kernel/day.ts';
import { html, type Html } from '#platform/html/html.ts';
import { dayAndMonth, forMonth } from '#ui/days.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import { hero } from '#ui/window.ts';
import { nextToOpen, type DueWindow } from './due.ts';
import type { HomePoint } from './home-facts.ts';
import { homeTexts } from './texts.ts';

/** The lit window: what is wanted now, until when, and the way to it. Nothing is due: no panel. */
export function duePanel(due: readonly DueWindow[], supplier: Supplier, visit: Visit): Html | undefined {
  const [first, ...later] = due;
  if (first === undefined) return undefined;
  const { language, today } = visit;
  const t = homeTexts(language);
  const { window, points } = first;
  const month = billMonth(first, supplier, visit);
  const sentences = [
    t.waiting(points.length),
    ...(month === undefined ? [] : [t.counts(points.length, forMonth(month, language))]),
    ...later.map((each) => t.waitingLater(each.points.length, dayAndMonth(each.window.closesOn, language))),
  ];
  const only = points.length === 1 && later.length === 0 ? points[0] : undefined;
  const href = only === undefined ? '/readings/new' : `/readings/new?point=${only.id}`;
  return hero({
    id: 'now',
    title: window.closesOn === today ? t.windowLastDay : t.windowUntil(dayAndMonth(window.closesOn, language)),
    text: sentences.join(' '),
    actions: html`<a class="btn lamp big" href="${href}">${icon('meter')} ${t.submit}</a>`,
    panes: windowPanes(window, visit),
  });
}

/** Nothing to do today, and when there will be; nothing at all where nobody is ever asked for a reading. */
export function restPanel(points: readonly HomePoint[], supplier: Supplier, visit: Visit): Html | undefined {
  const { language, today } = visit;
  const window = nextToOpen(supplier.readingWindows, points, today);
  if (window === null) return undefined;
  const t = homeTexts(language);
  const [first, last] = [window.opensOn, window.closesOn].map((day) => dayAndMonth(day, language));
  return notice('info', html`<h2>${t.rest}</h2><p>${t.nextWindow(first ?? '', last ?? '')}</p>`, {
    icon: 'calendar',
  });
}

/** The bill that a reading sent today counts for; undefined should the waiting points not agree on one. */
function billMonth({ points }: DueWindow, supplier: Supplier, { today }: Visit): Month | undefined {
  const months = points.map(({ energy, operatorCode }) => {
    const rule = ruleInForce(supplier.bookingRules, { energy, operatorCode, day: today });
    return rule && bookSubmission(rule, { receivedOn: today, readOn: today }).billMonth;
  });
  const [month, ...others] = new Set(months);
  return others.length === 0 ? month : undefined;
}
