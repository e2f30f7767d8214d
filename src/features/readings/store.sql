-- Sending a reading: what the form shows, what a reading is judged by, and how it enters the ledger.
-- Where the newest reading of the days that an account may see is wanted, the days stand in a case: the planner takes `@>`
-- for a rare thing and would read and sort all readings of a point instead of walking the index from the newest one.

-- name: getReadingForm :one
-- json points: PointCard[] from ./form-facts.ts
-- json chosen: ChosenPoint from ./form-facts.ts
-- Everything the form shows, in one statement. `points`: those that a reading may be sent for today, as far as they
-- match the search. `chosen`: the one asked for, else the last one used, else the one read longest ago; null where the
-- one asked for is not there (or not this account's), or where there is none. Its registers are those of the day.
with visible as materialized (
  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days,
         array_agg(v.contract_id) as contracts
    from visible_supplies v
   where v.account_id = :accountId
   group by v.metering_point_id
), cards as materialized (
  select p.id, p.gsrn, p.number, p.energy, p.operator_code, p.street, p.post_code, p.post, p.read_remotely, v.days, v.contracts,
         v.days && daterange(:today::date - 5, :today::date, '[]') as open,
         (select r.read_on from readings r
           where r.metering_point_id = p.id and r.state = 'current' and r.kind <> 'own_record'
             and case when v.days @> r.read_on then true end
           order by r.read_on desc, r.id desc limit 1) as last_read_on
    from visible v
    join metering_points p on p.id = v.metering_point_id
), chosen as materialized (
  select c.*
    from cards c
   where case when :pointId?::bigint is null then c.open else c.id = :pointId end
   order by c.id = :lastPointId?::bigint desc nulls last, c.read_remotely, c.last_read_on nulls first,
            coalesce(c.number, c.gsrn)
   limit 1
), fields as (
  select json_agg(
           json_build_object(
             'code', g.code, 'wholeDigits', g.whole_digits, 'constant', g.constant, 'meterId', m.id, 'serial', m.serial,
             'latest', coalesce(latest.readings, '[]'))
           order by g.code) as registers
    from chosen c
    join meters m on m.metering_point_id = c.id
     and m.installed_on <= :readOn and (m.removed_on is null or m.removed_on > :readOn)
    join registers g on g.meter_id = m.id
    left join lateral (
      select json_agg(
               json_build_object(
                 'readOn', l.read_on, 'value', l.value, 'kind', l.kind, 'billMonth', to_char(l.bill_month, 'YYYY-MM'))
               order by l.read_on desc, l.kind desc) as readings
        from (select r.read_on, r.value, r.kind, case when r.contract_id = any(c.contracts) then r.bill_month end as bill_month
                from readings r
               where r.metering_point_id = c.id and r.meter_id = m.id and r.register_code = g.code
                 and r.state = 'current' and r.read_on <= :readOn
                 and case when c.days @> r.read_on then true end
               order by r.read_on desc, r.kind desc -- as the index has them
               limit 4) l) latest on true
)
select (select count(*) from cards c where c.open) as "openPoints!",
       coalesce(
         (select json_agg(
                   json_build_object(
                     'id', s.id, 'gsrn', s.gsrn, 'number', s.number, 'energy', s.energy, 'street', s.street,
                     'postCode', s.post_code, 'post', s.post, 'lastReadOn', s.last_read_on)
                   order by coalesce(s.number, s.gsrn))
            from (select * from cards c
                   where c.open
                     and (:search = '' or regexp_replace(
                            translate(lower(c.street || ' ' || coalesce(c.number, '') || ' ' || c.gsrn), 'čšžćđ', 'cszcd'),
                            '[^a-z0-9-]', '', 'g') like '%' || :search || '%')
                   order by coalesce(c.number, c.gsrn)
                   limit 50) s),
         '[]') as "points!",
       (select json_build_object(
                 'id', c.id, 'gsrn', c.gsrn, 'number', c.number, 'energy', c.energy, 'operatorCode', c.operator_code,
                 'street', c.street, 'postCode', c.post_code, 'post', c.post, 'readRemotely', c.read_remotely,
                 'exchangedOn', (select max(m.installed_on) from meters m
                                  where m.metering_point_id = c.id and m.installed_on > :today::date - 5
                                    and exists (select from meters e where e.metering_point_id = c.id
                                                   and e.removed_on <= m.installed_on)),
                 'reminders', case when not c.read_remotely
                                    and (upper_inf(c.days) or upper(c.days) > :today::date + 1) then
                   (select json_build_object(
                             'byMail', coalesce(bool_or(k.by_mail), false),
                             'bySms', coalesce(bool_or(k.by_sms), false)
                                      and exists (select from mobile_numbers n where n.account_id = :accountId))
                      from reminder_choices k
                     where k.account_id = :accountId and k.metering_point_id = c.id) end,
                 'registers', coalesce(fields.registers, '[]'))
          from chosen c) as "chosen?"
  from fields

-- name: lockPoint :maybe
-- One submission of a point after the other. Undefined: not there, or not this account's.
select p.id, p.energy, p.operator_code, p.number, p.gsrn
  from metering_points p
 where p.id = :pointId
   and exists (select from visible_supplies v where v.account_id = :accountId and v.metering_point_id = p.id)
   for no key update of p

-- name: getPointFacts :one
-- json supply: SupplyDays[] from ./point-facts.ts
-- json registers: RegisterRow[] from ./point-facts.ts
-- What a reading of the point is judged by: its meters and what they have shown on the days that the account may see,
-- from `historyFrom` on, and the last reading before the day however old it is. `contract`: the one it is made under, on
-- the day of a change the new one.
with visible as materialized (
  select range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days,
         (array_agg(v.contract_id order by v.visible_from desc)
            filter (where :readOn::date between v.visible_from and coalesce(v.visible_until, 'infinity')))[1] as contract_id,
         json_agg(json_build_object('from', v.visible_from, 'until', v.visible_until)) as supply
    from visible_supplies v
   where v.account_id = :accountId and v.metering_point_id = :pointId
), known as materialized (
  select r.*
    from readings r, visible v
   where r.metering_point_id = :pointId and r.state = 'current' and v.days @> r.read_on
     and r.read_on >= least(:historyFrom::date,
                            (select b.read_on from readings b
                              where b.metering_point_id = :pointId and b.state = 'current' and b.read_on < :readOn
                                and case when v.days @> b.read_on then true end
                              order by b.read_on desc, b.id desc
                              limit 1))
), history as (
  select k.meter_id, k.register_code,
         json_agg(
           json_build_object(
             'readOn', k.read_on, 'value', k.value, 'turns', k.turns,
             'billMonth', case when k.kind = 'submission' and k.contract_id = v.contract_id
                               then to_char(k.bill_month, 'YYYY-MM') end)
           order by k.read_on, k.id) as readings
    from known k, visible v
   group by k.meter_id, k.register_code
)
select v.supply as "supply!", v.contract_id as "contractId?",
       (select max(k.read_on) from known k
         where k.kind = 'reading' and k.source in ('operator', 'remote')) as "lastOperatorReadOn?",
       coalesce(
         (select json_agg(
                   json_build_object(
                     'code', g.code, 'wholeDigits', g.whole_digits, 'constant', g.constant, 'startState', g.start_state,
                     'carried', g.carried::text, 'meterId', m.id, 'serial', m.serial, 'installedOn', m.installed_on,
                     'removedOn', m.removed_on, 'history', coalesce(h.readings, '[]'),
                     'unseen', case when h.readings is null then
                       (select json_build_object('value', u.value, 'turns', u.turns) from readings u
                         where u.metering_point_id = :pointId and u.meter_id = m.id and u.register_code = g.code
                           and u.state = 'current' and u.kind <> 'own_record'
                         order by u.read_on desc, u.id desc limit 1) end)
                   order by m.installed_on, g.code)
            from meters m
            join registers g on g.meter_id = m.id
            left join history h on h.meter_id = m.id and h.register_code = g.code
           where m.metering_point_id = :pointId),
         '[]') as "registers!"
  from visible v

-- name: listStanding :many
-- The current readings of the meter, made under the same contract, that a new one of this kind would stand beside or
-- replace: those of the same day, and those for the same bill.
select r.id, r.register_code, r.value, r.read_on, r.bill_month, r.submission_id, r.recorded_by,
       r.handed_over_at is not null as "handedOver!"
  from readings r
 where r.metering_point_id = :pointId and r.meter_id = :meterId and r.kind = :kind and r.state = 'current'
   and r.contract_id is not distinct from :contractId?
   and (r.read_on = :readOn or r.bill_month = :billMonth?)

-- name: insertSubmission :one
insert into submissions (metering_point_id, meter_id, account_id, kind, read_on, received_at, received_on, bill_month,
                         booked_on, confirmed, origin)
values (:pointId, :meterId, :accountId, :kind, :readOn, :receivedAt, :receivedOn, :billMonth?, :bookedOn?, :confirmed, :origin)
returning id

-- name: insertReadings :none
-- The readings of a submission, one per register; the lists run in step.
insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, turns, kind, source,
                      submission_id, contract_id, bill_month, booked_on, recorded_at, recorded_by)
