/** Many metering points of one customer at once, for tests that put the portal under load. */
import type { Pool } from '#platform/db/pool.ts';
import { giveAccount } from './registry.ts';

export type House = { readonly pointId: number; readonly meterId: number };

/** One account with a contract for so many two-rate points, in a handful of statements. */
export async function giveVillage(pool: Pool, houses: number): Promise<{ accountId: number; houses: House[] }> {
  const accountId = await giveAccount(pool);
  await pool.query(
    "insert into operators (code, name, energy) values ('ELLJ', 'Elektro Ljubljana', 'electricity') on conflict do nothing",
  );
  await pool.query(
    `with contract as (
       insert into contracts (number, energy, holder_name, valid_from)
       values ('VAS-1', 'electricity', 'Vas', '2020-01-01') returning id
     ), link as (
       insert into contract_links (account_id, contract_id) select $1, id from contract
     ), points as (
       insert into metering_points (gsrn, energy, operator_code, street, post_code, post)
       select number || digit, 'electricity', 'ELLJ', 'Vaška cesta ' || house, '1000', 'Ljubljana'
         from generate_series(1, $2::int) house
        cross join lateral (select '38388' || lpad(house::text, 12, '0') as number) n
        cross join generate_series(0, 9) digit
        where gsrn_is_valid(number || digit)
       returning id
     )
     insert into supplies (metering_point_id, contract_id, supplied_from)
     select points.id, contract.id, '2020-01-01' from points, contract`,
    [accountId, houses],
  );
  await pool.query(
    `with new as (
       insert into meters (metering_point_id, serial, installed_on)
       select id, 'V' || id, '2020-01-01' from metering_points where gsrn like '38388%'
       returning id, metering_point_id
     )
     insert into registers (metering_point_id, meter_id, code, whole_digits)
     select metering_point_id, id, code, 6 from new, unnest(array['1.8.1', '1.8.2']) code`,
  );
  const { rows } = await pool.query<House>(
    `select metering_point_id as "pointId", id as "meterId" from meters where serial like 'V%' order by id`,
  );
  return { accountId, houses: rows };
}
