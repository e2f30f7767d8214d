import type { Visit } from '#features/accounts/index.ts';
import type { Operator } from '#features/metering/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { html, type Html } from '#platform/html/html.ts';
import { page, type Page } from '#platform/http/exchange.ts';
import type { Fields } from '#platform/http/fields.ts';
import { segments } from '#ui/choices.ts';
import { billDrawing } from '#ui/drawings.ts';
import { actions, form, selectField, submit, textField, type OptionGroup } from '#ui/form.ts';
import { unbroken } from '#ui/marks.ts';
import { errorSummary } from '#ui/notice.ts';
import type { LinkField } from './input.ts';
import type { LinkFormRefusal, LinkRefusal } from './refusals.ts';
import { texts, type ContractTexts } from './texts.ts';

type Parts = {
  readonly visit: Visit;
  readonly supplier: Supplier;
  readonly operators: readonly Operator[];
  readonly refusals?: readonly Refusal<LinkFormRefusal | LinkRefusal>[];
};

/** *Poveži pogodbe*: the empty form, or with refusals the form as it was typed. */
export function linkPage(parts: Parts): Page {
  const { visit, supplier, refusals = [] } = parts;
  const t = texts[visit.language];
  const problems = refusals.map(({ code, field, facts = {} }) => ({ field, message: t.refusals[code](facts) }));
  const main = html`<div class="stack loose"><h1>${t.link.title}</h1>${errorSummary(t.checkInput, problems)}
<div class="cols side"><div class="stack loose"><div class="stack tight prose"><p>${unbroken(t.link.intro(supplier.name), supplier.name)}</p><p>${t.link.repeat} <a href="/contracts">${t.overview.title}</a>.</p></div>
<div class="card">${linkForm(parts, new Map(problems.map(({ field = '', message }) => [field, message])))}</div></div>
<aside class="stack" aria-label="${t.link.whereTitle}"><h2 class="as-h3">${t.link.whereTitle}</h2><p class="muted">${t.link.where}</p>${billDrawing(t.link.drawing)}<p class="muted small">${t.link.privacy}</p></aside></div></div>`;
  const crumbs = [
    { label: t.home, href: '/' },
    { label: t.overview.title, href: '/contracts' },
  ];
  return page({ status: statusFor(refusals), title: t.link.title, crumbs, main, scripts: ['operators.js'] });
}

function statusFor(refusals: readonly Refusal[]): number {
  if (refusals.length === 0) return 200;
  return refusals.some(({ code }) => code === 'paused') ? 429 : 422;
}

function linkForm({ visit, supplier, operators }: Parts, errors: ReadonlyMap<string, string>): Html {
  const { link: t } = texts[visit.language];
  const typed = visit.form;
  const field = (name: LinkField) => ({ name, error: errors.get(name), value: typed.text(name) });
  const { linkProof } = supplier;
  const isInCroatia = operators.some(({ country }) => country === 'HR');
  const pointHint = isInCroatia ? `${t.pointHint} ${t.ommHint}` : t.pointHint;
  const energies = energiesOf(operators);
  const energy = segments({
    ...field('energy'),
    legend: t.energy,
    selected: typed.text('energy') || energies[0],
    options: energies.map((value) => ({ value, label: t.energies[value] })),
  });
  return form({ action: '/contracts/link', token: visit.formToken() }, [
    textField({ ...field('number'), label: t.number, hint: t.numberHint, width: 'm', maxlength: 40 }),
    textField({ ...field('point'), label: t.point, hint: pointHint, width: 'm', maxlength: 60 }),
    countryField({ operators, typed, error: errors.get('country'), texts: t }),
    energy,
    operatorField({ operators, typed, error: errors.get('operator'), texts: t }),
    linkProof !== null &&
      textField({
        ...field('proof'),
        label: linkProof.label[visit.language],
        hint: linkProof.hint[visit.language],
        width: 'm',
      }),
    actions(submit(t.add)),
  ]);
}

type Choice = {
  readonly operators: readonly Operator[];
  readonly typed: Fields;
  readonly error: string | undefined;
  readonly texts: ContractTexts['link'];
};

function countryField({ operators, typed, error, texts: t }: Choice): Html {
  const options = countriesOf(operators).map((code) => ({ value: code, label: t.countries[code] ?? code }));
  return selectField({
    name: 'country',
    label: t.country,
    options,
    selected: typed.text('country'),
    error,
    width: 'm',
  });
}

/** Grouped by energy and country; `operators.client.ts` leaves only the groups of the energy that is chosen. */
function operatorField({ operators, typed, error, texts: t }: Choice): Html {
  const countries = countriesOf(operators);
  const pairs = energiesOf(operators).flatMap((energy) => countries.map((country) => ({ energy, country })));
  const groups = pairs
    .map(({ energy, country }) => ({
      energy,
      label: countries.length > 1 ? `${t.energies[energy]}, ${t.countries[country] ?? country}` : t.energies[energy],
      options: operators
        .filter((operator) => operator.energy === energy && operator.country === country)
        .map(({ code, name }) => ({ value: code, label: name })),
    }))
    .filter(({ options }) => options.length > 0);
  return selectField({
    name: 'operator',
    label: t.operator,
    options: [{ value: '', label: t.choose }, ...groups.map(({ label, options }): OptionGroup => ({ label, options }))],
    selected: typed.text('operator'),
    error,
    width: 'm',
    data: { 'data-groups-by': 'energy', 'data-groups': groups.map(({ energy }) => energy).join(' ') },
  });
}

function countriesOf(operators: readonly Operator[]): readonly string[] {
  return [...new Set(operators.map(({ country }) => country))];
}

function energiesOf(operators: readonly Operator[]): readonly Operator['energy'][] {
  return [...new Set(operators.map(({ energy }) => energy))];
}
