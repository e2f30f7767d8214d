-- Households for the page bench: each account with a two-rate electricity point and a gas point, two years of readings.
insert into operators (code, name, energy) values ('ELJ', 'Elektro Ljubljana', 'electricity'), ('ENLJ', 'Energetika Ljubljana', 'gas');

-- ids far from every other number in play, so that the floor recognises them when it replays
alter sequence submissions_id_seq restart 50000000;
alter sequence readings_id_seq restart 60000000;
alter sequence metering_points_id_seq restart 70000000;
alter sequence meters_id_seq restart 80000000;
alter sequence accounts_id_seq restart 90000000;

insert into accounts (email, password_hash, name, activated_at)
select 'bench' || n || '@example.si', 'none', 'Maja Zupan', now() from generate_series(1, 300) n;

-- who has not agreed to the terms in force is asked about them first
insert into consents (account_id, purpose, given, text_version, origin)
select id, 'terms_and_privacy', true, '2026-01', 'registration' from accounts;

insert into contracts (number, energy, holder_name, valid_from)
select e || n, case e when 'E' then 'electricity' else 'gas' end, 'Maja Zupan', '2020-01-01'
  from generate_series(1, 300) n, unnest(array['E', 'G']) e;

insert into metering_points (gsrn, number, energy, operator_code, street, post_code, post)
select base || ((10 - (select sum(substr(base, i, 1)::int * case when i % 2 = 1 then 3 else 1 end) from generate_series(1, 17) i) % 10) % 10),
       case e when 'E' then '3-' else 'ENLJ-' end || (100000 + n),
       case e when 'E' then 'electricity' else 'gas' end, case e when 'E' then 'ELJ' else 'ENLJ' end,
       'Celovška cesta ' || n, '1000', 'Ljubljana'
  from generate_series(1, 300) n, unnest(array['E', 'G']) e,
       lateral (select '3830000' || case e when 'E' then '1' else '2' end || lpad(n::text, 9, '0') as base) b;

insert into supplies (metering_point_id, contract_id, supplied_from)
select p.id, c.id, '2020-01-01'
  from metering_points p join contracts c on c.number = case p.energy when 'electricity' then 'E' else 'G' end || (split_part(p.number, '-', 2)::int - 100000);

insert into contract_links (account_id, contract_id)
select a.id, c.id from accounts a join contracts c on substr(c.number, 2) = substr(split_part(a.email, '@', 1), 6);

insert into meters (metering_point_id, serial, installed_on) select id, 'S' || id, '2020-01-01' from metering_points;

insert into registers (metering_point_id, meter_id, code, whole_digits)
select m.metering_point_id, m.id, code, 6
  from meters m join metering_points p on p.id = m.metering_point_id,
       unnest(case p.energy when 'electricity' then array['1.8.1', '1.8.2'] else array['V'] end) code;

insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source, handed_over_at)
select g.metering_point_id, g.meter_id, g.code, 6, (date '2024-11-01' + make_interval(months => k))::date, 10000 + 300 * k, 'reading', 'operator', now()
  from registers g, generate_series(0, 24) k;

analyze;
