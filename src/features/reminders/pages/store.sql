-- What a customer chooses, the number for SMS, and the links that stop reminders.

-- name: listReminderPoints :many
-- Every point that the account may see on some day, supplied now or not, with what is chosen for it.
with visible as (
  select v.metering_point_id, min(v.visible_from) as visible_from,
         -- null: open
         nullif(max(coalesce(v.visible_until, 'infinity')), 'infinity') as visible_until
    from visible_supplies v
   where v.account_id = :accountId
   group by v.metering_point_id
)
select p.id, p.number, p.gsrn, p.energy, p.operator_code, p.street, p.post_code, p.post, p.read_remotely,
       v.visible_from as "supplied_from!", v.visible_until as "supplied_until?",
       coalesce(c.by_mail, false) as "by_mail!", coalesce(c.by_sms, false) as "by_sms!",
       coalesce(c.at_opening, true) as "at_opening!", coalesce(c.at_last_but_one, false) as "at_last_but_one!",
       coalesce(c.at_last, true) as "at_last!"
  from visible v
  join metering_points p on p.id = v.metering_point_id
  left join reminder_choices c on c.account_id = :accountId and c.metering_point_id = p.id

-- name: findHours :maybe
-- The hours in which nothing is sent, where the account has hours of its own.
select quiet_from, quiet_until from reminder_hours where account_id = :accountId

