/** Charging sessions of electric cars. They are only ever added. */
import { append, fixed } from './fixed.ts';
import { today, type Sheet } from './sheet.ts';

/** In cents; half a cent away from zero, as bills round. */
const energyTimesPrice = `round(t.energy_thousandths::numeric * t.price_micro / 10000000)`;

export const chargingSessions: Sheet = {
  file: 'charging_sessions.csv',
  lookups: `left join contracts c on c.number = s.contract_number
            left join charging_sessions x on x.number = s.number`,
  found: 'c.id as contract_id, c.energy as contract_energy, x as stored, x.id is not null as known',
  key: ['number'],
  checks: [
    { column: 'contract_number', code: 'unknown_contract', when: 't.contract_id is null' },
    { column: 'contract_number', code: 'not_electricity', when: `t.contract_energy <> 'electricity'` },
    ...fixed('session_fixed', [
      ['contract_number', 'contract_id'],
      'place',
      'charger',
      'started_at',
      'ended_at',
      ['energy', 'energy_thousandths'],
      ['price', 'price_micro'],
      ['cost', 'cost_cents'],
    ]),
    {
      column: 'ended_at',
      code: 'ends_before_it_begins',
      when: 't.ended_at <= t.started_at',
      detail: `to_char(t.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    },
    {
      column: 'ended_at',
      code: 'future',
      when: `(t.ended_at at time zone 'Europe/Ljubljana')::date > ${today}`,
      detail: today,
    },
    {
      column: 'cost',
      code: 'cost_differs',
      when: `abs(${energyTimesPrice} - t.cost_cents) > 1`,
      detail: `(${energyTimesPrice} / 100)::numeric(20, 2)`,
    },
  ],
  store: append('charging_sessions', [
    'number',
    'contract_id',
    'place',
    'charger',
    'started_at',
    'ended_at',
    'energy_thousandths',
    'price_micro',
    'cost_cents',
  ]),
};
