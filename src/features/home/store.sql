-- name: getHome :one
-- json points: HomePoint[] from ./home-facts.ts
-- json latest: LatestReading[] from ./home-facts.ts
-- json owed: OwedNow from #features/bills/index.ts
-- json answers: UnreadAnswers from ./home-facts.ts
-- All of a customer's home page. `points`: those supplied today, each with the registers of the meter that is there
-- today and the last reading of each; own records are left out of what a point is judged by. `latest`: the five newest
-- readings of all points, those of supplies that have ended too. `owed`: what is open and not collected by the supplier.
-- `answers`: to questions, and not read yet. (The planner takes `@>` for a rare thing and would sort
-- all readings of a point; inside a case it walks the index from the newest one.)
with visible as materialized (
  select v.metering_point_id as id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days,
         array_agg(v.contract_id) as contracts,
         bool_or(v.visible_from <= :today and (v.visible_until is null or v.visible_until > :today)) as supplied
    from visible_supplies v
   where v.account_id = :accountId
   group by v.metering_point_id
)
select exists (select from contract_links where account_id = :accountId and ended_at is null) as "has_contracts!",
       -- once, to whoever has none
       exists (select from accounts a where a.id = :accountId and a.reminder_offer_answered_at is null)
         and not exists (select from reminder_choices c where c.account_id = :accountId and (c.by_mail or c.by_sms)) as "offers_reminders!",
       coalesce(
         (select json_agg(
                   json_build_object(
                     'id', p.id, 'number', p.number, 'gsrn', p.gsrn, 'energy', p.energy, 'operatorCode', p.operator_code,
                     'street', p.street, 'post', p.post, 'readRemotely', p.read_remotely,
                     'lastReadOn', booked.read_on, 'lastBillMonth', to_char(booked.bill_month, 'YYYY-MM'),
                     'registers', coalesce(drums.registers, '[]')))
            from visible v
            join metering_points p on p.id = v.id
            left join lateral (
              select max(r.read_on) as read_on,
                     max(r.bill_month) filter (where r.kind = 'submission' and r.contract_id = any(v.contracts)) as bill_month
                from readings r
               where r.metering_point_id = p.id and r.state = 'current' and r.kind in ('reading', 'submission')
                 and r.read_on > :today::date - 100 and case when v.days @> r.read_on then true end
            ) booked on true
            left join lateral (
              select json_agg(
                       json_build_object('code', g.code, 'wholeDigits', g.whole_digits, 'value', last.value, 'readOn', last.read_on)
                       order by g.code) as registers
                from meters m
                join registers g on g.meter_id = m.id and g.code <> '2.8.0'
                left join lateral (
                  select r.value, r.read_on
                    from readings r
                   where r.metering_point_id = p.id and r.meter_id = m.id and r.register_code = g.code
                     and r.state = 'current' and case when v.days @> r.read_on then true end
                   order by r.read_on desc, r.id desc
                   limit 1
                ) last on true
               where m.metering_point_id = p.id
                 and m.installed_on <= :today and (m.removed_on is null or m.removed_on > :today)
            ) drums on true
           where v.supplied),
         '[]') as "points!",
       coalesce(
         (select json_agg(
                   json_build_object(
                     'readOn', n.read_on, 'value', n.value, 'wholeDigits', n.whole_digits, 'code', n.register_code,
                     'kind', n.kind, 'number', n.number, 'street', n.street)
                   order by n.read_on desc, n.street, n.register_code)
            from (select r.*, p.street, coalesce(p.number, p.gsrn) as number
                    from visible v
                    join metering_points p on p.id = v.id
                   cross join lateral (
                     select r.id, r.read_on, r.value, r.whole_digits, r.register_code, r.kind
                       from readings r
                      where r.metering_point_id = v.id and r.state = 'current' and case when v.days @> r.read_on then true end
                      order by r.read_on desc, r.id desc
                      limit 5) r
                   order by r.read_on desc, r.id desc
                   limit 5) n),
         '[]') as "latest!",
       (select case when count(*) > 0 then json_build_object(
                 'cents', sum(b.open_cents), 'overdueCents', coalesce(sum(b.open_cents) filter (where b.due_on < :today), 0),
                 'bills', count(*), 'firstDueOn', min(b.due_on), 'firstId', (array_agg(b.id order by b.due_on, b.id))[1]) end
          from visible_contracts v
          join bills b on b.contract_id = v.contract_id
         where v.account_id = :accountId and b.open_cents > 0 and not b.direct_debit) as "owed?",
       (select case when count(*) > 0 then json_build_object(
                 'count', count(*), 'id', (array_agg(c.id order by c.answered_at desc))[1],
                 'number', (array_agg(c.number order by c.answered_at desc))[1]) end
          from conversations c
         where c.account_id = :accountId and c.answered_at is not null and coalesce(c.answered_at > c.seen_at, true)) as "answers?"
