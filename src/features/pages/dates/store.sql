-- name: listOwnGrids :many
-- The grids that the points an account sees today belong to: how many there are, how many the operator reads from afar,
-- and where one of them is.
select p.energy, p.operator_code, count(distinct p.id)::int as "points!",
       (count(distinct p.id) filter (where p.read_remotely))::int as "remote!", min(p.street) as "street!"
  from visible_supplies v
  join metering_points p on p.id = v.metering_point_id
 where v.account_id = :accountId and v.visible_from <= :today
   and (v.visible_until is null or v.visible_until >= :today)
 group by p.energy, p.operator_code
 order by p.energy, p.operator_code
