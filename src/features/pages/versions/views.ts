import { addDays, type Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { dayInSentence } from '#ui/days.ts';
import { badge } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import type { ShelfText } from '../shelf/shelf.ts';
import type { Standing } from './rules.ts';
import type { VersionFront } from './shelf.ts';
import { texts } from './texts.ts';

export type Version = ShelfText<VersionFront>;

type Shown = {
  readonly folder: 'terms' | 'privacy';
  readonly version: Version;
  readonly standing: Standing<Version>;
  readonly language: PageLanguage;
};

/** What stands between the title and the text: since when, what else there is, and what changed. */
export function versionHead(shown: Shown): Html {
  const { version, language } = shown;
  const t = texts[language];
  return html`<p class="muted">${t.version(version.slug)} · ${validity(shown)}</p>${signpost(shown)}${
    version.front.changes.length > 0 &&
    html`<section class="card stack tight" aria-labelledby="changes"><h2 id="changes" class="as-h3">${t.changes}</h2>${changesList(version, language)}</section>`
  }`;
}

/** All versions, the latest first, each with what it changed. */
export function versionList({ folder, standing, language }: Omit<Shown, 'version'>): Html | undefined {
  const t = texts[language];
  const { current, coming, older } = standing;
  const all = [...coming.toReversed(), ...(current ? [current] : []), ...older];
  if (all.length < 2) return undefined;
  const lines = all.map((version) => {
    const shown = { folder, version, standing, language };
    return html`<li class="stack tight"><div class="row"><a href="${`/${folder}/${version.slug}`}">${t.version(version.slug)}</a>${version === current && badge('ok', t.now)}</div><p class="muted small">${validity(shown)}</p>${changesList(version, language)}</li>`;
  });
  return html`<section class="stack" aria-labelledby="versions"><h2 id="versions">${t.all}</h2><ul class="versions">${lines}</ul></section>`;
}

function changesList({ front, language: written }: Version, language: PageLanguage): Html {
  const t = texts[language];
  if (front.changes.length === 0) return html`<p class="small">${t.first}</p>`;
  const lines = front.changes.map((change) => html`<li>${change}</li>`);
  return written === language
    ? html`<ul class="bullets">${lines}</ul>`
    : html`<ul class="bullets" lang="${written}">${lines}</ul>`;
}

function signpost({ folder, version, standing, language }: Shown): Html | undefined {
  const t = texts[language];
  const { current, coming, older } = standing;
  const [next] = coming;
  if (older.includes(version)) return notice('warn', html`<p>${t.old} <a href="/${folder}">${t.toCurrent}</a></p>`);
  if (coming.includes(version)) {
    return notice(
      'info',
      html`<p>${t.notYet}${current !== undefined && html` <a href="/${folder}">${t.toCurrent}</a>`}</p>`,
    );
  }
  if (next === undefined) return undefined;
  const day = dayInSentence(next.front.validFrom, language);
  return notice('info', html`<p>${t.coming(day)} <a href="${`/${folder}/${next.slug}`}">${t.toComing}</a></p>`);
}

function validity({ version, standing, language }: Shown): string {
  const t = texts[language];
  const from = dayInSentence(version.front.validFrom, language);
  if (standing.coming.includes(version)) return t.willBeValid(from);
  const later = [standing.current, ...standing.older];
  const next = later[later.indexOf(version) - 1];
  return next === undefined
    ? t.since(from)
    : t.wasValid(from, dayInSentence(lastDayBefore(next.front.validFrom), language));
}

function lastDayBefore(day: Day): Day {
  return addDays(day, -1);
}
