import type { Day } from '#kernel/day.ts';
import type { Language } from '#kernel/language.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { keptByText } from '#platform/html/kept.ts';
import { writtenDay } from './days.ts';

export type BadgeKind = 'plain' | 'ok' | 'warn' | 'bad' | 'now';

/** A state in a word or two. `now` is the lamp: only for what is waiting for the reader. */
export function badge(kind: BadgeKind, text: string): Html {
  return badges(kind)(text);
}

const badges = keptByText(10, (kind) =>
  keptByText(100, (text) => html`<span class="badge${kind !== 'plain' && ` ${kind}`}">${text}</span>`),
);

/** The tariff by its letters, VT, MT or ET, each in its own colour. */
export const tariffMark = keptByText(
  20,
  (tariff) => html`<span class="tariff ${tariff.toLowerCase()}">${tariff}</span>`,
);

/** A few words that never break: a day, a number, a kind. */
export const inOneLine = keptByText(2000, (text) => html`<span class="nb">${text}</span>`);

/** A day for tables and facts, in one line. */
export function dayInOneLine(day: Day, language: Language): Html {
  return daysInOneLine(language)(day);
}

const daysInOneLine = keptByText(3, (language) =>
  keptByText(4000, (day) => inOneLine(writtenDay(day as Day, language as Language))),
);

/** A reading to look at, as the meter shows it: all its whole digits, leading zeros pale. Heard once, as a number. */
export function digits(value: number, wholeDigits: number): Html {
  const shown = String(value).padStart(wholeDigits, '0');
  const zeros = shown.length - String(value).length;
  const cells = Array.from(shown, (digit, index) =>
    index < zeros ? html`<i aria-hidden="true" class="zero">${digit}</i>` : html`<i aria-hidden="true">${digit}</i>`,
  );
  return html`<span class="digits"><span class="sr">${value}</span>${cells}</span>`;
}

/** Names and what they stand for, in two columns that become one where there is no room. */
export function facts(pairs: readonly (readonly [name: string, value: HtmlValue])[]): Html {
  return html`<dl class="facts">${pairs.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** What follows, step by step. */
export function steps(list: readonly { title: HtmlValue; detail?: HtmlValue; done?: boolean }[]): Html {
  const lines = list.map(({ title, detail, done = false }) => {
    const words = html`<strong>${title}</strong>${detail !== undefined && html`<p class="muted small">${detail}</p>`}`;
    return done ? html`<li class="done">${words}</li>` : html`<li>${words}</li>`;
  });
  return html`<ol class="steps">${lines}</ol>`;
}

/** A text in which a name such as GEN-I never breaks at its hyphen. */
export function unbroken(text: string, name: string): HtmlValue {
  const parts = name === '' ? [text] : text.split(name);
  return parts.flatMap((part, index) => (index === 0 ? [part] : [html`<span class="nb">${name}</span>`, part]));
}
