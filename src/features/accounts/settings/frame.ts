import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { icon, type IconName } from '#ui/icon.ts';
import { sectionTexts } from './section-texts.ts';
import { texts } from './texts.ts';

const sections = {
  profile: ['/settings/profile', 'user'],
  password: ['/settings/password', 'lock'],
  email: ['/settings/email', 'mail'],
  reminders: ['/settings/reminders', 'bell'],
  bills: ['/settings/bills', 'bill'],
  messages: ['/messages', 'chat'],
  calendar: ['/settings/calendar', 'calendar'],
  sessions: ['/settings/sessions', 'window'],
  consents: ['/settings/consents', 'check'],
  access: ['/settings/access', 'info'],
  data: ['/settings/data', 'download'],
  deletion: ['/settings/deletion', 'trash'],
} as const satisfies Readonly<Record<string, readonly [address: string, sign: IconName]>>;

export type Section = keyof typeof sections;

const inOrder = Object.entries(sections) as readonly (readonly [Section, (typeof sections)[Section]])[];

/** A page of the settings, and where there is room, the others beside it; a phone goes back by the trail above. */
export function settingsFrame(language: PageLanguage, current: Section, main: Html): Html {
  const t = { ...texts[language], ...sectionTexts[language] };
  const lines = inOrder.map(
    ([section, [address, sign]]) =>
      html`<li><a href="${address}"${attrs({ 'aria-current': section === current && 'page' })}>${icon(sign)}${t[section].title}</a></li>`,
  );
  return html`<div class="settings"><nav aria-label="${t.title}"><ul>${lines}</ul></nav>${main}</div>`;
}

/** All pages of the settings with what is found on each. */
export function settingsCards(language: PageLanguage): Html {
  const t = { ...texts[language], ...sectionTexts[language] };
  const cards = inOrder.map(
    ([section, [address, sign]]) =>
      html`<li><a class="choice" href="${address}">${icon(sign)}<span><b>${t[section].title}</b><small>${t[section].about}</small></span></a></li>`,
  );
  return html`<ul class="choices narrow">${cards}</ul>`;
}
