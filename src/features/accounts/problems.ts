import type { PageLanguage } from '#kernel/language.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { FieldError } from '#ui/notice.ts';
import { texts, type AccountRefusal } from './texts.ts';

/** What is wrong with a form, in words: the list above it, and the sentence at each field. */
export type Problems = { readonly list: readonly FieldError[]; readonly at: (field: string) => string | undefined };

export const noProblems: Problems = { list: [], at: () => undefined };

export function problemsOf(refusals: readonly Refusal<AccountRefusal>[], language: PageLanguage): Problems {
  const list = refusals.map(({ code, field, facts }) => ({
    field,
    message: texts[language].refusals[code](facts ?? {}),
  }));
  return { list, at: (name) => list.find(({ field }) => field === name)?.message };
}
