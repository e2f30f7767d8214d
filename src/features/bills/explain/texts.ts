/** Words of *Zakaj je moj račun takšen?*. */
import type { Energy } from '#kernel/identifiers.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { pluralForm } from '#kernel/plural.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';
import type { NotRecomputed } from './charge-lines.ts';
import type { ReadingSource } from './facts.ts';
import { hr } from './texts-hr.ts';

const sl = {
  title: 'Zakaj je moj račun takšen?',
  lead: 'Račun smo izračunali še enkrat: iz odčitkov, količin operaterja in cen, ki so takrat veljale. Tu je vsak korak.',
  leadOfPartCredit: 'To je dobropis za del računa. Preverili smo množenje in seštevek njegovih postavk.',
  leadOfCredit: 'To je dobropis: isti izračun kot pri računu, le z obrnjenim predznakom.',
  verdicts: {
    exact: 'Izračun se ujema z računom do centa.',
    rounded: 'Izračun se ujema z računom. Razlike do 1 centa nastanejo pri zaokroževanju.',
    differs: 'Izračun in račun se ne ujemata',
    billIsHigher: (amount: string) => `Račun je za ${amount} višji od izračuna.`,
    billIsLower: (amount: string) => `Račun je za ${amount} nižji od izračuna.`,
    sameTotal: 'Skupni znesek je enak, postavke pa se razlikujejo.',
    where: 'Preverite te postavke:',
    item: (label: string, billed: string, recomputed: string) => `${label}: na računu ${billed}, izračun ${recomputed}`,
    ask: 'Vprašaj dobavitelja',
    taken: (count: number) =>
      `Pri ${count} ${pluralForm('sl', count) === 'one' ? 'postavki' : 'postavkah'} smo količino vzeli z računa in preverili le množenje.`,
    ofPoint: (name: string, label: string) => `${name}, ${label}`,
  },
  use: {
    title: 'Koliko ste porabili',
    sentence: {
      electricity: 'Razlika med dvema odčitkoma je poraba.',
      gas: 'Razlika med dvema odčitkoma so kubični metri plina. Plačate energijo v njih, zato jih preračunamo v kilovatne ure.',
    } satisfies Record<Energy, string>,
    meter: (serial: string) => `števec ${serial}`,
    registers: {
      '1.8.0': 'Enotna tarifa',
      '1.8.1': 'Višja tarifa',
      '1.8.2': 'Nižja tarifa',
      '2.8.0': 'Oddano v omrežje',
      V: 'Plin',
    } satisfies Record<RegisterCode, string>,
    reading: (value: string, day: string, source: string) => `${value}: ${day}, ${source}`,
    sources: {
      read: 'odčitano',
      own: 'vaš odčitek',
      estimated: 'ocena',
      operator: 'sporočil operater',
    } satisfies Record<ReadingSource, string>,
    turned: (capacity: string) => `Števec je prišel do konca in začel znova z 0, zato prištejemo ${capacity}.`,
    constant: (constant: string) => `Števec šteje v korakih po ${constant} (konstanta števca).`,
    normal: 'Prostornina pri 0 °C in običajnem zračnem tlaku',
    energy: 'Energija po kurilnosti plina',
    rounded: 'Zaokroženo na cele kilovatne ure, kot na računu.',
    total: 'Skupaj porabljeno',
    blocks: 'Po časovnih blokih',
    blocksHint: 'Operater je porabo razdelil po urah: v bloku 1 je omrežje najbolj obremenjeno, v bloku 5 najmanj.',
    block: (block: number, quantity: string) => `blok ${block}: ${quantity}`,
    blocksOff: (quantity: string) => `Bloki skupaj se od odčitkov razlikujejo za ${quantity}.`,
    none: 'Na računu ni odčitkov za to merilno mesto.',
    noFactors: 'Na računu ni faktorjev, s katerimi bi kubične metre preračunali v kilovatne ure.',
  },
  perMonth: 'Moč se plača za vsak mesec, ne glede na porabo.',
  daysHint: 'Cena se je med obdobjem spremenila, vmes pa ni odčitka: porabo razdelimo po dnevih.',
  between: (first: string, last: string) => `od ${first} do ${last}`,
  onBill: {
    differs: (billed: string) => `Na računu ${billed}`,
    more: (amount: string) => `${amount} več od izračuna`,
    less: (amount: string) => `${amount} manj od izračuna`,
    missing: 'Te postavke na računu ni.',
    formula: (formula: string) => `Na računu: ${formula}`,
  },
  reasons: {
    no_price: 'Cene za to obdobje nimamo v cenikih, zato preverimo le množenje.',
    two_prices: 'V cenikih sta za isti dan dve ceni, zato preverimo le množenje.',
    other_unit: 'Cenik ima ceno za drugo enoto, zato preverimo le množenje.',
    no_vat_rate: 'Stopnje DDV za to obdobje nimamo, zato preverimo le množenje.',
    no_quantity: 'Na računu ni podatka, iz katerega nastane količina, zato preverimo le množenje.',
    unknown_charge: 'Količine te postavke ne moremo izračunati, zato preverimo le množenje.',
  } satisfies Record<NotRecomputed, string>,
  charges: {
    energy_vt: 'Energija, višja tarifa',
    energy_mt: 'Energija, nižja tarifa',
    energy_et: 'Energija, enotna tarifa',
    network_power: 'Omrežnina, moč',
    network_energy: 'Omrežnina, energija',
    ove_spte: 'Prispevek za obnovljive vire (OVE in SPTE)',
    efficiency: 'Prispevek za učinkovito rabo energije (URE)',
    market_operator: 'Prispevek za operaterja trga',
    excise: 'Trošarina',
    monthly_fee: 'Mesečno nadomestilo',
    gas_energy: 'Zemeljski plin',
    gas_distribution_fixed: 'Omrežnina, stalni del',
    gas_distribution: 'Omrežnina, po porabi',
    gas_metering: 'Meritve',
    co2: 'Okoljska dajatev za CO₂',
  } as Readonly<Record<string, string>>,
  ofBlock: (name: string, block: number) => `${name}, blok ${block}`,
  groupTotal: (title: string) => `${title} skupaj`,
  wholeContract: 'Za vso pogodbo',
  pointTotal: (name: string, amount: string) => `${name}: ${amount} brez DDV`,
  vat: {
    title: 'DDV in skupaj',
    sentence: 'Davek se obračuna od vsote vseh postavk, enkrat za vsako stopnjo.',
    net: 'Skupaj brez DDV',
    rate: (rate: string) => `DDV ${rate}`,
    total: 'Skupaj z DDV',
  },
  months: (count: number, written: string) =>
    Number.isInteger(count)
      ? `${written} ${{ one: 'mesec', two: 'meseca', few: 'meseci', other: 'mesecev' }[pluralForm('sl', count)]}`
      : `${written} meseca`,
  days: (days: number, ofDays: number) => `${days} / ${ofDays} dni`,
  perUnit: { KWH: '/kWh', KWT: '/kW', MTQ: '/m³', MON: '/mesec', C62: '' },
};

