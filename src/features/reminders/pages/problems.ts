import type { PageLanguage } from '#kernel/language.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { FieldError } from '#ui/notice.ts';
import { reminderTexts, type ReminderRefusal } from './texts.ts';

/** What is wrong with a form, in words: the list above it, and the sentence at each field. */
export type Problems = { readonly list: readonly FieldError[]; readonly at: (field: string) => string | undefined };

export function problemsOf(refusals: readonly Refusal<ReminderRefusal>[], language: PageLanguage): Problems {
  const { refusals: sentences } = reminderTexts(language);
  const list = refusals.map(({ code, field, facts }) => ({ field, message: sentences[code](facts ?? {}) }));
  return { list, at: (name) => list.find(({ field }) => field === name)?.message };
}
