import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { passwordField } from '#ui/form.ts';
import { uiTexts } from '#ui/texts.ts';
import type { Problems } from './problems.ts';
import { texts } from './texts.ts';

/** The field `currentPassword`. The hidden address tells password managers whose password it is. */
export function passwordQuestion(language: PageLanguage, asked: { email: string; problems: Problems }): Html {
  const field = passwordField({
    name: 'currentPassword',
    label: texts[language].fields.currentPassword,
    autocomplete: 'current-password',
    error: asked.problems.at('currentPassword'),
    texts: uiTexts(language),
  });
  return html`<input type="hidden" name="username" value="${asked.email}" autocomplete="username">${field}`;
}