export type ExplainTexts = typeof sl;

const en: ExplainTexts = {
  title: 'Why is my bill what it is?',
  lead: 'We worked the bill out once more: from the readings, the operator’s quantities and the prices of the time. Here is every step.',
  leadOfPartCredit:
    'This is a credit note for a part of a bill. We checked the multiplication and the sum of its lines.',
  leadOfCredit: 'This is a credit note: the same sums as on a bill, with the sign turned.',
  verdicts: {
    exact: 'Our sums agree with the bill to the cent.',
    rounded: 'Our sums agree with the bill. Differences of up to 1 cent come from rounding.',
    differs: 'Our sums and the bill do not agree',
    billIsHigher: (amount) => `The bill is ${amount} higher than our sums.`,
    billIsLower: (amount) => `The bill is ${amount} lower than our sums.`,
    sameTotal: 'The total is the same, but lines differ.',
    where: 'Look at these lines:',
    item: (label, billed, recomputed) => `${label}: ${billed} on the bill, ${recomputed} by our sums`,
    ask: 'Ask the supplier',
    taken: (count) =>
      `For ${count} ${count === 1 ? 'line' : 'lines'} we took the quantity from the bill and only checked the multiplication.`,
    ofPoint: (name, label) => `${name}, ${label}`,
  },
  use: {
    title: 'How much you used',
    sentence: {
      electricity: 'The difference between two readings is what you used.',
      gas: 'The difference between two readings is cubic metres of gas. You pay for the energy in them, so we convert them to kilowatt-hours.',
    },
    meter: (serial) => `meter ${serial}`,
    registers: {
      '1.8.0': 'Single rate',
      '1.8.1': 'High rate',
      '1.8.2': 'Low rate',
      '2.8.0': 'Fed into the network',
      V: 'Gas',
    },
    reading: (value, day, source) => `${value}: ${day}, ${source}`,
    sources: { read: 'read', own: 'your reading', estimated: 'estimate', operator: 'reported by the operator' },
    turned: (capacity) => `The meter came to its end and started again at 0, so we add ${capacity}.`,
    constant: (constant) => `The meter counts in steps of ${constant} (its constant).`,
    normal: 'Volume at 0 °C and normal air pressure',
    energy: 'Energy by the calorific value of the gas',
    rounded: 'Rounded to whole kilowatt-hours, as on the bill.',
    total: 'Used in all',
    blocks: 'By time block',
    blocksHint: 'The operator sorted your use by hours: in block 1 the network is busiest, in block 5 least so.',
    block: (block, quantity) => `block ${block}: ${quantity}`,
    blocksOff: (quantity) => `The blocks together differ from the readings by ${quantity}.`,
    none: 'The bill has no readings of this metering point.',
    noFactors: 'The bill has no factors to convert the cubic metres to kilowatt-hours by.',
  },
  perMonth: 'Power is paid for each month, whatever you use.',
  daysHint: 'The price changed within the period and nobody read the meter that day: we share the use out by days.',
  between: (first, last) => `from ${first} to ${last}`,
  onBill: {
    differs: (billed) => `${billed} on the bill`,
    more: (amount) => `${amount} more than our sums`,
    less: (amount) => `${amount} less than our sums`,
    missing: 'This line is not on the bill.',
    formula: (formula) => `On the bill: ${formula}`,
  },
  reasons: {
    no_price: 'The price lists have no price for this time, so we only check the multiplication.',
    two_prices: 'The price lists have two prices for the same day, so we only check the multiplication.',
    other_unit: 'The price list has a price for another unit, so we only check the multiplication.',
    no_vat_rate: 'We have no rate of VAT for this time, so we only check the multiplication.',
    no_quantity: 'The bill does not say what the quantity is made from, so we only check the multiplication.',
    unknown_charge: 'We cannot work out the quantity of this line, so we only check the multiplication.',
  },
  charges: {
    energy_vt: 'Energy, high rate',
    energy_mt: 'Energy, low rate',
    energy_et: 'Energy, single rate',
    network_power: 'Network charge, power',
    network_energy: 'Network charge, energy',
    ove_spte: 'Contribution for renewable sources (OVE and SPTE)',
    efficiency: 'Contribution for efficient use of energy (URE)',
    market_operator: 'Contribution for the market operator',
    excise: 'Excise',
    monthly_fee: 'Monthly fee',
    gas_energy: 'Natural gas',
    gas_distribution_fixed: 'Network charge, fixed part',
    gas_distribution: 'Network charge, by use',
    gas_metering: 'Metering',
    co2: 'CO₂ levy',
  },
  ofBlock: (name, block) => `${name}, block ${block}`,
  groupTotal: (title) => `${title} in all`,
  wholeContract: 'For the whole contract',
  pointTotal: (name, amount) => `${name}: ${amount} without VAT`,
  vat: {
    title: 'VAT and total',
    sentence: 'The tax is worked out on the sum of all lines, once for each rate.',
    net: 'Total without VAT',
    rate: (rate) => `VAT ${rate}`,
    total: 'Total with VAT',
  },
  months: (count, written) => `${written} ${count === 1 ? 'month' : 'months'}`,
  days: (days, ofDays) => `${days} / ${ofDays} days`,
  perUnit: { KWH: '/kWh', KWT: '/kW', MTQ: '/m³', MON: '/month', C62: '' },
};

const catalogue = { sl, en, hr };

export function explainTexts(language: PageLanguage): ExplainTexts {
  return catalogue[language];
}
