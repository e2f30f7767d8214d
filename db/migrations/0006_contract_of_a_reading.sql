-- What a customer sends counts for the bill of a contract, not of a point: when a tenant moves out in the middle of a
-- month and another one moves in, both send for that month.

-- The contract that a submission or an own record was made under. Without a foreign key, as the accounts are: it is
-- copied from the supply of that day, contracts are never removed, and millions of readings come in by import.
-- Null for readings of others, and where the supplier had no contract on that day.
alter table readings add column contract_id bigint;

update readings r
   set contract_id = coalesce(
         (select s.contract_id
            from contract_links l
            join supplies s on s.contract_id = l.contract_id
           where l.account_id = r.recorded_by and s.metering_point_id = r.metering_point_id
             and s.supplied_from <= r.read_on and (s.supplied_until is null or s.supplied_until >= r.read_on)
           order by l.ended_at is null desc, s.supplied_from desc
           limit 1),
         (select s.contract_id
            from supplies s
           where s.metering_point_id = r.metering_point_id
             and s.supplied_from <= r.read_on and (s.supplied_until is null or s.supplied_until > r.read_on)))
 where r.kind in ('submission', 'own_record');

alter table readings add constraint readings_contract_is_of_what_customers_send
  check (contract_id is null or kind in ('submission', 'own_record'));

drop index readings_one_current_submission_per_bill;
create unique index readings_one_current_submission_per_bill_and_contract
  on readings (metering_point_id, meter_id, register_code, bill_month, contract_id) nulls not distinct
  where state = 'current' and kind = 'submission' and bill_month is not null;

-- on the day of the change both may send
drop index readings_one_current_per_register_day_and_kind;
create unique index readings_one_current_per_register_day_kind_and_contract
  on readings (metering_point_id, meter_id, register_code, read_on, kind, contract_id) nulls not distinct
  where state = 'current';

create or replace function readings_keep_their_facts() returns trigger language plpgsql as $$
begin
  if (new.id, new.metering_point_id, new.meter_id, new.register_code, new.whole_digits, new.read_on, new.value, new.turns, new.kind,
      new.source, new.submission_id, new.contract_id, new.bill_month, new.booked_on, new.recorded_at, new.recorded_by)
     is distinct from
     (old.id, old.metering_point_id, old.meter_id, old.register_code, old.whole_digits, old.read_on, old.value, old.turns, old.kind,
      old.source, old.submission_id, old.contract_id, old.bill_month, old.booked_on, old.recorded_at, old.recorded_by)
  then
    raise exception 'a reading is never changed: replace or withdraw it'
      using errcode = 'restrict_violation', constraint = 'readings_keep_their_facts';
  end if;
  if old.state <> 'current' and (new.state, new.ended_at, new.ended_by) is distinct from (old.state, old.ended_at, old.ended_by) then
    raise exception 'a replaced or withdrawn reading stays so'
      using errcode = 'restrict_violation', constraint = 'readings_stay_ended';
  end if;
  if old.handed_over_at is not null and (new.state = 'withdrawn' or new.handed_over_at is distinct from old.handed_over_at) then
    raise exception 'a reading handed to billing is not withdrawn'
      using errcode = 'restrict_violation', constraint = 'readings_stay_handed_over';
  end if;
  return new;
end $$;

-- made anew, because `r.*` was what it was when the view was made
drop view reading_totals;
create view reading_totals as
  select r.*, g.constant,
         g.carried + g.constant * (r.turns * (10 ^ r.whole_digits)::numeric + r.value - g.start_state) as total
    from readings r
    join registers g on g.meter_id = r.meter_id and g.code = r.register_code;
