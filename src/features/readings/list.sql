-- *Obstoječi odčitki*: the readings that an account may see, with their differences.

-- name: listReadings :many
-- Newest first; of one day by point and register. The inner order is that of the index, so that a page is found without
-- reading all that comes after it. A reading of a bill is compared with the current one
-- of a bill before it, an own record with the current one of any kind before it: on the same point and register, and
-- only within one stretch of days that the account may see, or a customer would learn what was used before. The first
-- reading of a meter that was installed in that stretch is compared with what the meter started with.
with visible as materialized (
  select v.metering_point_id, unnest(range_agg(daterange(v.visible_from, v.visible_until, '[]'))) as days
    from visible_supplies v
   where v.account_id = :accountId and (:pointId?::bigint is null or v.metering_point_id = :pointId)
   group by v.metering_point_id
), stretches as materialized (
  select metering_point_id, coalesce(lower(days), '-infinity') as first_day, coalesce(upper(days), 'infinity') as day_after
    from visible
), shown as materialized (
  select r.*, s.first_day
    from stretches s
   cross join lateral (
      select l.id, l.metering_point_id, l.meter_id, l.register_code, l.whole_digits, l.read_on, l.value, l.turns, l.kind,
             l.source, l.state, l.handed_over_at, l.contract_id, l.bill_month, l.recorded_by
        from readings l
       where l.metering_point_id = s.metering_point_id
         and l.read_on >= greatest(s.first_day, :from::date) and l.read_on < least(s.day_after, :until::date + 1)
         and (:kind?::text is null or l.kind = :kind)
         and (:codes?::text[] is null or l.register_code = any(:codes))
       order by l.read_on desc, l.id desc
       limit :limit::int + :offset::int) r
   order by r.read_on desc, r.metering_point_id, r.id desc
   limit :limit::int offset :offset::int
)
select r.id, r.metering_point_id, p.number, p.gsrn, m.serial, r.register_code, r.whole_digits, r.read_on, r.value, r.kind,
       r.source, r.state, r.handed_over_at is not null as "handedOver!", r.recorded_by = :accountId as "isOwn?",
       (t.total - coalesce(before.total, case when m.installed_on >= r.first_day then g.carried end))::float8
         as "difference?"
  from shown r
  join metering_points p on p.id = r.metering_point_id
  join meters m on m.id = r.meter_id
  join registers g on g.meter_id = r.meter_id and g.code = r.register_code
 cross join lateral (
    select g.carried + g.constant * (r.turns * (10 ^ r.whole_digits)::numeric + r.value - g.start_state) as total) t
  left join lateral (
    select b.total
      from reading_totals b
     where b.metering_point_id = r.metering_point_id and b.register_code = r.register_code and b.state = 'current'
       and b.read_on < r.read_on and b.read_on >= r.first_day
       and (r.kind = 'own_record' or b.kind <> 'own_record')
       and (r.state = 'current' or r.bill_month is null
            or (b.bill_month, b.contract_id) is distinct from (r.bill_month, r.contract_id))
     order by b.read_on desc, b.id desc
     limit 1) before on true
 order by r.read_on desc, r.metering_point_id, r.register_code, r.id desc

-- name: getListFrame :one
-- json points: ListPoint[] from ./list-facts.ts
-- What stands round the list: how many readings there are in all, the days of the first of all that the account may see,
-- and its points. And where the page lies: of so many pages it is this one (the last, if more are asked for), its readings
-- are of these days, and so many of them stand before it. Counting walks the index only; then the page is found in the
-- readings of a few days, however far back it is and however many points there are.
with visible as materialized (
  select v.metering_point_id, unnest(range_agg(daterange(v.visible_from, v.visible_until, '[]'))) as days
    from visible_supplies v
   where v.account_id = :accountId
   group by v.metering_point_id
), stretches as materialized (
  select metering_point_id, coalesce(lower(days), '-infinity') as first_day, coalesce(upper(days), 'infinity') as day_after
    from visible
), counted as materialized (
  select c.read_on, sum(c.readings) as readings
    from stretches s
   cross join lateral (
      select l.read_on, count(*) as readings
        from readings l
       where l.metering_point_id = s.metering_point_id
         and l.read_on >= greatest(s.first_day, :from::date) and l.read_on < least(s.day_after, :until::date + 1)
         and (:kind?::text is null or l.kind = :kind)
         and (:codes?::text[] is null or l.register_code = any(:codes))
       group by l.read_on) c
   where :pointId?::bigint is null or s.metering_point_id = :pointId
   group by c.read_on
), pages as materialized (
  select coalesce(sum(readings), 0)::int as total, greatest(1, ceil(sum(readings) / :size::int))::int as pages
    from counted
), page as materialized (
  select total, pages, least(pages, :page::int) as page, (least(pages, :page::int) - 1) * :size::int as before
    from pages
), running as (
  select read_on, readings, sum(readings) over (order by read_on desc) - readings as before
    from counted
), lying as materialized (
  select min(r.read_on) as first_day, max(r.read_on) as last_day, min(r.before) as before
    from running r, page
   where r.before < page.before + :size::int and r.before + r.readings > page.before
)
select page.total as "total!", page.pages as "pages!", page.page as "page!", lying.first_day as "pageFrom?",
       lying.last_day as "pageUntil?", (page.before - coalesce(lying.before, 0))::int as "skipped!",
       (select min(f.read_on)
          from stretches s
         cross join lateral (
            select l.read_on from readings l
             where l.metering_point_id = s.metering_point_id and l.read_on >= s.first_day and l.read_on < s.day_after
             order by l.read_on limit 1) f) as "firstReadOn?",
       coalesce(
         (select json_agg(json_build_object('id', p.id, 'number', p.number, 'gsrn', p.gsrn) order by coalesce(p.number, p.gsrn))
            from metering_points p
           where p.id in (select metering_point_id from visible)),
         '[]') as "points!"
  from page, lying

-- name: findWithdrawable :maybe
-- json registers: WithdrawalRegister[] from ./withdrawal-facts.ts
-- A reading that the account sent itself, on a day that it may see, with all that was sent with it.
with visible as materialized (
  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days
    from visible_supplies v
   where v.account_id = :accountId
   group by v.metering_point_id
)
select r.metering_point_id, r.submission_id as "submissionId!", r.kind, r.read_on, r.bill_month, p.number, p.gsrn, p.street,
       p.post_code, p.post,
       (select json_agg(
                 json_build_object(
                   'id', s.id, 'code', s.register_code, 'value', s.value, 'wholeDigits', s.whole_digits, 'state', s.state,
                   'handedOver', s.handed_over_at is not null)
                 order by s.register_code)
          from readings s
         where s.metering_point_id = r.metering_point_id and s.submission_id = r.submission_id) as "registers!"
  from visible v
  join readings r on r.metering_point_id = v.metering_point_id and r.id = :id
  join metering_points p on p.id = r.metering_point_id
 where v.days @> r.read_on and r.source = 'portal' and r.recorded_by = :accountId and r.submission_id is not null
