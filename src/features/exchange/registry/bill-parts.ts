/** What a bill is made of: its lines, the readings it stands on, and the quantities that no reading tells. */
import { noteRefused } from './bills.ts';
import { append, fixed } from './fixed.ts';
import type { Check, Sheet } from './sheet.ts';

const itsBill = `left join bills b on b.number = s.bill_number
                 left join new_bills n on n.bill_id = b.id
                 left join metering_points p on p.gsrn = s.gsrn`;
// of a bill that was refused the parts are not told one by one
const unlessRefused = 'where b.id is not null or s.bill_number not in (select number from refused_bills)';
const foundBill = `b.id as bill_id, n.bill_id is not null as of_new_bill, p.id as metering_point_id,
  exists (select from supplies u where u.contract_id = b.contract_id and u.metering_point_id = p.id) as of_contract`;

const unknownBill: Check = { column: 'bill_number', code: 'unknown_bill', when: 't.bill_id is null' };
const nothingAdded: Check = { column: 'bill_number', code: 'bill_complete', when: 'not t.known and not t.of_new_bill' };
const itsPoint: readonly Check[] = [
  { column: 'gsrn', code: 'unknown_point', when: 't.gsrn is not null and t.metering_point_id is null' },
  { column: 'gsrn', code: 'point_of_another_contract', when: 't.gsrn is not null and not t.of_contract' },
];
const endsAfter = (from: string, until: string): Check => ({
  column: until,
  code: 'ends_before_it_begins',
  when: `t.${until} <= t.${from}`,
  detail: `t.${from}`,
});

const reckoned = 'round(t.quantity_thousandths::numeric * t.price_micro / 10000000)';

export const billLines: Sheet = {
  file: 'bill_lines.csv',
  lookups: `${itsBill} left join bill_lines x on x.bill_id = b.id and x.number = s.number ${unlessRefused}`,
  kept: `s.row, s.gsrn, s.number, s.line_group, s.code, s.label, s.register_code, s.block, s.quantity_thousandths, s.unit,
         s.price_micro, s.net_cents, s.vat_permille`,
  found: `${foundBill}, coalesce(s.period_from, b.period_from) as period_from,
          coalesce(s.period_until, b.period_until) as period_until, x as stored, x.bill_id is not null as known`,
  key: ['bill_id', 'number'],
  checks: [
    unknownBill,
    nothingAdded,
    ...itsPoint,
    ...fixed('bill_fixed', [
      ['group', 'line_group'],
      'code',
      'label',
      ['gsrn', 'metering_point_id'],
      'period_from',
      'period_until',
      ['register', 'register_code'],
      'block',
      ['quantity', 'quantity_thousandths'],
      'unit',
      ['price', 'price_micro'],
      ['net', 'net_cents'],
      ['vat_rate', 'vat_permille'],
    ]),
    endsAfter('period_from', 'period_until'),
    { column: 'number', code: 'line_zero', when: 't.number = 0' },
    {
      column: 'net',
      code: 'line_differs',
      when: `abs(t.net_cents - ${reckoned}) > 1`,
      detail: `(${reckoned} / 100)::numeric(20, 2)`,
    },
  ],
  crossChecks: [noteRefused('spoilt_bills', 'bill_number')],
  store: append('bill_lines', [
    'bill_id',
    'number',
    'line_group',
    'code',
    'label',
    'metering_point_id',
    'period_from',
    'period_until',
    'register_code',
    'block',
    'quantity_thousandths',
    'unit',
    'price_micro',
    'net_cents',
    'vat_permille',
  ]),
};

export const billReadings: Sheet = {
  file: 'bill_readings.csv',
  lookups: `${itsBill}
            left join bill_readings x
              on x.bill_id = b.id and x.metering_point_id = p.id and x.register_code = s.register_code
             and x.meter_serial = s.meter_serial and x.from_on = s.from_on
            ${unlessRefused}`,
  found: `${foundBill}, x as stored, x.bill_id is not null as known,
          exists (select from meters m where m.metering_point_id = p.id and m.serial = s.meter_serial) as meter_known,
          exists (select from meters m join registers g on g.meter_id = m.id and g.code = s.register_code
                   where m.metering_point_id = p.id and m.serial = s.meter_serial) as register_known`,
  key: ['bill_id', 'metering_point_id', 'register_code', 'meter_serial', 'from_on'],
  checks: [
    unknownBill,
    nothingAdded,
    ...itsPoint,
    ...fixed('bill_fixed', ['from_value', 'from_source', 'until_on', 'until_value', 'until_source']),
    { column: 'meter_serial', code: 'unknown_meter', when: 'not t.meter_known' },
    { column: 'register', code: 'unknown_register', when: 'not t.register_known' },
    endsAfter('from_on', 'until_on'),
  ],
  store: append('bill_readings', [
    'bill_id',
    'metering_point_id',
    'register_code',
    'meter_serial',
    'from_on',
    'from_value',
    'from_source',
    'until_on',
    'until_value',
    'until_source',
  ]),
};

const isFactor = `s.what in ('gas_factor', 'calorific_value')`;

export const billQuantities: Sheet = {
  file: 'bill_quantities.csv',
  lookups: `${itsBill}
            left join bill_quantities x
              on x.bill_id = b.id and x.metering_point_id = p.id and x.what = s.what and x.block is not distinct from s.block
             and x.period_from = coalesce(s.period_from, b.period_from)
            ${unlessRefused}`,
  kept: 's.row, s.gsrn, s.what, s.block, s.value_micro',
  found: `${foundBill}, coalesce(s.period_from, b.period_from) as period_from,
          coalesce(s.period_until, b.period_until) as period_until, coalesce(s.block, 0) as block_or_none,
          case when not ${isFactor} then s.value_micro / 1000 end as value_thousandths,
          case when ${isFactor} then s.value_micro end as factor_micro,
          x as stored, x.bill_id is not null as known`,
  key: ['bill_id', 'metering_point_id', 'what', 'block_or_none', 'period_from'],
  checks: [
    unknownBill,
    nothingAdded,
    ...itsPoint,
    ...fixed('bill_fixed', ['period_until', ['value', 'value_thousandths'], ['value', 'factor_micro']]),
    endsAfter('period_from', 'period_until'),
    { column: 'block', code: 'required', when: `t.block is null and t.what in ('block_energy', 'block_power')` },
    {
      column: 'block',
      code: 'no_block',
      when: `t.block is not null and t.what not in ('block_energy', 'block_power')`,
    },
    { column: 'value', code: 'too_precise', when: 't.value_thousandths * 1000 <> t.value_micro' },
    { column: 'value', code: 'factor_zero', when: 't.factor_micro = 0' },
  ],
  store: append('bill_quantities', [
    'bill_id',
    'metering_point_id',
    'what',
    'block',
    'period_from',
    'period_until',
    'value_thousandths',
    'factor_micro',
  ]),
};
