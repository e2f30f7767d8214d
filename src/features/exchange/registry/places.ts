/** Metering points, who supplies them, and the meters on them. */
import { upsert, type Sheet } from './sheet.ts';

const numberOfEnergy = `case t.energy when 'gas' then t.number ~ '^([A-Z]|[0-9]{8}$)' else t.number ~ '^([0-9]-|[0-9]{10}$)' end`;

export const meteringPoints: Sheet = {
  file: 'metering_points.csv',
  lookups: `left join operators o on o.code = s.operator_code
            left join metering_points p on p.gsrn = s.gsrn
            left join metering_points q
              on q.number = s.number and q.operator_code = s.operator_code and q.gsrn <> s.gsrn`,
  found: 'o.energy as operator_energy, p.energy as stored_energy, q.gsrn as other_gsrn',
  key: ['gsrn'],
  checks: [
    { column: 'operator', code: 'unknown_operator', when: 't.operator_energy is null' },
    { column: 'operator', code: 'other_energy', when: 't.operator_energy <> t.energy', detail: 't.operator_energy' },
    { column: 'energy', code: 'energy_changed', when: 't.energy <> t.stored_energy', detail: 't.stored_energy' },
    { column: 'number', code: 'not_of_the_energy', when: `not (${numberOfEnergy})`, detail: 't.energy' },
    { column: 'number', code: 'number_taken', when: 't.other_gsrn is not null', detail: 't.other_gsrn' },
  ],
  crossChecks: [
    `insert into faults (row, col, code, detail)
     select row, 'number', 'duplicate', first
       from (select row, min(row) over (partition by number, operator_code) as first from typed where number is not null) t
      where row <> first and not exists (select from faults f where f.row = t.row)`,
  ],
  store: upsert({
    table: 'metering_points',
    key: ['gsrn'],
    columns: ['number', 'energy', 'operator_code', 'street', 'post_code', 'post', 'country', 'read_remotely'],
  }),
};

/**
 * Periods of one point that overlap, in the file or with what is stored. The exclusion constraint would refuse them as
 * well, but names only one pair and no row.
 */
function overlaps(table: { name: string; from: string; until: string; key: string[]; thing: string }): string {
  const { from, until } = table;
  const same = ['metering_point_id', ...table.key].map((name) => `x.${name} = t.${name}`).join(' and ');
  const sound = `t.metering_point_id is not null and not exists (select from faults f where f.row = t.row)`;
  const ends = (alias: string): string => `coalesce(${alias}.${until}, 'infinity')`;
  return `insert into faults (row, col, code, detail)
    select p.row, '${from}', 'overlaps',
           coalesce((select 'row ' || min(t.row) from typed t
                      where ${sound} and t.metering_point_id = p.point and t.row <> p.row
                        and t.${from} < p.ends and ${ends('t')} > p.starts),
                    'another ${table.thing} of the point in the registry')
      from (select *, max(ends) over (w rows between unbounded preceding and 1 preceding) as earlier_ends,
                   lead(starts) over w as next_starts, lead(row) over w as next_row
              from (select t.row, t.metering_point_id as point, t.${from} as starts, ${ends('t')} as ends
                      from typed t
                     where ${sound}
                    union all
                    select null, x.metering_point_id, x.${from}, ${ends('x')}
                      from ${table.name} x
                     where x.metering_point_id in (select t.metering_point_id from typed t)
                       and not exists (select from typed t where ${same})) periods
            window w as (partition by point order by starts, row nulls first)) p
     where p.row is not null
       and (p.earlier_ends > p.starts or (p.next_row is null and p.next_starts < p.ends))`;
}

export const supplies: Sheet = {
  file: 'supplies.csv',
  lookups: `left join contracts c on c.number = s.contract_number
            left join metering_points p on p.gsrn = s.gsrn`,
  found: `c.id as contract_id, c.energy as contract_energy, c.valid_from, c.valid_until,
          p.id as metering_point_id, p.energy as point_energy`,
  key: ['contract_id', 'metering_point_id', 'supplied_from'],
  checks: [
    { column: 'contract_number', code: 'unknown_contract', when: 't.contract_id is null' },
    { column: 'gsrn', code: 'unknown_point', when: 't.metering_point_id is null' },
    { column: 'gsrn', code: 'other_energy', when: 't.point_energy <> t.contract_energy', detail: 't.point_energy' },
    {
      column: 'supplied_until',
      code: 'ends_before_it_begins',
      when: 't.supplied_until <= t.supplied_from',
      detail: 't.supplied_from',
    },
    {
      column: 'supplied_from',
      code: 'outside_contract',
      when: `t.supplied_from < t.valid_from or coalesce(t.supplied_until, 'infinity') > t.valid_until`,
      detail: `'from ' || t.valid_from || coalesce(' until ' || t.valid_until, '')`,
    },
  ],
  crossChecks: [
    overlaps({
      name: 'supplies',
      from: 'supplied_from',
      until: 'supplied_until',
      key: ['contract_id', 'supplied_from'],
      thing: 'supply',
    }),
  ],
  store: upsert({
    table: 'supplies',
    key: ['contract_id', 'metering_point_id', 'supplied_from'],
    columns: ['supplied_until'],
  }),
};

export const meters: Sheet = {
  file: 'meters.csv',
  lookups: `left join metering_points p on p.gsrn = s.gsrn
            left join meters m
              on m.metering_point_id = p.id and m.serial = s.serial and m.installed_on = s.installed_on`,
  found: `p.id as metering_point_id,
          case when s.removed_on is distinct from m.removed_on and m.id is not null then
            (select max(r.read_on) from readings r
              where r.metering_point_id = p.id and r.meter_id = m.id and r.state = 'current' and r.read_on > s.removed_on)
          end as read_after_removal`,
  key: ['metering_point_id', 'serial', 'installed_on'],
  checks: [
    { column: 'gsrn', code: 'unknown_point', when: 't.metering_point_id is null' },
    {
      column: 'removed_on',
      code: 'ends_before_it_begins',
      when: 't.removed_on <= t.installed_on',
      detail: 't.installed_on',
    },
    {
      column: 'removed_on',
      code: 'readings_after_removal',
      when: 't.read_after_removal is not null',
      detail: 't.read_after_removal',
    },
  ],
  crossChecks: [
    overlaps({
      name: 'meters',
      from: 'installed_on',
      until: 'removed_on',
      key: ['serial', 'installed_on'],
      thing: 'meter',
    }),
  ],
  store: upsert({
    table: 'meters',
    key: ['metering_point_id', 'serial', 'installed_on'],
    columns: ['removed_on'],
  }),
};
