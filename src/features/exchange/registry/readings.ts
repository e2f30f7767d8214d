/** Readings: only ever added. A changed value is a new reading, and the former one is replaced. */
import { carryOver } from './registers.ts';
import { today, type Counts, type Sheet, type StoreContext } from './sheet.ts';
import type { Client } from './stage.ts';

const sources = `case s.kind when 'submission' then 'portal' when 'own_record' then 'supplier'
                             when 'estimate' then 'estimate' else 'operator' end`;

/** The point and the meter that a row names: looked up once more only where the whole chain was not found. */
function its(thing: 'point' | 'meter'): string {
  const named = `from staged s join metering_points p on p.gsrn = replace(btrim(s.gsrn), ' ', '')`;
  return thing === 'point'
    ? `select ${named} where s.row = t.row`
    : `select m.* ${named} join meters m on m.metering_point_id = p.id and m.serial = btrim(s.meter_serial) where s.row = t.row`;
}

/** On the day that tenants change there may be a reading of each: the row is the one with its value, else the later one. */
const closer = `
  select from readings o
   where o.metering_point_id = r.metering_point_id and o.meter_id = r.meter_id and o.register_code = r.register_code
     and o.read_on = r.read_on and o.kind = r.kind and o.state = 'current'
     and (o.value = s.value, o.id) > (r.value = s.value, r.id)`;

export const readings: Sheet = {
  file: 'readings.csv',
  // on the day of an exchange the former meter still takes its last reading, unless it is the same meter put back
  lookups: `left join (
              select p.gsrn, m.serial, m.installed_on, m.removed_on, g.*,
                     exists (select from meters n where n.metering_point_id = m.metering_point_id
                                and n.serial = m.serial and n.installed_on = m.removed_on) as put_back
                from metering_points p
                join meters m on m.metering_point_id = p.id
                join registers g on g.meter_id = m.id) g
              on g.gsrn = s.gsrn and g.serial = s.meter_serial and g.code = s.register
             and s.read_on >= g.installed_on
             and (g.removed_on is null or s.read_on < g.removed_on or (s.read_on = g.removed_on and not g.put_back))
            left join readings r
              on r.metering_point_id = g.metering_point_id and r.meter_id = g.meter_id and r.register_code = g.code
             and r.read_on = s.read_on and r.kind = s.kind and r.state = 'current'
             and (r.contract_id is null or not exists (${closer}))
            left join supplies c
              on s.kind in ('submission', 'own_record') and c.metering_point_id = g.metering_point_id
             and s.read_on >= c.supplied_from and (c.supplied_until is null or s.read_on < c.supplied_until)`,
  kept: 's.row, s.read_on, s.value, s.kind, s.bill_month, s.booked_on',
  found: `coalesce(s.source, ${sources}) as source,
          g.metering_point_id, g.meter_id, g.code collate "C" as register_code, g.whole_digits, g.start_state,
          coalesce(r.contract_id, c.contract_id) as contract_id, r.id as stored_id, r.value as stored_value, r.handed_over_at is null as not_handed_over`,
  key: ['meter_id', 'register_code', 'read_on', 'kind'],
  checks: [
    { column: 'gsrn', code: 'unknown_point', when: `t.meter_id is null and not exists (${its('point')})` },
    { column: 'meter_serial', code: 'unknown_meter', when: `t.meter_id is null and not exists (${its('meter')})` },
    {
      column: 'read_on',
      code: 'outside_meter',
      when: `t.meter_id is null and not exists (
               ${its('meter')} and t.read_on between m.installed_on and coalesce(m.removed_on, 'infinity'))`,
      detail: `(select string_agg('from ' || installed_on || coalesce(' until ' || removed_on, ''), ', ')
                  from (${its('meter')}) meters)`,
    },
    { column: 'register', code: 'unknown_register', when: 't.meter_id is null' },
    { column: 'read_on', code: 'future', when: `t.read_on > ${today}`, detail: today },
    { column: 'value', code: 'more_digits', when: 't.value >= 10 ^ t.whole_digits', detail: 't.whole_digits' },
    {
      column: 'bill_month',
      code: 'own_record_booked',
      when: `t.kind = 'own_record' and (t.bill_month is not null or t.booked_on is not null)`,
    },
    {
      column: 'source',
      code: 'own_record_of_portal',
      when: `t.kind = 'own_record' and t.source = 'portal'`,
    },
    { column: 'booked_on', code: 'booked_before_read', when: 't.booked_on < t.read_on', detail: 't.read_on' },
  ],
  crossChecks: [
    `insert into faults (row, col, code, detail)
     select row, 'bill_month', 'same_bill', first
       from (select t.row, min(t.row) over (partition by t.meter_id, t.register_code, t.contract_id, t.bill_month) as first
               from typed t
              where t.kind = 'submission' and t.bill_month is not null and t.meter_id is not null) t
      where row <> first and not exists (select from faults f where f.row = t.row)`,
  ],
  store,
};

async function store({ client, rows }: StoreContext): Promise<Counts> {
  const { rows: ledger } = await client.query<{ begun: boolean }>('select exists (select from readings) as begun');
  await createAdditions(client, ledger[0]?.begun === true);
  const replaced = await endFormer(client);
  const updated = await markHandedOver(client);
  const added = await insertAdditions(client);
  await carryOver(client, '(select distinct metering_point_id from additions)');
  return { added, updated, replaced, unchanged: rows - added - updated };
}

