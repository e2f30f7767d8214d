-- *Računi*: the bills that an account may see, and what is owed.

-- name: listBills :many
-- Newest first, from the one after the given on. Each contract gives its first few by the index, and the newest of those
-- make the page: what comes after it is not read.
select b.id, b.number, b.contract_id, c.number as contract_number, c.energy, b.kind, b.period_from, b.period_until, b.issued_on, b.due_on,
       b.net_cents, b.vat_cents, b.total_cents, b.to_pay_cents, b.open_cents, b.direct_debit, b.reference, b.document_sha256,
       bill_state(b, :today) as "state!"
  from (
    select f.id, f.issued_on
      from visible_contracts v
     cross join lateral (
        select b.id, b.issued_on
          from bills b
         where b.contract_id = v.contract_id
           and b.issued_on >= :from and b.issued_on < :until
           and (b.issued_on, b.id) < (:afterDay, :afterId::bigint)
           and (:state?::text is null or bill_state(b, :today) = :state)
         order by b.issued_on desc, b.id desc
         limit :limit) f
     where v.account_id = :accountId and (:contractId?::bigint is null or v.contract_id = :contractId)
     order by f.issued_on desc, f.id desc
     limit :limit) shown
  join bills b on b.id = shown.id
  join contracts c on c.id = b.contract_id
 order by b.issued_on desc, b.id desc

-- name: listOwed :many
-- json streets: string[]
-- The contracts of the account, those first of which something is owed: what there is to pay, what the supplier collects
-- itself, and what it owes. Only open bills are read.
select c.id, c.number, c.energy,
       coalesce(o.to_pay, 0)::bigint as "toPayCents!", coalesce(o.overdue, 0)::bigint as "overdueCents!",
       coalesce(o.collected, 0)::bigint as "collectedCents!", coalesce(o.credit, 0)::bigint as "creditCents!",
       coalesce(o.bills, 0)::int as "openBills!", o.first_due_on as "firstDueOn?", o.first_id as "firstId?", o.collected_on as "collectedOn?",
       f.issued_on as "firstIssuedOn?",
       coalesce((
         select json_agg(s.street order by s.street)
           from (select distinct p.street
                   from visible_supplies s
                   join metering_points p on p.id = s.metering_point_id
                  where s.account_id = :accountId and s.contract_id = c.id
                  order by p.street limit 2) s), '[]') as "streets!"
  from visible_contracts v
  join contracts c on c.id = v.contract_id
  left join lateral (
    select sum(b.open_cents) filter (where b.open_cents > 0 and not b.direct_debit) as to_pay,
           sum(b.open_cents) filter (where b.open_cents > 0 and not b.direct_debit and b.due_on < :today) as overdue,
           sum(b.open_cents) filter (where b.open_cents > 0 and b.direct_debit) as collected,
           -sum(b.open_cents) filter (where b.open_cents < 0) as credit,
           count(*) filter (where b.open_cents > 0 and not b.direct_debit) as bills,
           min(b.due_on) filter (where b.open_cents > 0 and not b.direct_debit) as first_due_on,
           (array_agg(b.id order by b.due_on, b.id) filter (where b.open_cents > 0 and not b.direct_debit))[1] as first_id,
           min(b.due_on) filter (where b.open_cents > 0 and b.direct_debit) as collected_on
      from bills b
     where b.contract_id = v.contract_id and b.open_cents <> 0) o on true
  left join lateral (
    select b.issued_on from bills b where b.contract_id = v.contract_id order by b.issued_on, b.id limit 1) f on true
 where v.account_id = :accountId
 order by coalesce(o.to_pay, 0) = 0, o.first_due_on, c.number

-- name: listDocuments :many
-- The documents of the bills that were chosen, by filters or one by one; newest first, from the one after the given on.
select b.id, b.number, b.kind, b.issued_on, b.document_sha256, b.document_size
  from (
    select f.id, f.issued_on
      from visible_contracts v
     cross join lateral (
        select b.id, b.issued_on
          from bills b
         where b.contract_id = v.contract_id
           and b.issued_on >= :from and b.issued_on < :until
           and (b.issued_on, b.id) < (:afterDay, :afterId::bigint)
           and (:state?::text is null or bill_state(b, :today) = :state)
           and (:ids?::bigint[] is null or b.id = any(:ids))
           and b.document_sha256 is not null
         order by b.issued_on desc, b.id desc
         limit :limit) f
     where v.account_id = :accountId and (:contractId?::bigint is null or v.contract_id = :contractId)
     order by f.issued_on desc, f.id desc
     limit :limit) chosen
  join bills b on b.id = chosen.id
 order by b.issued_on desc, b.id desc
