import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlProblems } from '#test/support/html-rules.ts';
import { html, render, type Html } from '#platform/html/html.ts';
import { choiceLinks, choices, confirmCard, segments } from './choices.ts';
import { billDrawing, town } from './drawings.ts';
import { actions, checkbox, form, passwordField, selectField, submit, textField } from './form.ts';
import { gate } from './gate.ts';
import { icon, iconFiles, type IconName } from './icon.ts';
import { badge, digits, facts, steps, tariffMark, unbroken } from './marks.ts';
import { registerInput, type RegisterInput } from './meter-input.ts';
import { errorSummary, notice, rangeBar } from './notice.ts';
import { cardTable, emptyState, pager } from './table.ts';
import { tabs } from './tabs.ts';
import { uiTexts } from './texts.ts';
import { tiles } from './tiles.ts';
import { calendar, hero, panes } from './window.ts';

const register: RegisterInput = {
  name: '1.8.1',
  label: 'Stanje (visoka tarifa)',
  tariff: 'VT',
  wholeDigits: 6,
  decimals: 1,
  unit: 'kWh',
  constant: 1,
  previous: { value: 16433, readOn: '1. 7. 2019' },
};

const manyLinks = Array.from({ length: 40 }, (_, index) => ({
  href: `/readings/new?point=${index}`,
  label: `3-${index}`,
  current: index === 0,
}));

const components: Readonly<Record<string, () => Html>> = {
  'the same in several views': () =>
    tabs(
      [
        { href: '/m/1', label: 'Videz', current: true },
        { href: '/m/1?as=text', label: 'Besedilo', current: false },
      ],
      'Prikaz',
    ),
  'a form with every field in error': () =>
    form({ action: '/register', token: 't' }, [
      textField({ name: 'email', label: 'E-pošta', type: 'email', hint: 'ime@primer.si', error: 'Vpišite e-pošto.' }),
      textField({ name: 'phone', label: 'Telefon', optional: 'neobvezno', width: 's', data: { 'data-x': 'y' } }),
      passwordField({
        name: 'password',
        label: 'Geslo',
        autocomplete: 'new-password',
        error: 'Prekratko.',
        texts: uiTexts('sl'),
      }),
      selectField({
        name: 'operator',
        label: 'Operater',
        selected: 'a',
        options: [
          { value: '', label: 'Izberite' },
          { label: 'Elektrika', options: [{ value: 'a', label: 'A' }] },
        ],
      }),
      checkbox({ name: 'terms', label: 'Soglašam', error: 'Brez soglasja ne gre.', required: true }),
      segments({
        name: 'kind',
        legend: 'Tip',
        hint: 'Lastna evidenca ostane vam.',
        error: 'Izberite.',
        options: [{ value: 'a', label: 'oddaja' }],
      }),
      choices({
        name: 'energy',
        legend: 'Energent',
        options: [{ value: 'e', label: 'elektrika', icon: 'bolt', detail: 'VT' }],
      }),
      confirmCard({ name: 'confirmed', label: 'Števec res kaže 18275.', detail: 'Oddajo bomo označili.' }),
      actions(submit('Oddaj'), html`<a class="btn quiet" href="/">Prekliči</a>`),
    ]),
  'a register': () => registerInput({ ...register, error: 'Preveč mest.', value: '1234567', hintId: undefined }, 'sl'),
  'a register without history': () => registerInput({ ...register, previous: undefined }, 'en'),
  'an error summary': () =>
    html`${errorSummary('Preverite podatke', [{ field: 'email', message: 'Vpišite e-pošto.' }, { message: 'Poskusite pozneje.' }])}<p id="email"></p>`,
  'notices and a range': () =>
    html`${notice('warn', rangeBar({ low: 250, high: 480, typed: 1842, expectedText: 'a', typedText: 'b' }), { role: 'alert' })}${notice('ok', html`<p>Da.</p>`, { icon: 'bill' })}`,
  marks: () =>
    html`<p>${badge('now', 'Čaka')}${tariffMark('ET')}${digits(42, 6)}</p>${facts([['Ulica', 'Celovška 1']])}${steps([{ title: 'Oddano', done: true, detail: 'danes' }, { title: 'Račun' }])}`,
  'links to choose from, few and many': () =>
    html`${choiceLinks({ id: 'few', label: 'Merilno mesto', links: manyLinks.slice(0, 2), search: 'Išči', noneFound: 'Nič.' })}${choiceLinks({ id: 'many', label: 'Vsa', links: manyLinks, search: 'Išči', noneFound: 'Nič.' })}`,
  'the window': () =>
    hero({
      id: 'now',
      title: 'Okno je odprto',
      text: 'Do 3.',
      actions: html`<a href="/">Oddaj</a>`,
      panes: panes(
        [
          { number: '30.', name: 'danes', state: 'today' },
          { number: '1.', name: 'torek', state: 'ahead' },
        ],
        'sl',
      ),
    }),
  'a calendar': () =>
    calendar({ caption: 'November', weeks: [[{ number: 30, lit: true, today: true }, { number: 1 }]] }, 'sl'),
  'a table with cards': () =>
    html`<section><h2>Odčitki</h2>${cardTable({
      caption: 'Odčitki',
      columns: [
        { header: 'Datum', place: 'date' },
        { header: 'Odčitek', place: 'read', numeric: true, labelled: true },
        { header: 'Briši', place: 'del', hiddenHeader: true },
      ],
      rows: [{ cells: ['1. 7. 2019', 16433, ''], void: true }],
    })}</section>`,
  'a pager': () => html`${pager({ page: 5, pages: 9, href: (page) => `/readings?page=${page}` }, 'sl')}`,
  'an empty state': () =>
    html`<h1>Odčitki</h1>${emptyState({ title: 'Ni še odčitkov', text: 'Ko oddate prvega.', action: html`<a href="/">Oddaj</a>` })}`,
  'the gate': () =>
    gate({
      title: 'Dobrodošli',
      lead: 'Vse na enem mestu.',
      cardHeadingId: 'l',
      card: html`<h2 id="l">Prijava</h2>`,
      besideLabel: 'Informacije',
      beside: tiles([{ href: '/faq', label: 'Vprašanja', icon: 'question' }]),
    }),
  drawings: () => html`${billDrawing('Račun z označenim okvirjem')}${town}`,
};

