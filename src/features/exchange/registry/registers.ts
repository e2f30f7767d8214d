/** The registers of meters, and what earlier meters of a point carried over to later ones. */
import { upsert, type Sheet } from './sheet.ts';
import type { Client } from './stage.ts';

const store = upsert({
  table: 'registers',
  key: ['metering_point_id', 'meter_id', 'code'],
  columns: ['whole_digits', 'constant', 'start_state', 'final_state'],
});

export const registers: Sheet = {
  file: 'registers.csv',
  lookups: `left join metering_points p on p.gsrn = s.gsrn
            left join meters m
              on m.metering_point_id = p.id and m.serial = s.meter_serial
             and (s.meter_installed_on is null or m.installed_on = s.meter_installed_on)
            left join registers g on g.meter_id = m.id and g.code = s.code`,
  found: `p.id as metering_point_id, p.energy as point_energy, m.id as meter_id, m.removed_on,
          g.whole_digits as stored_digits, count(m.id) over (partition by s.row) as meters`,
  key: ['metering_point_id', 'meter_id', 'code'],
  checks: [
    { column: 'gsrn', code: 'unknown_point', when: 't.metering_point_id is null' },
    { column: 'meter_serial', code: 'unknown_meter', when: 't.meter_id is null' },
    { column: 'meter_serial', code: 'ambiguous_meter', when: 't.meters > 1' },
    {
      column: 'code',
      code: 'other_energy',
      when: `(t.code = 'V') <> (t.point_energy = 'gas')`,
      detail: 't.point_energy',
    },
    { column: 'whole_digits', code: 'digits_impossible', when: 't.whole_digits not between 4 and 9' },
    {
      column: 'start_state',
      code: 'more_digits',
      when: 't.start_state >= 10 ^ t.whole_digits',
      detail: 't.whole_digits',
    },
    {
      column: 'final_state',
      code: 'more_digits',
      when: 't.final_state >= 10 ^ t.whole_digits',
      detail: 't.whole_digits',
    },
    {
      column: 'final_state',
      code: 'final_of_meter_in_use',
      when: 't.final_state is not null and t.removed_on is null',
    },
    {
      column: 'whole_digits',
      code: 'digits_fixed',
      when: `t.whole_digits <> t.stored_digits and exists (
               select from readings r where r.metering_point_id = t.metering_point_id
                  and r.meter_id = t.meter_id and r.register_code = t.code)`,
      detail: 't.stored_digits',
    },
  ],
  async store(context) {
    const counts = await store(context);
    await carryOver(context.client, 'typed');
    return counts;
  },
};

/**
 * Brings `registers.carried` up to date for the points of a temporary table that have exchanged a meter: the use that
 * all earlier meters of the point counted on the same register. The final state may have rolled over once more than the
 * last reading; where a final state is missing, the last reading stands in (src/kernel/counter.ts has the same rule).
 * A final state a little below the last reading is a correction of it, not a turn.
 */
export async function carryOver(client: Client, table: string): Promise<void> {
  await client.query(
    `with points as materialized (
       select distinct t.metering_point_id from ${table} t
        where exists (select from meters m where m.metering_point_id = t.metering_point_id and m.removed_on is not null)),
     used as (
       select g.meter_id, g.code, g.metering_point_id, m.installed_on,
              g.constant * (final.turns * (10 ^ g.whole_digits)::numeric + final.state - g.start_state) as used
         from points p
         join registers g on g.metering_point_id = p.metering_point_id
         join meters m on m.id = g.meter_id
         left join lateral (
           select r.value, r.turns from readings r
            where r.metering_point_id = g.metering_point_id and r.meter_id = g.meter_id
              and r.register_code = g.code and r.state = 'current'
            order by r.read_on desc, r.id desc limit 1) last on true
        cross join lateral (select coalesce(last.value, g.start_state) as value, coalesce(last.turns, 0) as turns) known
        cross join lateral (
           select coalesce(g.final_state, known.value) as state,
                  known.turns + (known.value - g.final_state > 0.5 * 10 ^ g.whole_digits is true)::int as turns) final),
     carried as (
       select meter_id, code, coalesce(sum(used) over (
                partition by metering_point_id, code order by installed_on
                rows between unbounded preceding and 1 preceding), 0) as carried
         from used)
     update registers g set carried = c.carried
       from carried c
      where g.meter_id = c.meter_id and g.code = c.code and g.carried <> c.carried`,
  );
}
