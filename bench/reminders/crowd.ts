/** Invented customers in the database, made by SQL: points, meters, half a year of readings, and what they have chosen. */
import type { Pool } from '#platform/db/pool.ts';

const monthsOfReadings = 6;

/**
 * Nine in ten have electricity (two rates), four in ten gas; all have reminders by mail, three in ten by SMS too, a tenth
 * with quiet hours of their own. A fifth of the points has been read by the last day of November.
 */
export async function giveCrowd(pool: Pool, customers: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    for (const text of statements) await client.query(text, text.includes('$1') ? [customers] : []);
    await client.query('analyze');
  } finally {
    client.release(true);
  }
}

const statements: readonly string[] = [
  `insert into operators (code, name, energy)
   select case energy when 'gas' then 'G' else 'E' end || lpad(n::text, 3, '0'), energy || ' ' || n, energy
     from unnest(array['electricity', 'gas']) energy, generate_series(1, 5) n`,
  `insert into accounts (email, password_hash, name, language, activated_at)
   select 'oseba' || n || '@example.si', '', 'Oseba ' || n, case when n % 10 = 0 then 'en' else 'sl' end, now()
     from generate_series(1, $1::int) n`,
  // one contract and one point an energy; the account stands in the contract's number
  `insert into contracts (number, energy, holder_name, valid_from)
   select case energy when 'gas' then 'G' else 'E' end || '-' || a.id, energy, a.name, '2021-01-01'
     from accounts a, unnest(array['electricity', 'gas']) energy
    where energy = 'electricity' and a.id % 10 <> 1 or energy = 'gas' and a.id % 10 in (1, 2, 3, 4)`,
  `insert into contract_links (account_id, contract_id) select split_part(number, '-', 2)::bigint, id from contracts`,
  `insert into metering_points (gsrn, energy, operator_code, street, post_code, post)
   select body || (10 - check_sum % 10) % 10, energy, left(number, 1) || lpad((id % 5 + 1)::text, 3, '0'),
          'Dolga ulica ' || id, '1000', 'Ljubljana'
     from (select id, number, energy, '38399' || lpad(id::text, 12, '0') as body from contracts order by id) c
    cross join lateral (
      select sum(substr(body, place, 1)::int * case when place % 2 = 1 then 3 else 1 end)::int as check_sum
        from generate_series(1, 17) place) digits`,
  `insert into supplies (metering_point_id, contract_id, supplied_from)
   select p.id, substr(p.gsrn, 6, 12)::bigint, '2021-01-01' from metering_points p`,
  `insert into meters (metering_point_id, serial, installed_on) select id, 'S' || id, '2021-01-01' from metering_points`,
  `insert into registers (metering_point_id, meter_id, code, whole_digits)
   select m.metering_point_id, m.id, code, 6
     from meters m
     join metering_points p on p.id = m.metering_point_id
     join unnest(array['1.8.1', '1.8.2', 'V']) code on (code = 'V') = (p.energy = 'gas')`,
  // the readings are sound by the way they are made: a million of them need not be looked up once more
  `alter table readings drop constraint readings_register_is_of_the_meter,
                        drop constraint readings_meter_is_of_the_point,
                        drop constraint readings_submission_exists`,
  `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source, handed_over_at)
   select metering_point_id, meter_id, code, 6, ('2026-11-01'::date - make_interval(months => back))::date, 10000 - 100 * back,
          'reading', 'operator', now()
     from registers, generate_series(0, ${monthsOfReadings - 1}) back`,
  // every fifth point is read on the last day but two of November
  `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, kind, source, handed_over_at)
   select metering_point_id, meter_id, code, 6, '2026-11-30', 10200, 'reading', 'operator', now()
     from registers where metering_point_id % 5 = 0`,
  `insert into reminder_choices (account_id, metering_point_id, by_mail, by_sms, changed_at)
   select l.account_id, s.metering_point_id, true, l.account_id % 10 < 3, now()
     from contract_links l join supplies s on s.contract_id = l.contract_id`,
  `insert into mobile_numbers (account_id, number, confirmed_at)
   select id, '+38641' || lpad(id::text, 7, '0'), now() from accounts where id % 10 < 3`,
  `insert into reminder_hours (account_id, quiet_from, quiet_until) select id, 22, 6 from accounts where id % 10 = 7`,
];
