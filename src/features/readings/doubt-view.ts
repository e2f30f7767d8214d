/** What is odd about a reading, shown once: facts, the expected range, and the question. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { tariffOf, unitOf, type RegisterCode } from '#kernel/register-codes.ts';
import { html, type Html } from '#platform/html/html.ts';
import { notice, rangeBar } from '#ui/notice.ts';
import type { Doubt } from './submission.ts';
import { readingTexts, type ReadingTexts } from './texts.ts';
import { warningWords } from './warning-texts.ts';
import type { ReadingWarning } from './warnings.ts';

type Seen = { readonly today: Day; readonly language: PageLanguage };

export function doubtNotices(doubt: Doubt, seen: Seen): Html[] {
  return doubt.warnings.map((warning, index) => {
    const { title, text } = warningWords(warning, { value: valueOf(doubt, warning), ...seen });
    const inner = html`<h2>${title}</h2><p>${text}</p>${range(warning, seen.language)}`;
    return notice('warn', inner, { role: 'alert', focus: index === 0 });
  });
}

/** «18275», or «VT 18275 in MT 21502» where several are odd: exactly what the box confirms. */
export function confirmedValues(doubt: Doubt, t: ReadingTexts): string {
  const odd = doubt.warnings.map((warning) => ({
    code: warning.field as RegisterCode,
    value: valueOf(doubt, warning),
  }));
  if (odd.length === 1) return String(odd[0]?.value);
  const named = odd.map(({ code, value }) => `${tariffOf(code)} ${value}`);
  return `${named.slice(0, -1).join(', ')} ${t.and} ${named.at(-1) ?? ''}`;
}

function valueOf(doubt: Doubt, { field }: ReadingWarning): number {
  return doubt.counts.find(({ register }) => register.code === field)?.value ?? 0;
}

function range({ code, field, facts = {} }: ReadingWarning, language: PageLanguage): Html | undefined {
  if (code !== 'above_expected' && code !== 'below_expected') return undefined;
  const t = readingTexts(language);
  const unit = unitOf(field as RegisterCode);
  const [low = 0, high = 0, typed = 0] = [facts['low'], facts['high'], facts['use']].map(Number);
  const written = (use: number) => formatQuantity(use, language);
  return rangeBar({
    low,
    high,
    typed,
    expectedText: t.expected(written(low), `${written(high)} ${unit}`),
    typedText: t.typed(`${written(typed)} ${unit}`),
  });
}
