/** Parts of forms that several chapters share: the fields of a person, a new password, what stands above a form. */
import type { PageLanguage } from '#kernel/language.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { segments } from '#ui/choices.ts';
import { passwordField, selectField, textField } from '#ui/form.ts';
import { errorSummary } from '#ui/notice.ts';
import { uiTexts } from '#ui/texts.ts';
import { countries } from './countries.ts';
import type { Problems } from './problems.ts';
import { texts } from './texts.ts';

/** What stands in a form: as typed, or as kept. */
export type FormState = {
  readonly text: (name: string) => string;
  readonly has: (name: string) => boolean;
  readonly problems: Problems;
};

/** The errors, where there are any; they come before everything else on the page. */
export function problemsAbove(problems: Problems, language: PageLanguage): Html | undefined {
  return errorSummary(uiTexts(language).checkInput, problems.list);
}

/** The manual's fields of a person, with its labels. None is required. */
export function personFields(state: FormState, language: PageLanguage): HtmlValue {
  const { fields: t, countries: names } = texts[language];
  const common = (name: string) => ({
    name,
    value: state.text(name),
    error: state.problems.at(name),
    optional: uiTexts(language).optional,
  });
  const selected = state.text('country') || 'SI';
  return [
    textField({ ...common('name'), label: t.name, autocomplete: 'name', maxlength: 200 }),
    textField({ ...common('street'), label: t.street, autocomplete: 'address-line1', maxlength: 200 }),
    textField({ ...common('town'), label: t.town, autocomplete: 'address-level2', maxlength: 200 }),
    postFields(state, language),
    selectField({
      name: 'country',
      label: t.country,
      options: countries.map((code) => ({ value: code, label: names[code] })),
      selected,
      autocomplete: 'country',
      width: 'm',
      error: state.problems.at('country'),
    }),
    textField({
      ...common('phone'),
      label: t.phone,
      hint: t.phoneHint,
      type: 'tel',
      autocomplete: 'tel',
      maxlength: 40,
      width: 'm',
    }),
    segments({
      name: 'sex',
      legend: html`${t.sex} <span class="optional">(${uiTexts(language).optional})</span>`,
      options: [
        { value: 'male', label: t.male },
        { value: 'female', label: t.female },
        { value: '', label: t.notSaid },
      ],
      selected: state.text('sex'),
    }),
  ];
}

/** *Poštna št. in pošta*: two fields on one line. The enhancer fills in the post; without it the server does. */
function postFields(state: FormState, language: PageLanguage): Html {
  const t = texts[language].fields;
  const optional = uiTexts(language).optional;
  const error = state.problems.at('postCode');
  const code = textField({
    name: 'postCode',
    label: t.postCode,
    value: state.text('postCode'),
    autocomplete: 'postal-code',
    inputmode: 'numeric',
    maxlength: 10,
    error,
    required: false,
    data: { 'data-post-code': 'post' },
  });
  const post = textField({ name: 'post', label: t.post, value: state.text('post'), maxlength: 200, required: false });
  return html`<fieldset class="stack tight"><legend class="label">${t.postCodeAndPost} <span class="optional">(${optional})</span></legend><div class="together">${code}${post}</div><p class="hint" role="status" id="post-hint" data-unknown="${t.postCodeUnknown}"></p></fieldset>`;
}

/** A new password, typed twice. */
export function newPasswordFields(
  state: Pick<FormState, 'problems'>,
  language: PageLanguage,
  label: 'password' | 'newPassword',
): HtmlValue {
  const t = texts[language].fields;
  const common = (name: string) => ({
    name,
    error: state.problems.at(name),
    autocomplete: 'new-password' as const,
    texts: uiTexts(language),
  });
  return [
    passwordField({ ...common('password'), label: t[label], hint: t.passwordHint }),
    passwordField({ ...common('passwordAgain'), label: t.passwordAgain }),
  ];
}
