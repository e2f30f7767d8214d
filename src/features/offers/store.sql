-- Who reads the offers.

-- name: getReader :one
-- json points: PointOfReader[] from ./rules.ts
-- Whether the account has agreed to personal offers (its newest answer counts), and what it is supplied with today.
select coalesce((select c.given from consents c
                  where c.account_id = :accountId and c.purpose = 'personalised_offers'
                  order by c.id desc limit 1), false) as "agreed!",
       coalesce((
         select json_agg(distinct jsonb_build_object(
                  'energy', p.energy,
                  'tariff', case when 1 = any (m.rated) then 'double' when 0 = any (m.rated) then 'single' end,
                  'feedsIn', coalesce(2 = any (m.rated), false)))
           from visible_supplies v
           join metering_points p on p.id = v.metering_point_id
           left join lateral (
             select array_agg(case g.code when '1.8.0' then 0 when '1.8.1' then 1 when '2.8.0' then 2 end) as rated
               from meters m
               join registers g on g.meter_id = m.id
              where m.metering_point_id = p.id and m.installed_on <= :today
                and (m.removed_on is null or m.removed_on > :today)) m on true
          where v.account_id = :accountId and v.visible_from <= :today
            and (v.visible_until is null or v.visible_until > :today)), '[]') as "points!"