-- name: saveHours :none
insert into reminder_hours as h (account_id, quiet_from, quiet_until)
values (:accountId, :from, :until)
on conflict (account_id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until

-- name: saveChoices :none
-- What is chosen for each of the points: each list holds those of which it is true. Points that are not the account's are
-- passed over, and so is what nobody has changed.
insert into reminder_choices as c
       (account_id, metering_point_id, by_mail, by_sms, at_opening, at_last_but_one, at_last, changed_at)
select :accountId, e.id, e.by_mail, e.by_sms, e.at_opening, e.at_last_but_one, e.at_last, :now
  from (select p.id, p.id = any(:byMail::bigint[]) as by_mail, p.id = any(:bySms::bigint[]) as by_sms,
               p.id = any(:atOpening::bigint[]) as at_opening, p.id = any(:atLastButOne::bigint[]) as at_last_but_one,
               p.id = any(:atLast::bigint[]) as at_last
          from unnest(:pointIds::bigint[]) as p (id)) e
 where exists (select from visible_supplies v where v.account_id = :accountId and v.metering_point_id = e.id)
   and (e.by_mail or e.by_sms or not e.at_opening or e.at_last_but_one or not e.at_last
        or exists (select from reminder_choices k where k.account_id = :accountId and k.metering_point_id = e.id))
 order by e.id -- two saves at once wait for each other and do not lock each other out
on conflict (account_id, metering_point_id) do update
   set by_mail = excluded.by_mail, by_sms = excluded.by_sms, at_opening = excluded.at_opening,
       at_last_but_one = excluded.at_last_but_one, at_last = excluded.at_last, changed_at = excluded.changed_at
 where (c.by_mail, c.by_sms, c.at_opening, c.at_last_but_one, c.at_last) is distinct from
       (excluded.by_mail, excluded.by_sms, excluded.at_opening, excluded.at_last_but_one, excluded.at_last)

-- name: switchChannel :none
-- Turns one channel on or off for the points, and leaves everything else as it is. Points that are not the account's are
-- passed over.
insert into reminder_choices as c (account_id, metering_point_id, by_mail, by_sms, changed_at)
select :accountId, p.id, :channel = 'mail' and :on, :channel = 'sms' and :on, :now
  from unnest(:pointIds::bigint[]) as p (id)
 where exists (select from visible_supplies v where v.account_id = :accountId and v.metering_point_id = p.id)
   and (:on or exists (select from reminder_choices k where k.account_id = :accountId and k.metering_point_id = p.id))
 order by p.id
on conflict (account_id, metering_point_id) do update
   set by_mail = case :channel when 'mail' then :on else c.by_mail end,
       by_sms = case :channel when 'sms' then :on else c.by_sms end,
       changed_at = excluded.changed_at
 where case :channel when 'mail' then c.by_mail else c.by_sms end <> :on

-- name: answerOffer :none
update accounts set reminder_offer_answered_at = :now where id = :accountId and reminder_offer_answered_at is null

-- name: getMobile :one
-- The confirmed number, the one that waits for its code, and the phone of the profile.
select m.number as "number?", m.confirmed_at as "confirmed_at?", c.number as "pending?", a.phone, a.country
  from accounts a
  left join mobile_numbers m on m.account_id = a.id
  left join mobile_codes c on c.account_id = a.id and c.expires_at > :now and c.tries < :mostTries
 where a.id = :accountId

-- name: saveCode :none
insert into mobile_codes (account_id, number, code_hash, tries, sent_at, expires_at)
values (:accountId, :number, :codeHash, 0, :now, :expiresAt)
on conflict (account_id) do update
   set number = excluded.number, code_hash = excluded.code_hash, tries = 0, sent_at = excluded.sent_at,
       expires_at = excluded.expires_at

-- name: tryCode :maybe
-- Counts a try at the code that waits. Undefined: none waits, or all tries are used up.
update mobile_codes
   set tries = tries + 1
 where account_id = :accountId and expires_at > :now and tries < :mostTries
returning number, code_hash, tries

-- name: deleteCode :none
delete from mobile_codes where account_id = :accountId

-- name: saveMobile :none
insert into mobile_numbers (account_id, number, confirmed_at)
values (:accountId, :number, :now)
on conflict (account_id) do update set number = excluded.number, confirmed_at = excluded.confirmed_at

-- name: deleteMobile :none
delete from mobile_numbers where account_id = :accountId

-- name: switchOffSms :none
update reminder_choices set by_sms = false, changed_at = :now where account_id = :accountId and by_sms

-- name: findStoppable :maybe
-- Whose reminders on which channel a stop link is about: how many points have them now, and how many the last stop ended
-- that has not been undone.
select r.id, r.account_id, r.channel, a.language,
       (select count(*) from reminder_choices c
         where c.account_id = r.account_id and case r.channel when 'mail' then c.by_mail else c.by_sms end) as "points_on!",
       coalesce((select cardinality(s.metering_point_ids)
          from reminder_stops s
          join reminders o on o.id = s.reminder_id
         where o.account_id = r.account_id and o.channel = r.channel and s.undone_at is null
         order by s.id desc
         limit 1), 0) as "points_stopped!",
       exists (select from reminder_choices c
                where c.account_id = r.account_id and case r.channel when 'mail' then c.by_sms else c.by_mail end) as "other_channel!"
  from reminders r
  join accounts a on a.id = r.account_id
 where r.stop_hash = :stopHash

-- name: stopChannel :maybe
-- Turns the channel of the reminder off for all points of its account, and keeps for which. Undefined: it was off.
with stopped as (
  update reminder_choices c
     set by_mail = c.by_mail and r.channel <> 'mail', by_sms = c.by_sms and r.channel <> 'sms', changed_at = :now
    from reminders r
   where r.id = :reminderId and c.account_id = r.account_id
     and case r.channel when 'mail' then c.by_mail else c.by_sms end
  returning c.metering_point_id
)
insert into reminder_stops (reminder_id, stopped_at, metering_point_ids)
select :reminderId, :now, array_agg(s.metering_point_id order by s.metering_point_id)
  from stopped s
having count(*) > 0
returning cardinality(metering_point_ids) as "points!"

-- name: undoStop :maybe
-- Undoes the last stop on the channel of the reminder: what it turned off is on again. Undefined: there is none to undo.
with last as (
  select s.id
    from reminder_stops s
    join reminders o on o.id = s.reminder_id
    join reminders r on r.account_id = o.account_id and r.channel = o.channel
   where r.id = :reminderId and s.undone_at is null
   order by s.id desc
   limit 1
     for update of s
), undone as (
  update reminder_stops s set undone_at = :now
    from last
   where s.id = last.id and s.undone_at is null
  returning s.metering_point_ids
), switched as (
  update reminder_choices c
     set by_mail = c.by_mail or r.channel = 'mail', by_sms = c.by_sms or r.channel = 'sms', changed_at = :now
    from undone, reminders r
   where r.id = :reminderId and c.account_id = r.account_id and c.metering_point_id = any(undone.metering_point_ids)
  returning c.metering_point_id
)
select cardinality(undone.metering_point_ids) as "points!" from undone
