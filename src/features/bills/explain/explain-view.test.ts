import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatEuro, sumsOf } from '#kernel/money.ts';
import { render } from '#platform/html/html.ts';
import {
  billOf,
  day,
  home,
  november,
  reading,
  tariffs,
  worked,
  workedPrices,
  type LineRow,
  type PriceRow,
} from '#test/support/worked-bill.ts';
import { explanationView } from './explain-view.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { BilledFacts, BilledPoint, TariffFacts } from './facts.ts';
import { explained } from './recompute.ts';

/** The words of the page part, with plain spaces, one line for each paragraph. */
function textOf(bill: BilledFacts, given: TariffFacts, language: PageLanguage = 'sl'): string {
  return htmlOf(bill, given, language)
    .replaceAll(/<\/(?:p|h\d|li|summary|span|strong)>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll(/\n\s*/g, '\n');
}

function htmlOf(bill: BilledFacts, given: TariffFacts, language: PageLanguage = 'sl'): string {
  return render(explanationView({ explanation: explained(bill, given), askHref: '/questions/new?bill=31' }, language));
}

function says(text: string, ...sentences: readonly string[]): void {
  for (const sentence of sentences)
    assert(text.split('\n').includes(sentence), `«${sentence}» is missing in:\n${text}`);
}

test('the worked bill is explained step by step, with its numbers in the formulas', () => {
  says(
    textOf(billOf([home], worked), tariffs(workedPrices)),
    'Izračun se ujema z računom do centa.',
    '16337 − 16107 = 230 kWh',
    '16107: 1. 11. 2024, vaš odčitek',
    '16337: 1. 12. 2024, odčitano',
    '230 + 100 = 330 kWh',
    '120 + 110 + 60 + 40 = 330 kWh',
    '230 kWh × 0,11990 €/kWh = 27,58 €',
    '4,6 kW × 3,61324 €/kW = 16,62 €',
    '120 kWh × 0,01958 €/kWh = 2,35 €',
    '330 kWh × 0,00153 €/kWh = 0,50 €',
    '1 mesec × 1,99000 €/mesec = 1,99 €',
    '68,13 € × 22 % = 14,99 €',
    '68,13 € + 14,99 € = 83,12 €',
  );
});

test('in Croatian the same sums are told in Croatian, months and lines in the form that their number asks for', () => {
  says(
    textOf(billOf([home], worked), tariffs(workedPrices), 'hr'),
    'Izračun se s računom podudara u cent.',
    '16107: 1. 11. 2024., vaše očitanje',
    '230 kWh × 0,11990 €/kWh = 27,58 €',
    '1 mjesec × 1,99000 €/mjesec = 1,99 €',
    '68,13 € × 22 % = 14,99 €',
  );
});

test('in English the same sums are written the English way', () => {
  says(
    textOf(billOf([home], worked), tariffs(workedPrices), 'en'),
    'Our sums agree with the bill to the cent.',
    '230 kWh × €0.11990/kWh = €27.58',
    'Network charge, power, block 1',
    '1 month × €1.99000/month = €1.99',
    '€68.13 × 22% = €14.99',
    '€68.13 + €14.99 = €83.12',
  );
});

test('a line that differs says what the bill has, by how much, and offers to ask', () => {
  const bill = billOf([home], worked);
  const lines = bill.lines.map((line) => (line.code === 'energy_vt' ? { ...line, net: line.net + 20 } : line));
  const { net, vat, vatTotal, total } = sumsOf(lines);
  const wrong = { ...bill, lines, net, vat, vatTotal, total };
  const text = textOf(wrong, tariffs(workedPrices));
  says(
    text,
    'Izračun in račun se ne ujemata',
    `Račun je za ${formatEuro(total - 8312, 'sl').replaceAll('\u00A0', ' ')} višji od izračuna.`,
    'energy_vt: na računu 27,78 €, izračun 27,58 €',
    'Na računu 27,78 €: 0,20 € več od izračuna',
    'Na računu: 230 kWh × 0,11990 €/kWh = 27,78 €',
  );
  assert(htmlOf(wrong, tariffs(workedPrices)).includes('href="/questions/new?bill=31"'));
  assert(!htmlOf(bill, tariffs(workedPrices)).includes('/questions/new'));
});

test('what is missing on the bill and what was taken from it are both said', () => {
  const rows: readonly LineRow[] = [...worked.slice(0, -1), ['loyalty', null, 1, -1_500_000, 'C62']];
  says(
    textOf(billOf([home], rows), tariffs(workedPrices)),
    'Te postavke na računu ni.',
    'Trošarina: na računu 0,00 €, izračun 0,50 €',
    '1 × −1,50000 € = −1,50 €',
    'Količine te postavke ne moremo izračunati, zato preverimo le množenje.',
    'Pri 1 postavki smo količino vzeli z računa in preverili le množenje.',
  );
});

test('a price that changes in the period is shared out by days, each with its own formula', () => {
  const prices = tariffs([
    ['energy_vt', null, 119_900, 'KWH'],
    ['energy_vt', null, 130_000, 'KWH', '2024-11-16'],
    ['monthly_fee', null, 1_990_000, 'MON'],
    ['monthly_fee', null, 2_500_000, 'MON', '2024-11-16'],
  ]);
  const point = { ...home, readings: [reading({ fromValue: 16107, untilValue: 16433 })], quantities: [] };
  says(
    textOf(billOf([point], []), prices),
    '16433 − 16107 = 326 kWh',
    'od 1. 11. 2024 do 15. 11. 2024',
    '326 kWh × 15 / 30 dni = 163 kWh',
    '163 kWh × 0,11990 €/kWh = 19,54 €',
    'od 16. 11. 2024 do 30. 11. 2024',
    '326 kWh − 163 kWh = 163 kWh',
    '163 kWh × 0,13000 €/kWh = 21,19 €',
    '15 / 30 dni = 0,5 meseca',
    '0,5 meseca × 1,99000 €/mesec = 1,00 €',
  );
});

test('power over months and parts of months says how many', () => {
  const days = { from: day('2025-01-01'), until: day('2025-03-15') };
  const quantities: BilledPoint['quantities'] = [{ what: 'billing_power', block: null, value: 4600, ...days }];
  const prices = tariffs([['ove_spte', null, 775_620, 'KWT']]);
  says(
    textOf({ ...billOf([{ ...home, readings: [], quantities }], []), ...days }, prices),
    '4,6 kW × (2 meseca + 14 / 31 dni) = 11,277 kW',
    '11,277 kW × 0,77562 €/kW = 8,75 €',
    'Na računu ni odčitkov za to merilno mesto.',
  );
});

test('a turned register, a constant and an exchanged meter are explained', () => {
  const readings = [
    reading({ registerCode: '1.8.0', fromValue: 99_900, untilValue: 120, untilOn: day('2024-11-12') }),
    reading({
      registerCode: '1.8.0',
      meterSerial: 'NEW',
      fromOn: day('2024-11-12'),
      fromValue: 3,
      untilValue: 33,
      constant: 40_000,
    }),
  ];
  says(
    textOf(billOf([{ ...home, readings, quantities: [] }], []), tariffs([])),
    '(100000 + 120) − 99900 = 220 kWh',
    'Števec je prišel do konca in začel znova z 0, zato prištejemo 100000.',
    '33 − 3 = 30',
    '30 × 40 = 1.200 kWh',
    'Števec šteje v korakih po 40 (konstanta števca).',
    '220 + 1.200 = 1.420 kWh',
  );
});

test('gas goes from cubic metres to kilowatt-hours by its two factors', () => {
  const gas: BilledPoint = {
    ...home,
    energy: 'gas',
    readings: [reading({ registerCode: 'V', fromValue: 5000, untilValue: 5100 })],
    quantities: [
      { what: 'gas_factor', block: null, value: 938_580, ...november },
      { what: 'calorific_value', block: null, value: 11_365_000, ...november },
    ],
  };
  const prices: readonly PriceRow[] = [['gas_energy', null, 60_000, 'KWH']];
  says(
    textOf(billOf([gas], [['gas_energy', null, 1067, 60_000]]), tariffs(prices, 'gas')),
    '5100 − 5000 = 100 m³',
    '100 m³ × 0,93858 = 93,858 Nm³',
    '93,858 Nm³ × 11,365 kWh/Nm³ = 1.067 kWh',
    'Zaokroženo na cele kilovatne ure, kot na računu.',
    '1.067 kWh × 0,06000 €/kWh = 64,02 €',
  );
});

test('of several points each is folded, and the one that is wrong stands open', () => {
  const other = {
    ...home,
    id: 8,
    name: 'Podgora 5',
    readings: [reading({ registerCode: '1.8.0', untilValue: 16433 })],
    quantities: [],
  };
  const rows: readonly LineRow[] = [['excise', null, 330, 1530]];
  const bill = billOf([{ ...home, quantities: [] }, other], rows);
  const markup = htmlOf(
    { ...bill, lines: bill.lines.map((line) => ({ ...line, pointId: 7 })) },
    tariffs([['excise', null, 1530, 'KWH']]),
  );
  assert.match(markup, /<details class="more"><summary>Lipova ulica 4: 0,50\u00A0€ brez DDV/);
  assert.match(markup, /<details class="more" open><summary>Podgora 5: 0,50\u00A0€ brez DDV/);
  assert.match(markup, /<li>Podgora 5, Trošarina: na računu 0,00\u00A0€, izračun 0,50\u00A0€/);
});
