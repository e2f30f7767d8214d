import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro, type Cents } from '#kernel/money.ts';
import { dayAndMonth } from '#ui/days.ts';
import { listTexts } from './texts.ts';

/** What somebody has to pay now; what the supplier collects itself is no part of it. */
export type OwedNow = {
  readonly cents: Cents;
  /** The part of it whose day has passed. */
  readonly overdueCents: Cents;
  /** How many bills it is, at least one. */
  readonly bills: number;
  readonly firstDueOn: Day;
};

/** The amount, and in a sentence or two how many bills it is and until when. */
export function owedWords(owed: OwedNow, language: PageLanguage): { title: string; text: string } {
  const { owed: t } = listTexts(language);
  const { cents, overdueCents, bills, firstDueOn } = owed;
  const overdue = overdueCents === cents ? t.onlyOverdue : t.overdue(formatEuro(overdueCents, language));
  const until = t.until(bills, dayAndMonth(firstDueOn, language));
  return { title: t.title(formatEuro(cents, language)), text: overdueCents === 0 ? until : `${until} ${overdue}` };
}
