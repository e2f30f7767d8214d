-- The plan of a day's reminders, and the messages written from it.

-- name: listGrids :many
-- Every grid that a point can belong to, whether or not its operator is still there.
select code, energy from operators

-- name: planAnew :none
-- For the rest of the transaction. These statements meet empty tables one quarter of an hour and a hundred thousand rows the
-- next: a plan kept from then would compare each row with each. And what is for everybody may take longer than a page.
select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('statement_timeout', '900s', true)

-- name: planDay :one
-- The reminders of a day with their points, in one pass. The windows (those of which this is a day that customers choose)
-- and the quiet hours that let a reminder go out now come as lists that run in step. A point is left out that is read
-- remotely, no longer supplied, or read in this window; an account that has had its reminder today gets no other.
with windows as (
  select *
    from unnest(:energies::text[], :operators::text[], :forMonths::date[], :opens::date[], :closes::date[],
                :isOpening::bool[], :isLastButOne::bool[], :isLast::bool[])
      as w (energy, operator_code, for_month, opens_on, closes_on, is_opening, is_last_but_one, is_last)
), due as materialized (
  select c.account_id, wanted.channel, c.metering_point_id, w.for_month, w.opens_on, w.closes_on
    from windows w
    join metering_points p on p.energy = w.energy and p.operator_code = w.operator_code and not p.read_remotely
    join reminder_choices c on c.metering_point_id = p.id
     and (c.at_opening and w.is_opening or c.at_last_but_one and w.is_last_but_one or c.at_last and w.is_last)
    join lateral (values ('mail', c.by_mail), ('sms', c.by_sms)) wanted (channel, is_on) on wanted.is_on
    left join reminder_hours h on h.account_id = c.account_id
   where coalesce(h.quiet_from, :usualFrom) * 100 + coalesce(h.quiet_until, :usualUntil) = any(:hoursThatAllow::int[])
     and (wanted.channel = 'mail' or exists (select from mobile_numbers m where m.account_id = c.account_id))
     and not exists (select from reminders r
                      where r.account_id = c.account_id and r.channel = wanted.channel and r.day = :day)
     and exists (select from visible_supplies v
                  where v.account_id = c.account_id and v.metering_point_id = p.id
                    and v.visible_from <= :day and (v.visible_until is null or v.visible_until > :day))
     -- as in the function waiting_points, which is asked again later
     and not exists (select from readings d
                      where d.metering_point_id = p.id and d.read_on > :day::date - 100 and d.state = 'current'
                        and (d.kind in ('reading', 'submission') and d.read_on >= w.opens_on
                             or d.kind = 'submission' and d.bill_month >= w.for_month)
                        and exists (select from visible_supplies v
                                     where v.account_id = c.account_id and v.metering_point_id = p.id
                                       and d.read_on >= v.visible_from
                                       and (v.visible_until is null or d.read_on <= v.visible_until)))
), planned as (
  insert into reminders (account_id, channel, day, planned_at)
  select distinct account_id, channel, :day::date, :now::timestamptz
    from due
   order by account_id, channel -- two planners at once wait for each other and do not lock each other out
  on conflict on constraint reminders_one_per_person_channel_and_day do nothing
  returning id, account_id, channel
), sorted as (
  -- the planner takes both for a row or two and would join them by comparing each with each; a window sorts them once
  select max(b.id) over (partition by b.account_id, b.channel) as reminder_id, b.metering_point_id, b.for_month,
         b.opens_on, b.closes_on
    from (select account_id, channel, id, null::bigint as metering_point_id, null::date as for_month,
                 null::date as opens_on, null::date as closes_on
            from planned
           union all
          select account_id, channel, null, metering_point_id, for_month, opens_on, closes_on
            from due) b
), listed as (
  insert into reminder_points (reminder_id, metering_point_id, for_month, opens_on, closes_on)
  select reminder_id, metering_point_id, for_month, opens_on, closes_on
    from sorted
   where reminder_id is not null and metering_point_id is not null
)
select count(*) as "planned!" from planned

-- name: countAnew :none
-- Tells the planner that there are many of them now; statements of other connections are planned anew as well.
analyze reminders, reminder_points

-- name: takeRemindersToWrite :many
-- json points: WaitingPoint[] from ./letters.ts
-- json mobile: E164 from #platform/sms/numbers.ts
-- A portion of what is planned and not written, locked until the transaction ends: other writers pass it by. Its points
-- are those that wait now, the first to close leading; mails show what their registers read last.
with taken as materialized (
  select id, account_id, channel
    from reminders
   where written_at is null
   order by id
   limit :most
     for update skip locked
)
select t.id as "id!", t.account_id as "account_id!", t.channel as "channel!", a.email, a.language, m.number as "mobile?",
       h.quiet_from as "quiet_from?", h.quiet_until as "quiet_until?", coalesce(waiting.points, '[]') as "points!"
  from taken t
  join accounts a on a.id = t.account_id
  left join mobile_numbers m on m.account_id = t.account_id
  left join reminder_hours h on h.account_id = t.account_id
  left join lateral (
    select json_agg(
             json_build_object(
               'id', p.id, 'number', p.number, 'gsrn', p.gsrn, 'street', p.street, 'postCode', p.post_code, 'post', p.post,
               'opensOn', w.opens_on, 'closesOn', w.closes_on, 'registers', coalesce(drums.registers, '[]'))
             order by w.closes_on, coalesce(p.number, p.gsrn)) as points
      from waiting_points(t.id, :today) w
      join metering_points p on p.id = w.metering_point_id
      left join lateral (
        select json_agg(
                 json_build_object('code', g.code, 'value', latest.value, 'readOn', latest.read_on)
                 order by g.code) as registers
          from meters e
          join registers g on g.meter_id = e.id and g.code <> '2.8.0'
          join lateral (
            select r.value, r.read_on
              from readings r
             where r.metering_point_id = p.id and r.meter_id = e.id and r.register_code = g.code and r.state = 'current'
               and exists (select from visible_supplies v
                            where v.account_id = t.account_id and v.metering_point_id = p.id
                              and r.read_on >= v.visible_from and (v.visible_until is null or r.read_on <= v.visible_until))
             order by r.read_on desc, r.id desc
             limit 1) latest on true
         where t.channel = 'mail' and e.metering_point_id = p.id
           and e.installed_on <= :today and (e.removed_on is null or e.removed_on > :today)
      ) drums on true
  ) waiting on true
 order by t.id

-- name: markWritten :none
-- The lists run in step.
update reminders r
   set written_at = :now, message_id = w.message_id, stop_hash = w.stop_hash
  from unnest(:ids::bigint[], :messageIds::bigint[], :stopHashes::bytea[]) as w (id, message_id, stop_hash)
 where r.id = w.id

-- name: markNeedless :none
-- Those that say nothing any more: no message is written.
update reminders set written_at = :now where id = any(:ids::bigint[])

-- name: isStillWanted :maybe
-- Whether a message is still to be sent: some point of its reminder waits, it goes where its reader is reached today, and
-- no later reminder has taken its place.
select exists (select from waiting_points(r.id, :today))
       and m.recipient = case r.channel when 'mail' then a.email else n.number end
       and not exists (select from reminders later
                        where later.account_id = r.account_id and later.channel = r.channel and later.day > r.day
                          and later.message_id is not null) as "wanted!"
  from reminders r
  join messages m on m.id = r.message_id
  join accounts a on a.id = r.account_id
  left join mobile_numbers n on n.account_id = r.account_id
 where r.message_id = :messageId

-- name: deleteOldReminders :none
delete from reminders where day < :before