select :pointId, :meterId, each.code, each.digits, :readOn, each.value, each.turns, :kind, 'portal',
       :submissionId, :contractId?, :billMonth?, :bookedOn?, :now, :accountId
  from unnest(:codes::text[], :digits::int[], :values::bigint[], :turns::int[]) as each (code, digits, value, turns)

-- name: endReadings :none
-- Marks readings as replaced or withdrawn. What was read stays as it was sent.
update readings
   set state = :state, ended_at = :now, ended_by = :accountId
 where metering_point_id = :pointId and id = any(:ids) and state = 'current'

-- name: rememberPoint :none
update accounts
   set last_metering_point_id = :pointId
 where id = :accountId and last_metering_point_id is distinct from :pointId

-- name: findReceipt :maybe
-- json registers: ReceiptRegister[] from ./receipt-facts.ts
-- A submission of the account, while it may see the point; each register with the reading before it.
with visible as materialized (
  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days
    from visible_supplies v
   where v.account_id = :accountId
   group by v.metering_point_id
)
select s.id, s.metering_point_id, s.kind, s.read_on, s.received_at, s.received_on, s.bill_month, s.booked_on,
       s.confirmed, p.number, p.gsrn, p.energy, p.operator_code, p.street, p.post_code, p.post, m.serial,
       (select json_agg(
                 json_build_object(
                   'code', t.register_code, 'wholeDigits', t.whole_digits, 'value', t.value, 'state', t.state,
                   'handedOver', t.handed_over_at is not null,
                   'difference', (t.total - before.total)::float8)
                 order by t.register_code)
          from reading_totals t
          left join lateral (
            select b.total from reading_totals b
             where b.metering_point_id = t.metering_point_id and b.register_code = t.register_code
               and b.state = 'current' and b.read_on < t.read_on
               and case when v.days @> b.read_on then true end
               and (t.kind = 'own_record' or b.kind <> 'own_record')
               and (t.bill_month is null or b.kind <> 'submission'
                    or (b.bill_month, b.contract_id) is distinct from (t.bill_month, t.contract_id))
             order by b.read_on desc, b.id desc
             limit 1) before on true
         where t.metering_point_id = s.metering_point_id and t.submission_id = s.id) as "registers!"
  from visible v
  join submissions s on s.metering_point_id = v.metering_point_id and s.id = :id and s.account_id = :accountId
   and v.days @> s.read_on
  join metering_points p on p.id = s.metering_point_id
  join meters m on m.id = s.meter_id

-- name: listPointsToRead :many
-- The points of an account that are supplied today and not read from afar, with the newest bill that a reading was sent
-- for and the last reading of any kind but an own record. Whether they wait is told by the window (waiting.ts).
with visible as materialized (
  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days,
         array_agg(v.contract_id) as contracts
    from visible_supplies v
   where v.account_id = :accountId and v.visible_from <= :today and (v.visible_until is null or v.visible_until > :today)
   group by v.metering_point_id
)
select p.id, p.number, p.gsrn, p.energy, p.operator_code,
       (select to_char(max(r.bill_month), 'YYYY-MM') from readings r
         where r.metering_point_id = p.id and r.kind = 'submission' and r.state = 'current' and r.bill_month is not null
           and r.contract_id = any(v.contracts) and case when v.days @> r.read_on then true end) as "sentFor?",
       (select r.read_on from readings r
         where r.metering_point_id = p.id and r.kind <> 'own_record' and r.state = 'current'
           and case when v.days @> r.read_on then true end
         order by r.read_on desc, r.id desc limit 1) as "lastReadOn?"
  from visible v
  join metering_points p on p.id = v.metering_point_id
 where not p.read_remotely
 order by coalesce(p.number, p.gsrn)
