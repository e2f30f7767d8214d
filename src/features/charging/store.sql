-- Charging sessions of the contracts that an account has linked.

-- name: listSessions :many
-- Newest first, from the one after the given on; found contract by contract, through an index that has them in order.
select s.id, s.number, c.number as contract_number, s.place, s.charger, s.started_at, s.ended_at, s.energy_thousandths,
       s.price_micro, s.cost_cents
  from (
    select f.id, f.started_at
      from visible_contracts v
     cross join lateral (
        select s.id, s.started_at
          from charging_sessions s
         where s.contract_id = v.contract_id and (s.started_at, s.id) < (:afterAt::timestamptz, :afterId::bigint)
         order by s.started_at desc, s.id desc
         limit :limit) f
     where v.account_id = :accountId
     order by f.started_at desc, f.id desc
     limit :limit) shown
  join charging_sessions s on s.id = shown.id
  join contracts c on c.id = s.contract_id
 order by s.started_at desc, s.id desc

-- name: listMonths :many
-- By the month in which a session began, in the supplier's zone; since a day.
select to_char(s.started_at at time zone :timeZone::text, 'YYYY-MM') as "month!", count(*) as "sessions!",
       sum(s.energy_thousandths)::bigint as "energyThousandths!", sum(s.cost_cents)::bigint as "costCents!"
  from visible_contracts v
  join charging_sessions s on s.contract_id = v.contract_id
 where v.account_id = :accountId
   and s.started_at >= (:since::date)::timestamp at time zone :timeZone::text
 group by 1
 order by 1 desc

-- name: listPlaces :many
-- Where a charger at home may stand: the points with electricity that the account is supplied at today.
select distinct p.id, p.street, p.post_code, p.post, p.number, p.gsrn
  from visible_supplies v
  join metering_points p on p.id = v.metering_point_id and p.energy = 'electricity'
 where v.account_id = :accountId and v.visible_from <= :today and (v.visible_until is null or v.visible_until > :today)
 order by p.street, p.id
 limit 200

-- name: getPhone :one
select phone from accounts where id = :accountId