/** What the ledger holds of a register before and among its additions: `value` and the `turns` it has for good. */
const known = `
  select r.metering_point_id, r.meter_id, r.register_code, r.whole_digits, r.read_on, r.value, r.kind, r.turns
    from touched t
    join readings r
      on r.metering_point_id = t.metering_point_id and r.meter_id = t.meter_id and r.register_code = t.register_code
     and r.read_on >= t.since and r.state = 'current'
   where not exists (select from news n where n.stored_id = r.id and n.metering_point_id = r.metering_point_id)
   union all
  select t.metering_point_id, t.meter_id, t.register_code, last.whole_digits, last.read_on, last.value, last.kind, last.turns
    from touched t
   cross join lateral (
     select * from readings r
      where r.metering_point_id = t.metering_point_id and r.meter_id = t.meter_id
        and r.register_code = t.register_code and r.read_on < t.since and r.state = 'current'
      order by r.read_on desc, r.id desc limit 1) last`;

/**
 * A reading that the customer has since replaced or withdrawn is no news when billing, a little behind, sends it once
 * more; unless the one that stands now is billing's own.
 */
const alreadyEnded = `
  exists (select from readings e
           where e.metering_point_id = t.metering_point_id and e.meter_id = t.meter_id
             and e.register_code = t.register_code and e.read_on = t.read_on and e.kind = t.kind
             and e.value = t.value and e.state <> 'current')
  and (t.stored_id is null or t.not_handed_over)`;

/**
 * Makes `additions`: the readings to add, with their turns. A turn is counted where the register went from the top
 * tenth to the bottom tenth since the reading before. What the ledger holds keeps its turns; the count goes on from it.
 */
async function createAdditions(client: Client, ledgerBegun: boolean): Promise<void> {
  const news = `select * from typed t
     where (t.stored_id is null or t.stored_value <> t.value)${ledgerBegun ? ` and not (${alreadyEnded})` : ''}`;
  await client.query(
    `create temp table additions on commit drop as
     with news as ${ledgerBegun ? 'materialized' : ''} (${news}),
     touched as (
       select metering_point_id, meter_id, register_code, min(read_on) as since from news group by 1, 2, 3),
     line as (
       select row, metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind,
              source, contract_id, bill_month, booked_on, start_state, stored_id, null::smallint as turns
         from news
       ${ledgerBegun ? `union all select null, metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, null, null, null, null, null, null, turns from (${known}) known` : ''}),
     moved as (
       select line.*,
              (turns is null and coalesce(
                 register_rolled_over(lag(value, 1, start_state) over w, value, whole_digits), false))::int as turned,
              ${ledgerBegun ? 'count(turns) over w' : '0'} as section
         from line
       window w as (partition by meter_id, register_code order by read_on, kind collate "C"))
     select row, metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source, contract_id,
            bill_month, booked_on, stored_id, total_turns
       from (select moved.*, ${totalTurns(ledgerBegun)} as total_turns from moved) counted
      where row is not null`,
  );
}

/** The turns of the last reading of the ledger, if there is one, and those counted since. */
function totalTurns(ledgerBegun: boolean): string {
  const line = 'partition by meter_id, register_code';
  const order = 'order by read_on, kind collate "C"';
  if (!ledgerBegun) return `(sum(turned) over (${line} ${order}))::smallint`;
  const since = `over (${line}, section ${order})`;
  return `(coalesce(first_value(turns) ${since}, 0) + sum(turned) ${since})::smallint`;
}

/** Ends what the additions replace: the same register, day and kind, or an earlier submission for the same bill of the contract. */
async function endFormer(client: Client): Promise<number> {
  const changed = await client.query(
    `update readings r set state = 'replaced', ended_at = now()
       from additions a
      where r.metering_point_id = a.metering_point_id and r.id = a.stored_id and r.state = 'current'`,
  );
  const sameBill = await client.query(
    `update readings r set state = 'replaced', ended_at = now()
       from additions a
      where a.kind = 'submission' and a.bill_month is not null
        and r.metering_point_id = a.metering_point_id and r.meter_id = a.meter_id
        and r.register_code = a.register_code and r.bill_month = a.bill_month
        and r.contract_id is not distinct from a.contract_id
        and r.kind = 'submission' and r.state = 'current'`,
  );
  return (changed.rowCount ?? 0) + (sameBill.rowCount ?? 0);
}

/** What billing sends, billing has: a reading of the portal that comes back is handed over. */
async function markHandedOver(client: Client): Promise<number> {
  const marked = await client.query(
    `update readings r set handed_over_at = now()
       from typed t
      where t.stored_value = t.value and t.not_handed_over and t.kind <> 'own_record'
        and r.metering_point_id = t.metering_point_id and r.id = t.stored_id`,
  );
  return marked.rowCount ?? 0;
}

/** Pages of `additions` a statement: PostgreSQL remembers every row's foreign keys until the end of the statement. */
const pagesAtOnce = 1500;

async function insertAdditions(client: Client): Promise<number> {
  const { rows } = await client.query<{ pages: number }>(
    `select (pg_relation_size('additions') / current_setting('block_size')::int)::int as pages`,
  );
  const pages = rows[0]?.pages ?? 0;
  let added = 0;
  for (let page = 0; page < pages; page += pagesAtOnce) {
    const inserted = await client.query(
      `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, turns, kind,
                             source, contract_id, bill_month, booked_on, handed_over_at)
       select metering_point_id, meter_id, register_code, whole_digits, read_on, value, total_turns, kind,
              source, contract_id, bill_month, booked_on, case when kind <> 'own_record' then now() end
         from additions
        where ctid >= '(${page},0)'::tid and ctid < '(${page + pagesAtOnce},0)'::tid`,
    );
    added += inserted.rowCount ?? 0;
  }
  return added;
}
