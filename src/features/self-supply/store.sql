-- What points that feed in have counted.

-- name: listFeedingPoints :many
-- The points of the account that have, or had in days that it may see, a register of energy fed in.
select p.id, p.number, p.gsrn, p.street, p.post_code, p.post
  from metering_points p
 where exists (
   select from visible_supplies v
     join meters m on m.metering_point_id = v.metering_point_id
     join registers g on g.meter_id = m.id and g.code = '2.8.0'
    where v.account_id = :accountId and v.metering_point_id = p.id
      and (v.visible_until is null or m.installed_on <= v.visible_until)
      and (m.removed_on is null or m.removed_on > v.visible_from))
   and p.id in (select v.metering_point_id from visible_supplies v where v.account_id = :accountId)
 order by p.street, p.id

-- name: listMarks :many
-- What the registers of a point had counted, by stretch of days that the account may see: readings of the operator and
-- submissions (estimates and own records prove nothing), and what a meter began and ended with where it was exchanged.
-- Of one day the last row counts. A meter with both rates has its total too: it would count twice.
with visible as materialized (
  select unnest(range_agg(daterange(v.visible_from, v.visible_until, '[]'))) as days
    from visible_supplies v
   where v.account_id = :accountId and v.metering_point_id = :pointId
), stretches as materialized (
  select coalesce(lower(days), '-infinity') as first_day, coalesce(upper(days), 'infinity') as day_after from visible
), counting as materialized (
  select g.meter_id, g.code, g.whole_digits, g.constant, g.start_state, g.final_state, g.carried, m.installed_on, m.removed_on
    from meters m
    join registers g on g.meter_id = m.id
   where m.metering_point_id = :pointId
     and not (g.code = '1.8.0' and exists (select from registers o where o.meter_id = m.id and o.code in ('1.8.1', '1.8.2')))
), marks as (
  select c.code, r.read_on as on_day, case r.kind when 'submission' then 2 else 3 end as weight, r.total
    from counting c
    join reading_totals r on r.metering_point_id = :pointId and r.meter_id = c.meter_id and r.register_code = c.code
   where r.state = 'current' and r.kind in ('reading', 'submission')
   union all
  select c.code, c.installed_on, 1, c.carried
    from counting c
   where exists (select from counting o where o.installed_on < c.installed_on)
   union all
  select c.code, c.removed_on, 0,
         c.carried + c.constant * ((coalesce(l.turns, 0) + (c.final_state < coalesce(l.value, c.start_state))::int)
                                   * (10 ^ c.whole_digits)::numeric + c.final_state - c.start_state)
    from counting c
    left join lateral (
      select r.turns, r.value from readings r
       where r.metering_point_id = :pointId and r.meter_id = c.meter_id and r.register_code = c.code and r.state = 'current'
       order by r.read_on desc, r.id desc
       limit 1) l on true
   where c.removed_on is not null and c.final_state is not null
)
select s.first_day as "stretch!", m.code as "code!", m.on_day as "on!", m.total::float8 as "total!"
  from stretches s
  join marks m on m.on_day >= s.first_day and m.on_day < s.day_after
 order by s.first_day, m.code, m.on_day, m.weight
