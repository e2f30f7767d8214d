-- Contracts of an account, and linking them. What an account may see is decided by the view visible_supplies alone.

-- name: findMatch :one
-- Compares what was typed with the registry. One row whatever was wrong: contract and point are looked up independently
-- of each other, so that a wrong number is not found out by how long the answer takes.
select c.id as "contract_id?",
       (c.energy = :energy and c.country = :country
         and p.energy = :energy and p.country = :country and p.operator_code = :operatorCode
         and s.contract_id is not null) is true as "fits!",
       c.link_proof_hash,
       link_proof_hash(:proof) as "given_proof_hash!",
       c.holder_email
  from (select 1) as always
  left join contracts c on c.number = :number
  left join metering_points p on p.gsrn = :gsrn? or (p.number = :pointNumber? and p.operator_code = :operatorCode)
  left join lateral (select contract_id from supplies where contract_id = c.id and metering_point_id = p.id limit 1) s on true

-- name: insertLink :maybe
-- Nothing where the account has linked the contract already. `first`: it never had before.
insert into contract_links (account_id, contract_id, linked_at)
select :accountId, :contractId, :now
on conflict (account_id, contract_id) where ended_at is null do nothing
returning not exists (
  select from contract_links earlier
   where earlier.account_id = :accountId and earlier.contract_id = :contractId) as "first!"

-- name: endLink :none
update contract_links
   set ended_at = greatest(:now, linked_at)
 where account_id = :accountId and contract_id = :contractId and ended_at is null

-- name: findEndedLink :maybe
select id from contract_links
 where account_id = :accountId and contract_id = :contractId and ended_at is not null
 limit 1

-- name: listOtherLinkers :many
-- The other accounts that have the contract linked.
select a.id, a.email, a.language
  from contract_links l
  join accounts a on a.id = l.account_id
 where l.contract_id = :contractId and l.ended_at is null and l.account_id <> :accountId
 order by a.id

-- name: listLinkedContracts :many
-- json points: LinkedPoint[] from ./linked.ts
-- The contracts that an account has linked, those that still run first, each with its points: the meter and tariffs are
-- those of today, of a supply that ended those of its last day.
select c.id, c.number, c.energy, c.valid_from, c.valid_until,
       coalesce(c.valid_until <= :today, false) as "ended!",
       coalesce((
         select json_agg(json_build_object(
                  'id', p.id, 'gsrn', p.gsrn, 'number', p.number, 'street', p.street, 'postCode', p.post_code, 'post', p.post,
                  'operator', o.name, 'readRemotely', p.read_remotely, 'from', v.visible_from, 'until', v.visible_until,
                  'serial', m.serial, 'registers', m.codes) order by p.street, p.number, p.gsrn)
           from (select distinct on (metering_point_id) metering_point_id, visible_from, visible_until,
                        greatest(visible_from, least(:today, visible_until - 1)) as seen_on
                   from visible_supplies
                  where account_id = :accountId and contract_id = c.id
                  order by metering_point_id, visible_from desc) v
           join metering_points p on p.id = v.metering_point_id
           join operators o on o.code = p.operator_code
           left join lateral (
             select meter.serial, (select json_agg(code order by code) from registers where meter_id = meter.id) as codes
               from meters meter
              where meter.metering_point_id = p.id
                and meter.installed_on <= v.seen_on and (meter.removed_on is null or meter.removed_on > v.seen_on)
           ) m on true
       ), '[]') as "points!"
  from contract_links l
  join contracts c on c.id = l.contract_id
 where l.account_id = :accountId and l.ended_at is null
 order by "ended!", c.energy, c.number

-- name: findLinkedContract :maybe
-- A contract that the account has linked.
select c.id, c.number, c.energy, (select count(distinct metering_point_id)
                                    from visible_supplies
                                   where account_id = :accountId and contract_id = c.id) as "points!"
  from contract_links l
  join contracts c on c.id = l.contract_id
 where l.account_id = :accountId and l.contract_id = :contractId and l.ended_at is null