for (const [name, component] of Object.entries(components)) {
  test(`${name}: the HTML is valid`, () => assert.deepEqual(htmlProblems(render(component())), []));
}

test('a field in error is marked, and described by its hint and its error', () => {
  const field = render(
    textField({ name: 'gsrn', label: 'GSRN', hint: '18 številk', error: 'Vpisali ste jih 17.', value: '1' }),
  );
  assert.match(field, /aria-invalid="true"/);
  assert.match(field, /aria-describedby="gsrn-hint gsrn-error"/);
  assert.ok(
    field.indexOf('gsrn-hint') < field.indexOf('gsrn-error') && field.indexOf('gsrn-error') < field.indexOf('<input'),
  );
});

test('the list of errors leads to the fields, whatever they are called', () => {
  const summary = render(html`${errorSummary('Preverite', [{ field: '1.8.1', message: 'Preveč mest.' }])}`);
  assert.match(summary, /<a href="#field-1-8-1">/);
  assert.match(render(registerInput(register, 'sl')), /<input [^>]*id="field-1-8-1" name="1\.8\.1"/);
  assert.equal(errorSummary('Preverite', []), undefined);
});

test('a password is never sent back', () => {
  const field = render(
    passwordField({ name: 'password', label: 'Geslo', autocomplete: 'current-password', texts: uiTexts('sl') }),
  );
  assert.doesNotMatch(field, / value=/);
});

test('a register has as many drums as digits, and says the previous reading to those who listen', () => {
  const input = render(registerInput(register, 'sl'));
  assert.equal(input.match(/<i aria-hidden="true"><\/i>/g)?.length, 6);
  assert.match(input, /aria-describedby="field-1-8-1-previous"/);
  assert.match(input, /data-previous="16433"/);
});

test('what was typed comes back as it was typed, loose when it is longer than the drums', () => {
  const typed = render(registerInput({ ...register, value: '"><b>1234567' }, 'sl'));
  assert.match(typed, /value="&quot;&gt;&lt;b&gt;1234567"/);
  assert.match(typed, /class="drum loose"/);
  assert.match(render(registerInput({ ...register, value: '016759' }, 'sl')), /class="drum"/);
});

test('a reading is shown with all digits of the meter and heard once as a number', () => {
  const shown = render(digits(16433, 6));
  assert.match(shown, /<span class="sr">16433<\/span>/);
  assert.equal(shown.replace(/<span class="sr">\d+<\/span>/, '').replace(/<[^>]+>/g, ''), '016433');
});

const numbers = (page: number, pages: number): string =>
  render(html`${pager({ page, pages, href: (to) => `/r?page=${to}` }, 'sl')}`)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('a pager shows the first, the last and the neighbours, and leaves out what is not there', () => {
  assert.equal(numbers(1, 1), '');
  assert.equal(numbers(1, 2), '1 2 Naprej');
  assert.equal(numbers(5, 9), 'Nazaj 1 … 4 5 6 … 9 Naprej');
  assert.equal(numbers(9, 9), 'Nazaj 1 … 8 9');
});

test('a name with a hyphen never breaks', () => {
  assert.equal(render(html`${unbroken('Zakaj moj GEN-I?', 'GEN-I')}`), 'Zakaj moj <span class="nb">GEN-I</span>?');
  assert.equal(render(html`${unbroken('Kontakt', '')}`), 'Kontakt');
});

test('every icon file has a name to ask for it by', () => {
  // `chevron` is the arrow of select boxes, used by the style sheet only
  const names = iconFiles().filter((name) => name !== 'chevron');
  assert.equal(names.length, 36);
  for (const name of names)
    assert.match(render(icon(name as IconName)), /^<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><.*<\/svg>$/);
});
