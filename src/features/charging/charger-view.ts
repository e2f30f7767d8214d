/** The form that asks for a charger at home, and what was asked for before. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { houses, powers } from '#features/offers/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { choices } from '#ui/choices.ts';
import { actions, form, selectField, submit, textArea, textField } from '#ui/form.ts';
import { errorSummary } from '#ui/notice.ts';
import { addressOf, elsewhere, longestWords, type ChargerRefusal } from './input.ts';
import type { ListPlacesRow } from './store.sql.ts';
import { chargingTexts } from './texts.ts';

export type ChargerView = {
  readonly visit: CustomerVisit;
  readonly places: readonly ListPlacesRow[];
  readonly refusals: readonly Refusal<ChargerRefusal>[];
  /** What is in the field for the phone before anything was typed. */
  readonly phone: string;
  /** Above the form: what was just done. Below it: what was asked for before. */
  readonly done: Html | undefined;
  readonly after: Html | undefined;
};

export function chargerView(view: ChargerView): Html {
  const { visit, refusals, done, after } = view;
  const { charger: t, refusals: sentences } = chargingTexts(visit.language);
  const problems = refusals.map(({ code, field, facts = {} }) => ({ field, message: sentences[code](facts) }));
  const errors = new Map(problems.map(({ field = '', message }) => [field, message]));
  const fields = [placeFields(view, errors), wishFields(view, errors), actions(submit(t.send))];
  return html`<div class="stack loose narrow"><div class="stack tight"><h1>${t.title}</h1><p class="lead">${t.lead}</p></div>${errorSummary(t.checkInput, problems)}${problems.length === 0 && done}${after}${form({ action: '/e-mobility/charger', token: visit.formToken() }, fields)}</div>`;
}

type Errors = ReadonlyMap<string, string>;

/** From this many points on, a list takes less room than cards. */
const many = 7;

function placeFields({ visit, places }: ChargerView, errors: Errors): readonly HtmlValue[] {
  const { charger: t } = chargingTexts(visit.language);
  const only = places.length === 1 ? String(places[0]?.id) : undefined;
  const options = [
    ...places.map((place) => ({
      value: String(place.id),
      label: addressOf(place),
      detail: place.number ?? place.gsrn,
    })),
    { value: elsewhere, label: t.elsewhere },
  ];
  const parts = { name: 'place', error: errors.get('place'), selected: visit.form.text('place') || only };
  const choice =
    places.length < many
      ? choices({ ...parts, legend: t.place, options })
      : selectField({ ...parts, label: t.place, options: [{ value: '', label: t.choose }, ...options] });
  return [
    places.length > 0 && choice,
    textField({
      name: 'address',
      label: places.length > 0 ? t.address : t.addressOnly,
      hint: t.addressHint,
      error: errors.get('address'),
      value: visit.form.text('address'),
      maxlength: 200,
      autocomplete: 'address-line1',
      ...(places.length > 0 ? { optional: t.optional } : {}),
    }),
  ];
}

function wishFields({ visit, phone }: ChargerView, errors: Errors): readonly HtmlValue[] {
  const { charger: t } = chargingTexts(visit.language);
  const typed = visit.form;
  return [
    choices({
      name: 'house',
      legend: t.house,
      error: errors.get('house'),
      selected: typed.text('house'),
      options: houses.map((value) => ({ value, label: t.houses[value][0], detail: t.houses[value][1] })),
    }),
    selectField({
      name: 'power',
      label: t.power,
      error: errors.get('power'),
      selected: typed.text('power'),
      options: [{ value: '', label: t.choose }, ...powers.map((value) => ({ value, label: t.powers[value] }))],
    }),
    textField({
      name: 'phone',
      label: t.phone,
      hint: t.phoneHint,
      type: 'tel',
      error: errors.get('phone'),
      value: typed.has('phone') ? typed.text('phone') : phone,
      autocomplete: 'tel',
      maxlength: 40,
      width: 'm',
    }),
    textArea({
      name: 'words',
      label: t.words,
      optional: t.optional,
      error: errors.get('words'),
      value: typed.text('words').slice(0, 2 * longestWords),
      maxlength: longestWords,
      rows: 4,
    }),
  ];
}
