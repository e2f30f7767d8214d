-- Accounts with an archive of bills each: a household's ten, a building manager's 40 points × 24 months, and ten thousand. All
-- but the two newest are paid. A list of bills does not ask for their lines.
set statement_timeout = 0;
with sizes as (select size, n from unnest(array[10, 960, 10000]) size, generate_series(1, 2) n),
fresh as (
  insert into accounts (email, password_hash, name, activated_at)
  select 'bills' || size || '-' || n || '@example.si', 'none', 'Upravnik Lipa d.o.o.', now() from sizes returning id, email),
agreed as (
  insert into contracts (number, energy, holder_name, valid_from)
  select 'B' || size || '-' || n, 'electricity', 'Upravnik Lipa d.o.o.', '2020-01-01' from sizes returning id, number)
insert into contract_links (account_id, contract_id)
select f.id, a.id from fresh f join agreed a on 'bills' || substr(a.number, 2) = split_part(f.email, '@', 1);

insert into consents (account_id, purpose, given, text_version, origin)
select id, 'terms_and_privacy', true, '2026-01', 'registration' from accounts where email like 'bills%';

insert into bills (number, contract_id, kind, period_from, period_until, issued_on, due_on, net_cents, vat_cents, total_cents,
                   to_pay_cents, payer_name, reference, payee_iban, purpose_code, purpose)
select c.number || '/' || k, c.id, 'invoice', month, (month + interval '1 month')::date, month + 40, month + 60, 10000 + k, 2200, 12200 + k,
       12200 + k, 'Upravnik Lipa d.o.o.', 'SI99', 'SI56191000000123438', 'ELEC', 'Elektrika'
  from contracts c, generate_series(1, substr(split_part(c.number, '-', 1), 2)::int) k,
       lateral (select (date '2026-10-01' - make_interval(months => (k - 1) % 24))::date as month) m
 where c.number like 'B%';

insert into payments (number, contract_id, paid_on, amount_cents, payer, means)
select number, contract_id, due_on, to_pay_cents, payer_name, 'transfer' from bills;

insert into settlements (payment_id, bill_id, settled_on, amount_cents)
select p.id, b.id, p.paid_on, p.amount_cents
  from payments p join bills b using (number)
 where split_part(b.number, '/', 2)::int not in (1, 2);

analyze;
