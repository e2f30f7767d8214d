/**
 * The demo's sample prices, without VAT. Network prices and duties are real ones of user group 0 (domain.md §3.2, §6.3);
 * the supplier's own are invented. Some change within a month, so that a bill has two lines of one charge.
 */
import type { Day } from '#kernel/day.ts';

export type SamplePrice = {
  readonly list: string;
  readonly energy: 'electricity' | 'gas';
  readonly code: string;
  readonly block?: number;
  readonly from: Day;
  readonly until?: Day;
  readonly unit: 'KWH' | 'KWT' | 'MON';
  /** Euros a unit, as a price list prints it. */
  readonly euros: string;
};

/** Since then the network is charged by five blocks: the first day that a bill of the demo may have. */
export const firstBilledDay = '2024-10-01' as Day;

type Step = readonly [from: string, euros: string];
type Charged = Pick<SamplePrice, 'list' | 'energy' | 'code' | 'unit'> & { block?: number };

/** One price after the other; an empty one is none: the charge is suspended. */
function dated(charge: Charged, ...steps: readonly Step[]): SamplePrice[] {
  return steps.flatMap(([from, euros], index) => {
    const until = steps[index + 1]?.[0];
    const days = { from: from as Day, ...(until === undefined ? {} : { until: until as Day }) };
    return euros === '' ? [] : [{ ...charge, ...days, euros }];
  });
}

const since = (euros: string): Step => [firstBilledDay, euros];

function own(list: string, prices: Record<'vt' | 'mt' | 'et', readonly Step[]>, fee: string): SamplePrice[] {
  const electricity = { list, energy: 'electricity', unit: 'KWH' } as const;
  return [
    ...dated({ ...electricity, code: 'energy_vt' }, ...prices.vt),
    ...dated({ ...electricity, code: 'energy_mt' }, ...prices.mt),
    ...dated({ ...electricity, code: 'energy_et' }, ...prices.et),
    ...dated({ ...electricity, code: 'monthly_fee', unit: 'MON' }, since(fee)),
  ];
}

const household = own(
  'Redna elektrika',
  {
    vt: [since('0.11990'), ['2025-06-16', '0.12390'], ['2026-07-16', '0.12090']],
    mt: [since('0.09790'), ['2025-06-16', '0.09990'], ['2026-07-16', '0.09690']],
    et: [since('0.10990'), ['2025-06-16', '0.11390'], ['2026-07-16', '0.11090']],
  },
  '1.99',
);

const business = own(
  'Poslovna elektrika',
  {
    vt: [since('0.11490'), ['2026-01-01', '0.11790']],
    mt: [since('0.09290'), ['2026-01-01', '0.09490']],
    et: [since('0.10490'), ['2026-01-01', '0.10790']],
  },
  '2.49',
);

/** Block 1 is cheaper for a while: by half at the end of 2025, by 30 % in 2026, by a tenth in 2027. */
const blockOne: readonly Step[] = [
  since('3.61324'),
  ['2025-11-01', '1.80662'],
  ['2026-01-01', '2.52927'],
  ['2027-01-01', '3.25192'],
  ['2028-01-01', '3.61324'],
];

const network = { list: 'Omrežnina za elektriko', energy: 'electricity' } as const;
const electricityNetwork: readonly SamplePrice[] = [
  ...[blockOne, [since('0.88240')], [since('0.19137')], [since('0.01316')], [since('0')]].flatMap((steps, index) =>
    dated({ ...network, code: 'network_power', unit: 'KWT', block: index + 1 }, ...steps),
  ),
  ...[
    ['0.01958', '0.01998'],
    ['0.01844', '0.01833'],
    ['0.01837', '0.01809'],
    ['0.01838', '0.01855'],
    ['0.01847', '0.01873'],
  ].flatMap(([before = '', after = ''], index) =>
    dated({ ...network, code: 'network_energy', unit: 'KWH', block: index + 1 }, since(before), ['2025-01-01', after]),
  ),
];

const duties = { list: 'Dajatve za elektriko', energy: 'electricity', unit: 'KWH' } as const;
const electricityDuties: readonly SamplePrice[] = [
  ...dated({ ...duties, code: 'ove_spte', unit: 'KWT' }, since(''), ['2025-07-01', '0.77562']),
  ...dated({ ...duties, code: 'efficiency' }, since('0.00080')),
  ...dated({ ...duties, code: 'market_operator' }, since('0.00013')),
  ...dated({ ...duties, code: 'excise' }, since('0.00153')),
];

const gas = { list: 'Redni plin', energy: 'gas', unit: 'KWH' } as const;
const gasNetwork = { ...gas, list: 'Omrežnina za plin' } as const;
const gasDuties = { ...gas, list: 'Dajatve za plin' } as const;
const gasPrices: readonly SamplePrice[] = [
  ...dated({ ...gas, code: 'gas_energy' }, since('0.04990'), ['2025-10-01', '0.04690']),
  ...dated({ ...gas, code: 'monthly_fee', unit: 'MON' }, since('1.22')),
  ...dated({ ...gasNetwork, code: 'gas_distribution_fixed', unit: 'MON' }, since('4.1563')),
  ...dated({ ...gasNetwork, code: 'gas_distribution' }, since('0.01287')),
  ...dated({ ...gasNetwork, code: 'gas_metering', unit: 'MON' }, since('0.9012')),
  ...dated({ ...gasDuties, code: 'ove_spte' }, since('0.00099')),
  ...dated({ ...gasDuties, code: 'efficiency' }, since('0.00080')),
  ...dated({ ...gasDuties, code: 'co2' }, since('0.00622')),
  ...dated({ ...gasDuties, code: 'excise' }, since('0.00180')),
];

/** In the order in which a bill has its lines. */
export const samplePrices: readonly SamplePrice[] = [
  ...household,
  ...business,
  ...electricityNetwork,
  ...electricityDuties,
  ...gasPrices,
];

/** The lists that a contract goes by: the supplier's own, the operator's, the state's. */
export function listsOf(energy: 'electricity' | 'gas', isBusiness: boolean): readonly string[] {
  if (energy === 'gas') return ['Redni plin', 'Omrežnina za plin', 'Dajatve za plin'];
  return [isBusiness ? 'Poslovna elektrika' : 'Redna elektrika', 'Omrežnina za elektriko', 'Dajatve za elektriko'];
}
