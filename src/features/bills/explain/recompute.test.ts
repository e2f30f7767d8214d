import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumsOf } from '#kernel/money.ts';
import {
  billOf,
  blockRows,
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
import type { BilledPoint, BilledReading, TariffFacts } from './facts.ts';
import { explained, type Explanation } from './recompute.ts';

const verdicts = ({ charges }: Explanation): Record<string, string> =>
  Object.fromEntries(charges.map(({ code, block, verdict }) => [block === null ? code : `${code} ${block}`, verdict]));

test('the worked bill comes to 68,13 € net, 14,99 € of VAT and 83,12 €, line by line to the cent', () => {
  const bill = billOf([home], worked);
  // the amounts of the document, written out: the helper above must not be what they are compared with
  const nets = [2758, 979, 199, 1662, 415, 92, 6, 235, 203, 110, 74, 26, 4, 50];
  assert.deepEqual(
    bill.lines.map(({ net }) => net),
    nets,
  );
  const explanation = explained(bill, tariffs(workedPrices));
  const recomputed = new Map(
    explanation.charges.map((charge) => [`${charge.code} ${charge.block}`, charge.recomputedNet]),
  );
  assert.deepEqual(
    bill.lines.map(({ code, block }) => recomputed.get(`${code} ${block}`)),
    nets,
  );
  assert.deepEqual(explanation.sums, {
    net: 6813,
    vat: [{ vatPermille: 220, base: 6813, vat: 1499 }],
    vatTotal: 1499,
    total: 8312,
  });
  assert(explanation.matches);
  assert.equal(explanation.charges.length, 14);
  assert(explanation.charges.every(({ verdict, lines }) => verdict === 'equal' && lines.length === 1));
});

test('charges stand in the order of a bill: energy, network, contributions, excise, fee', () => {
  const { charges } = explained(billOf([home], worked), tariffs(workedPrices));
  assert.deepEqual(
    [...new Set(charges.map(({ group }) => group))],
    ['energy', 'network', 'contribution', 'excise', 'fee'],
  );
});

test('a line that is a cent off is rounding, one that is two cents off is named with the sum', () => {
  const off = (cents: number): Explanation => {
    const bill = billOf([home], worked);
    const lines = bill.lines.map((line) => (line.code === 'energy_vt' ? { ...line, net: line.net + cents } : line));
    const { net, vat, vatTotal, total } = sumsOf(lines);
    return explained({ ...bill, lines, net, vat, vatTotal, total }, tariffs(workedPrices));
  };
  assert.equal(verdicts(off(1))['energy_vt'], 'equal');
  const explanation = off(2);
  assert(!explanation.matches);
  const wrong = explanation.charges.filter(({ verdict }) => verdict !== 'equal');
  assert.deepEqual(
    wrong.map(({ code, difference, recomputedNet }) => [code, difference, recomputedNet]),
    [['energy_vt', 2, 2758]],
  );
});

test('a bill with another reading than the one it names differs wherever energy counts', () => {
  const point = { ...home, readings: [reading({ untilValue: 16433 }), ...home.readings.slice(1)] };
  const explanation = explained(billOf([point], worked), tariffs(workedPrices));
  const said = verdicts(explanation);
  for (const code of ['energy_vt', 'efficiency', 'excise']) assert.equal(said[code], 'differs', code);
  assert.equal(said['energy_mt'], 'equal');
  assert.equal(explanation.points[0]?.blocksOff, -96_000);
});

test('what is not on the bill but should be is named, and so is what cannot be recomputed', () => {
  const rows: readonly LineRow[] = [...worked.slice(0, -1), ['loyalty', null, 1, -1_500_000, 'C62']];
  const explanation = explained(billOf([home], rows), tariffs(workedPrices));
  const said = verdicts(explanation);
  assert.equal(said['excise'], 'not_billed');
  assert.equal(said['loyalty'], 'as_billed');
  assert(!explanation.matches);
  assert.equal(explanation.charges.find(({ code }) => code === 'excise')?.difference, -50);
  assert.equal(explanation.charges.find(({ code }) => code === 'loyalty')?.reason, 'unknown_charge');
});

test('a charge without prices, quantities or the right unit is taken as billed, and says why', () => {
  const cases: readonly (readonly [string, BilledPoint, TariffFacts, string])[] = [
    ['energy_vt', home, tariffs(workedPrices.filter(([code]) => code !== 'energy_vt')), 'no_price'],
    ['excise', home, tariffs([...workedPrices.slice(0, -3), ['excise', null, 1530, 'KWH', '2024-11-02']]), 'no_price'],
    ['excise', { ...home, readings: [] }, tariffs(workedPrices), 'no_quantity'],
    [
      'excise',
      home,
      tariffs(workedPrices.map((row) => (row[0] === 'excise' ? ['excise', null, 1530, 'MON'] : row))),
      'other_unit',
    ],
    ['excise', home, { ...tariffs(workedPrices), vatRates: [] }, 'no_vat_rate'],
  ];
  for (const [code, point, given, reason] of cases) {
    const charge = explained(billOf([point], worked), given).charges.find((found) => found.code === code);
    assert.equal(charge?.reason, reason, reason);
    assert.equal(charge?.verdict, 'as_billed', reason);
  }
});

test('a register that passed its last digit goes on from nought, and a constant multiplies', () => {
  const cases: readonly (readonly [Partial<BilledReading>, number, boolean])[] = [
    [{ fromValue: 16107, untilValue: 16433 }, 326_000, false],
    [{ fromValue: 99_900, untilValue: 120 }, 220_000, true],
    [{ fromValue: 16107, untilValue: 16433, constant: 40_000 }, 13_040_000, false],
    [{ fromValue: 10, untilValue: 11, constant: 1500 }, 1500, false],
    [{ fromValue: 500, untilValue: 500 }, 0, false],
  ];
  for (const [more, expected, turned] of cases) {
    const point = { ...home, readings: [reading({ registerCode: '1.8.0', ...more })] };
    const use = explained(billOf([point], []), tariffs([])).points[0]?.use;
    assert.equal(use?.energyTotal, expected);
    assert.equal(use?.registers[0]?.stretches[0]?.turned, turned);
  }
});

test('a meter exchanged within the period counts on both meters', () => {
  const readings = [
    reading({ registerCode: '1.8.0', fromValue: 99_000, untilOn: day('2024-11-12'), untilValue: 99_100 }),
    reading({ registerCode: '1.8.0', meterSerial: 'NEW', fromOn: day('2024-11-12'), fromValue: 3, untilValue: 203 }),
  ];
  const prices = tariffs([['energy_et', null, 100_000, 'KWH']]);
  const explanation = explained(
    billOf([{ ...home, readings, quantities: [] }], [['energy_et', null, 300, 100_000]]),
    prices,
  );
  assert(explanation.matches);
  assert.equal(explanation.sums.net, 3000);
});

test('fed-in energy is not energy taken, and a meter with two rates does not pay for all hours once more', () => {
  const readings = [
    ...home.readings,
    reading({ registerCode: '1.8.0', fromValue: 0, untilValue: 330 }),
    reading({ registerCode: '2.8.0', fromValue: 0, untilValue: 900 }),
  ];
  const prices = tariffs([...workedPrices, ['energy_et', null, 111_000, 'KWH']]);
  const explanation = explained(billOf([{ ...home, readings }], worked), prices);
  assert(explanation.matches, JSON.stringify(verdicts(explanation)));
});

test('a bill that charges one price for all hours is held to that price, one that charges both ways is not', () => {
  const prices = tariffs([...workedPrices, ['energy_et', null, 111_000, 'KWH']]);
  const single = [['energy_et', null, 330, 111_000] as const, ...worked.slice(2)];
  assert(explained(billOf([home], single), prices).matches);
  const twice = explained(billOf([home], [...worked, ['energy_et', null, 330, 111_000]]), prices);
  assert.deepEqual(
    twice.charges.filter(({ verdict }) => verdict === 'differs').map(({ code, difference }) => [code, difference]),
    [['energy_et', 3663]],
  );
});

test('a two-rate meter under a contract with one price pays that price for both', () => {
  const prices = tariffs([['energy_et', null, 111_000, 'KWH']]);
  const explanation = explained(billOf([{ ...home, quantities: [] }], [['energy_et', null, 330, 111_000]]), prices);
  assert.equal(explanation.sums.net, 3663);
  assert(explanation.matches);
});

test('where a price changes and nobody read the meter, the days decide', () => {
  const prices = tariffs([
    ['energy_vt', null, 119_900, 'KWH'],
    ['energy_vt', null, 130_000, 'KWH', '2024-11-16'],
    ['monthly_fee', null, 1_990_000, 'MON'],
    ['monthly_fee', null, 2_500_000, 'MON', '2024-11-16'],
  ]);
  const point = { ...home, readings: [reading({ untilValue: 16433 })], quantities: [] };
  const { charges } = explained(billOf([point], []), prices);
  const [energy, fee] = charges;
  assert.deepEqual(
    energy?.lines.map(({ from, until, quantity, net }) => [from, until, quantity, net]),
    [
      ['2024-11-01', '2024-11-16', 163_000, 1954],
      ['2024-11-16', '2024-12-01', 163_000, 2119],
    ],
  );
  assert.deepEqual(
    fee?.lines.map(({ quantity, net }) => [quantity, net]),
    [
      [500, 100],
      [500, 125],
    ],
  );
  const source = energy?.lines[0]?.source;
  assert.deepEqual(source?.kind === 'used' && source.shares, [
    { quantity: 163_000, whole: 326_000, days: 15, ofDays: 30, before: 0, isRest: false },
  ]);
});

test('where the rate of VAT changes in the period, each part is taxed at its own', () => {
  const autumn = { from: day('2022-08-01'), until: day('2022-10-01') };
  const readings = [
    reading({ registerCode: '1.8.0', fromOn: autumn.from, untilOn: autumn.until, fromValue: 0, untilValue: 610 }),
  ];
  const prices = tariffs([['energy_et', null, 100_000, 'KWH', '2022-01-01']]);
  const bill = { ...billOf([{ ...home, readings, quantities: [] }], []), ...autumn };
  assert.deepEqual(explained(bill, prices).sums.vat, [
    { vatPermille: 220, base: 3100, vat: 682 },
    { vatPermille: 95, base: 3000, vat: 285 },
  ]);
});

test('power is charged for blocks 1 to 4 in the high season and 2 to 5 in the low one', () => {
  const days = { from: day('2025-02-01'), until: day('2025-04-01') };
  const quantities = blockRows('block_power', [1, 2, 3, 4, 5]).map((row) => ({ ...row, ...days }));
  const prices = tariffs([1, 2, 3, 4, 5].map((block): PriceRow => ['network_power', block, 1_000_000, 'KWT']));
  const { charges } = explained({ ...billOf([{ ...home, readings: [], quantities }], []), ...days }, prices);
  const lines = charges.map(({ block, lines: [line, ...more] }) => [
    block,
    line?.from,
    line?.until,
    line?.net,
    more.length,
  ]);
  assert.deepEqual(lines, [
    [1, '2025-02-01', '2025-03-01', 100, 0],
    [2, '2025-02-01', '2025-04-01', 400, 0],
    [3, '2025-02-01', '2025-04-01', 600, 0],
    [4, '2025-02-01', '2025-04-01', 800, 0],
    [5, '2025-03-01', '2025-04-01', 500, 0],
  ]);
});

test('an agreed power that changes within the period is charged for its own days', () => {
  const quantities: BilledPoint['quantities'] = [
    { what: 'block_power', block: 1, value: 4600, from: november.from, until: day('2024-11-16') },
    { what: 'block_power', block: 1, value: 6000, from: day('2024-11-16'), until: november.until },
  ];
  const prices = tariffs([['network_power', 1, 3_613_240, 'KWT']]);
  const [power] = explained(billOf([{ ...home, readings: [], quantities }], []), prices).charges;
  assert.deepEqual(
    power?.lines.map(({ quantity, net }) => [quantity, net]),
    [
      [2300, 831],
      [3000, 1084],
    ],
  );
});

test('gas is billed by the energy it held, rounded as the bill rounds it', () => {
  const gas: BilledPoint = {
    id: 9,
    name: 'Lipova ulica 4',
    energy: 'gas',
    readings: [reading({ registerCode: 'V', fromValue: 5000, untilValue: 5100 })],
    quantities: [
      { what: 'gas_factor', block: null, value: 938_580, ...november },
      { what: 'calorific_value', block: null, value: 11_365_000, ...november },
    ],
  };
  const prices = tariffs([['gas_energy', null, 60_000, 'KWH']], 'gas');
  const whole = explained(billOf([gas], [['gas_energy', null, 1067, 60_000]]), prices);
  assert.equal(whole.points[0]?.use.energyTotal, 1_067_000);
  assert(whole.matches);
  const exact = explained(billOf([gas], [['gas_energy', null, 1066.696, 60_000]]), prices);
  assert.equal(exact.points[0]?.use.energyTotal, 1_066_696);
  assert(exact.matches);
});

test('the calorific value of each month converts the volume of its days', () => {
  const days = { from: day('2024-11-01'), until: day('2024-12-31') };
  const gas: BilledPoint = {
    id: 9,
    name: 'Lipova ulica 4',
    energy: 'gas',
    readings: [
      reading({ registerCode: 'V', fromValue: 0, untilValue: 120, fromOn: day('2024-11-01'), untilOn: days.until }),
    ],
    quantities: [
      { what: 'gas_factor', block: null, value: 1_000_000, ...days },
      { what: 'calorific_value', block: null, value: 11_000_000, from: days.from, until: day('2024-12-01') },
      { what: 'calorific_value', block: null, value: 12_000_000, from: day('2024-12-01'), until: days.until },
    ],
  };
  const use = explained({ ...billOf([gas], []), ...days }, tariffs([], 'gas')).points[0]?.use;
  assert.deepEqual(
    use?.gas.map(({ volume, energy }) => [volume, energy]),
    [
      [60_000, 660_000],
      [60_000, 720_000],
    ],
  );
});

test('readings a few days off the period belong to the bill as a whole', () => {
  const readings = [
    reading({
      registerCode: '1.8.0',
      fromOn: day('2024-10-30'),
      untilOn: day('2024-12-03'),
      fromValue: 0,
      untilValue: 330,
    }),
  ];
  const prices = tariffs([['excise', null, 1530, 'KWH']]);
  const explanation = explained(billOf([{ ...home, readings, quantities: [] }], [['excise', null, 330, 1530]]), prices);
  assert(explanation.matches);
});

test('a fee of the contract is charged once for all its points, energy for all of them together', () => {
  const other = { ...home, id: 8, quantities: [] };
  const rows: readonly LineRow[] = [
    ['monthly_fee', null, 1, 1_990_000, 'MON'],
    ['excise', null, 660, 1530],
  ];
  const prices = tariffs([
    ['monthly_fee', null, 1_990_000, 'MON'],
    ['excise', null, 1530, 'KWH'],
  ]);
  const explanation = explained(billOf([{ ...home, quantities: [] }, other], rows), prices);
  assert.deepEqual(verdicts(explanation), { monthly_fee: 'equal', excise: 'equal' });
  assert(explanation.matches);
});

test('a bill of single charges, without readings, is not expected to have what every month has', () => {
  const point = { ...home, readings: [], quantities: [] };
  const explanation = explained(billOf([point], [['reconnection', null, 1, 45_000_000, 'C62']]), tariffs(workedPrices));
  assert.deepEqual(verdicts(explanation), { reconnection: 'as_billed' });
  assert(explanation.matches);
});

test('a credit note for part of a bill is taken as it is, and only its sums are checked', () => {
  const rows: readonly LineRow[] = [['monthly_fee', null, -0.5, 1_990_000, 'MON']];
  const explanation = explained(billOf([], rows, { kind: 'credit_note' }), tariffs(workedPrices));
  assert.deepEqual(verdicts(explanation), { monthly_fee: 'as_billed' });
  assert.equal(explanation.sums.total, -122);
});

test('a credit note is the bill with its sign turned', () => {
  const turned = worked.map(([code, block, quantity, priceMicro, unit = 'KWH']): LineRow => [
    code,
    block,
    -quantity,
    priceMicro,
    unit,
  ]);
  const explanation = explained(billOf([home], turned, { kind: 'credit_note' }), tariffs(workedPrices));
  assert(explanation.matches);
  assert.equal(explanation.sums.total, -8312);
});
