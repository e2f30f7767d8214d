/** The worked bill of domain.md §6.6, and short ways to write other bills down. */
import assert from 'node:assert/strict';
import type {
  BilledFacts,
  BilledLine,
  BilledPoint,
  BilledReading,
  TariffFacts,
} from '#features/bills/explain/facts.ts';
import { blockScheme, slovenianTariffs, type ContractPriceList, type Price } from '#features/tariffs/index.ts';
import { parseDay, type Day } from '#kernel/day.ts';
import { lineNet, sumsOf } from '#kernel/money.ts';

export const day = (text: string): Day => parseDay(text) ?? assert.fail(text);
export const november = { from: day('2024-11-01'), until: day('2024-12-01') };

export type PriceRow = readonly [
  code: string,
  block: number | null,
  priceMicro: number,
  unit: Price['unit'],
  from?: string,
];

export const tariffs = (rows: readonly PriceRow[], energy: Price['energy'] = 'electricity'): TariffFacts => ({
  book: {
    prices: rows.map(([code, block, priceMicro, unit, from = '2024-10-01'], index): Price => {
      const next = rows.slice(index + 1).find(([otherCode, otherBlock]) => otherCode === code && otherBlock === block);
      const validUntil = next === undefined ? null : day(next[4] ?? assert.fail('a later price needs a day'));
      return { priceList: 'ALL', energy, code, block, validFrom: day(from), validUntil, unit, priceMicro };
    }),
    lists: [{ priceList: 'ALL', validFrom: day('2020-01-01'), validUntil: null }] satisfies ContractPriceList[],
  },
  vatRates: slovenianTariffs.vatRates,
  blocks: blockScheme(slovenianTariffs, 'Europe/Ljubljana'),
});

export const reading = (more: Partial<BilledReading>): BilledReading => ({
  registerCode: '1.8.1',
  meterSerial: '73081146',
  wholeDigits: 5,
  constant: 1000,
  fromOn: november.from,
  fromValue: 16107,
  fromSource: 'own',
  untilOn: november.until,
  untilValue: 16337,
  untilSource: 'read',
  ...more,
});

export const blockRows = (
  what: 'block_energy' | 'block_power',
  values: readonly number[],
  first = 1,
): BilledPoint['quantities'] =>
  values.map((value, index) => ({ what, block: index + first, value: value * 1000, ...november }));

export type LineRow = readonly [
  code: string,
  block: number | null,
  quantity: number,
  priceMicro: number,
  unit?: Price['unit'],
];

const groups: Readonly<Record<string, BilledLine['group']>> = {
  energy_vt: 'energy',
  energy_mt: 'energy',
  monthly_fee: 'fee',
  network_power: 'network',
  network_energy: 'network',
  efficiency: 'contribution',
  market_operator: 'contribution',
  excise: 'excise',
  gas_energy: 'energy',
};

export function billOf(
  points: readonly BilledPoint[],
  rows: readonly LineRow[],
  more: Partial<BilledFacts> = {},
): BilledFacts {
  const lines = rows.map(([code, block, quantity, priceMicro, unit = 'KWH'], index): BilledLine => ({
    ...november,
    number: index + 1,
    group: groups[code] ?? 'discount',
    code,
    label: code,
    pointId: points.length === 1 ? (points[0]?.id ?? null) : null,
    block,
    quantity: Math.round(quantity * 1000),
    unit,
    priceMicro,
    net: lineNet(Math.round(quantity * 1000), priceMicro),
    vatPermille: 220,
  }));
  const { net, vat, vatTotal, total } = sumsOf(lines);
  return { kind: 'invoice', ...november, points, lines, net, vat, vatTotal, total, ...more };
}

export const home: BilledPoint = {
  id: 7,
  name: 'Lipova ulica 4',
  energy: 'electricity',
  readings: [reading({}), reading({ registerCode: '1.8.2', fromValue: 20402, untilValue: 20502 })],
  quantities: [
    ...blockRows('block_energy', [120, 110, 60, 40]),
    ...blockRows('block_power', [4.6, 4.7, 4.8, 4.8, 4.8]),
  ],
};

/** domain.md §6.6: network prices of October to December 2024, energy prices as an example. */
export const worked: readonly LineRow[] = [
  ['energy_vt', null, 230, 119_900],
  ['energy_mt', null, 100, 97_900],
  ['monthly_fee', null, 1, 1_990_000, 'MON'],
  ['network_power', 1, 4.6, 3_613_240, 'KWT'],
  ['network_power', 2, 4.7, 882_400, 'KWT'],
  ['network_power', 3, 4.8, 191_370, 'KWT'],
  ['network_power', 4, 4.8, 13_160, 'KWT'],
  ['network_energy', 1, 120, 19_580],
  ['network_energy', 2, 110, 18_440],
  ['network_energy', 3, 60, 18_370],
  ['network_energy', 4, 40, 18_380],
  ['efficiency', null, 330, 800],
  ['market_operator', null, 330, 130],
  ['excise', null, 330, 1530],
];
export const workedPrices: readonly PriceRow[] = [
  ...worked.map(([code, block, , priceMicro, unit = 'KWH']): PriceRow => [code, block, priceMicro, unit]),
  ['network_power', 5, 0, 'KWT'],
  ['network_energy', 5, 18_470, 'KWH'],
];
