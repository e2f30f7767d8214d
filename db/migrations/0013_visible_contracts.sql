-- Bills and payments are found contract by contract, through an index that has them in order: however many there are, a
-- page reads fifty. That the statements may do so, the one place that decides what an account may see names contracts.
create view visible_contracts as
  select l.account_id, l.contract_id
    from contract_links l
   where l.ended_at is null;

create or replace view visible_bills as
  select v.account_id, b.contract_id, b.id as bill_id
    from visible_contracts v
    join bills b on b.contract_id = v.contract_id;

create or replace view visible_payments as
  select v.account_id, p.contract_id, p.id as payment_id
    from visible_contracts v
    join payments p on p.contract_id = v.contract_id;
