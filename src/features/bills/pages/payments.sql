-- *Plačila*: the payments of an account's contracts, and what each settled.

-- name: listPayments :many
-- json settled: SettledBill[] from ./payment-facts.ts
-- Newest first, from the one after the given on; found as bills are.
select p.id, p.number, p.contract_id, c.number as contract_number, p.paid_on, p.amount_cents, p.payer, p.means,
       coalesce((
         select json_agg(json_build_object('id', s.bill_id, 'number', s.number, 'cents', s.cents) order by s.issued_on, s.bill_id)
           from (select s.bill_id, b.number, b.issued_on, sum(s.amount_cents) as cents
                   from settlements s
                   join bills b on b.id = s.bill_id
                   join visible_bills v on v.bill_id = b.id and v.account_id = :accountId
                  where s.payment_id = p.id
                  group by s.bill_id, b.number, b.issued_on
                 having sum(s.amount_cents) <> 0) s), '[]') as "settled!"
  from (
    select f.id, f.paid_on
      from visible_contracts v
     cross join lateral (
        select p.id, p.paid_on
          from payments p
         where p.contract_id = v.contract_id
           and p.paid_on >= :from and p.paid_on < :until
           and (p.paid_on, p.id) < (:afterDay, :afterId::bigint)
         order by p.paid_on desc, p.id desc
         limit :limit) f
     where v.account_id = :accountId and (:contractId?::bigint is null or v.contract_id = :contractId)
     order by f.paid_on desc, f.id desc
     limit :limit) shown
  join payments p on p.id = shown.id
  join contracts c on c.id = p.contract_id
 order by p.paid_on desc, p.id desc

-- name: listPaidContracts :many
-- The contracts of the account, with the day of the first payment.
select c.id, c.number, c.energy, f.paid_on as "firstPaidOn?"
  from visible_contracts v
  join contracts c on c.id = v.contract_id
  left join lateral (
    select p.paid_on from payments p where p.contract_id = v.contract_id order by p.paid_on, p.id limit 1) f on true
 where v.account_id = :accountId
 order by c.number
