/** `/settings/reminders`: *Opomniki*. One form, one save; what is typed wrong comes back as it was typed. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { page, seeOther, type Page, type Reply } from '#platform/http/exchange.ts';
import { hoursOf, saveReminders } from './choose.ts';
import { mostPoints, nameOf, readChoices, readTicks, type Choice } from './input.ts';
import { readMobile } from './mobile.ts';
import type { ReminderPageParts } from './parts.ts';
import { isRemindable, pointsOf, type ReminderPoint } from './points.ts';
import { problemsOf, type Problems } from './problems.ts';
import { noPointsView, settingsView, type Ticked } from './settings-view.ts';
import { reminderTexts } from './texts.ts';

export async function showReminders(parts: ReminderPageParts, visit: CustomerVisit): Promise<Page> {
  return settingsPage(parts, visit, undefined);
}

/** Saves; who has chosen SMS and has no number yet goes on to confirm one. */
export async function saveSettings(parts: ReminderPageParts, visit: CustomerVisit): Promise<Reply> {
  const { form, language, account, today } = visit;
  const given = readChoices(form);
  if (!given.ok) return settingsPage(parts, visit, problemsOf(given.refusals, language));
  const points = await pointsOf(parts.pool, parts.supplier, { accountId: account.id, today });
  await saveReminders(parts, { given: given.value, points, chooser: visit });
  const { choices, forAll } = given.value;
  const wantsSms = choices.some(({ bySms }) => bySms) || (forAll?.channel === 'sms' && forAll.on);
  if (wantsSms && (await readMobile(parts, visit)).number === null) return seeOther('/settings/mobile?done=saved');
  const search = searchIn(visit);
  return seeOther(`/settings/reminders?done=saved${search === '' ? '' : `&q=${encodeURIComponent(search)}`}`);
}

async function settingsPage(
  parts: ReminderPageParts,
  visit: CustomerVisit,
  problems: Problems | undefined,
): Promise<Page> {
  const { account, language, today } = visit;
  const t = reminderTexts(language);
  const frame = {
    status: problems === undefined ? 200 : 422,
    title: t.title,
    crumbs: [{ label: t.settings, href: '/settings' }],
  };
  const points = await pointsOf(parts.pool, parts.supplier, { accountId: account.id, today });
  if (points.length === 0) return page({ ...frame, main: noPointsView(language) });
  const typed = problems && new Map(readTicks(visit.form).map((choice) => [choice.id, choice]));
  const remindable = points.filter(isRemindable).map((point) => tickedAs(point, typed?.get(point.id)));
  const search = searchIn(visit);
  const found = remindable.filter((point) => matches(point, search));
  const shown = found.slice(0, mostPoints);
  const hours = await hoursOf(parts.pool, account.id);
  const main = settingsView({
    language,
    today,
    token: visit.formToken(),
    email: account.email,
    done: problems === undefined ? visit.query.text('done') : '',
    problems: naming(problems ?? problemsOf([], language), remindable),
    points: shown,
    found: found.length,
    remindable: remindable.length,
    without: points.filter((point) => !isRemindable(point)),
    search,
    hours: {
      from: problems === undefined ? String(hours.from) : visit.form.text(nameOf.quietFrom),
      until: problems === undefined ? String(hours.until) : visit.form.text(nameOf.quietUntil),
    },
    mobile: await readMobile(parts, visit),
    sendsSms: parts.sendsSms,
    smsChosen: remindable.some(({ bySms }) => bySms),
    timeZone: parts.supplier.timeZone,
  });
  return page({ ...frame, main });
}

/** Above the form each sentence says which point it is about; at the point itself that is plain. */
function naming({ list, at }: Problems, points: readonly ReminderPoint[]): Problems {
  const streets = new Map(points.map(({ id, street }) => [nameOf.opening(id), street]));
  const named = list.map(({ field, message }) => {
    const street = points.length > 1 ? streets.get(field ?? '') : undefined;
    return { field, message: street === undefined ? message : `${street}: ${message}` };
  });
  return { list: named, at };
}

function tickedAs(point: ReminderPoint, typed: Choice | undefined): Ticked {
  return typed === undefined ? point : { ...point, ...typed };
}

function searchIn({ query, form }: CustomerVisit): string {
  return (query.text('q') || form.text('q')).trim().slice(0, 60);
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** All of the typed words, in any order, as the search in the browser has it. */
function matches(point: ReminderPoint, search: string): boolean {
  const words = folded([point.street, point.postCode, point.post, point.number, point.gsrn].join(' '));
  return folded(search)
    .split(/\s+/)
    .every((word) => words.includes(word));
}
