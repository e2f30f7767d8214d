import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { icon, type IconName } from '#ui/icon.ts';
import { texts } from './texts.ts';

const sections = [
  ['profile', 'user'],
  ['password', 'lock'],
  ['sessions', 'window'],
  ['consents', 'check'],
] as const satisfies readonly (readonly [string, IconName])[];

export type Section = (typeof sections)[number][0];

/** A page of the settings, and where there is room, the others beside it; a phone goes back by the trail above. */
export function settingsFrame(language: PageLanguage, current: Section, main: Html): Html {
  const t = texts[language];
  const line = ([section, sign]: (typeof sections)[number]): Html =>
    html`<li><a href="/settings/${section}"${attrs({ 'aria-current': section === current && 'page' })}>${icon(sign)}${t[section].title}</a></li>`;
  return html`<div class="settings"><nav aria-label="${t.title}"><ul>${sections.map(line)}</ul></nav>${main}</div>`;
}

/** All pages of the settings with what is found on each. */
export function settingsCards(language: PageLanguage): Html {
  const t = texts[language];
  const card = ([section, sign]: (typeof sections)[number]): Html =>
    html`<li><a class="choice" href="/settings/${section}">${icon(sign)}<span><b>${t[section].title}</b><small>${t[section].about}</small></span></a></li>`;
  return html`<ul class="choices narrow">${sections.map(card)}</ul>`;
}
