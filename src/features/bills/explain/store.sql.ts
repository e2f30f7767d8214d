// Generated from store.sql by `npm run generate`. Do not edit.
import { maybe } from '#platform/db/query.ts';
import { json } from '#platform/db/cells.ts';
import type { MadeFromQuantity, MadeFromReading } from './facts.ts';
import type { ContractPriceList, Price } from '#features/tariffs/index.ts';

export type FindMakingsRow = {
  readings: MadeFromReading[];
  quantities: MadeFromQuantity[];
  prices: Price[];
  lists: ContractPriceList[];
};

/**
 * Readings with what their registers need, the operator's quantities, and the prices of the contract's lists; if the
 * account may see the bill. A credit note was made from what the bill that it cancels was made from. The meter of a
 * reading may have left the registry: then it is taken for one that measures directly and shows as many digits as it had.
 */
export const findMakings = maybe<{ accountId: number; billId: number }, FindMakingsRow>({
  name: 'bills/explain/findMakings',
  text: "select (select coalesce(json_agg(json_build_object(\n                 'pointId', r.metering_point_id, 'registerCode', r.register_code, 'meterSerial', r.meter_serial,\n                 'wholeDigits', coalesce(g.whole_digits, greatest(5, length(r.from_value::text), length(r.until_value::text))),\n                 'constant', coalesce(round(g.constant * 1000)::int, 1000),\n                 'fromOn', r.from_on, 'fromValue', r.from_value, 'fromSource', r.from_source,\n                 'untilOn', r.until_on, 'untilValue', r.until_value, 'untilSource', r.until_source)\n                 order by r.from_on, r.register_code), '[]')\n          from bill_readings r\n          left join lateral (\n            select g.whole_digits, g.constant\n              from meters m\n              join registers g on g.meter_id = m.id and g.code = r.register_code\n             where m.metering_point_id = r.metering_point_id and m.serial = r.meter_serial\n             order by m.installed_on <= r.from_on desc, m.installed_on desc\n             limit 1) g on true\n         where r.bill_id = b.id) as \"readings!\",\n       (select coalesce(json_agg(json_build_object(\n                 'pointId', q.metering_point_id, 'what', q.what, 'block', q.block, 'from', q.period_from, 'until', q.period_until,\n                 'value', coalesce(q.value_thousandths, q.factor_micro))\n                 order by q.metering_point_id, q.what, q.block, q.period_from), '[]')\n          from bill_quantities q where q.bill_id = b.id) as \"quantities!\",\n       (select coalesce(json_agg(json_build_object(\n                 'priceList', p.price_list, 'energy', p.energy, 'code', p.code, 'block', p.block, 'validFrom', p.valid_from,\n                 'validUntil', p.valid_until, 'unit', p.unit, 'priceMicro', p.price_micro)\n                 order by p.price_list, p.code, p.block, p.valid_from), '[]')\n          from prices p\n         where p.price_list in (select c.price_list from contract_price_lists c where c.contract_id = b.contract_id)\n           and daterange(p.valid_from, p.valid_until) && daterange(b.period_from, b.period_until)) as \"prices!\",\n       (select coalesce(json_agg(json_build_object(\n                 'priceList', c.price_list, 'validFrom', c.valid_from, 'validUntil', c.valid_until)\n                 order by c.price_list, c.valid_from), '[]')\n          from contract_price_lists c where c.contract_id = b.contract_id) as \"lists!\"\n  from visible_bills v\n  join bills asked on asked.id = v.bill_id\n  join bills b on b.id = coalesce(asked.cancels_bill_id, asked.id)\n where v.account_id = $1 and v.bill_id = $2",
  values: (p) => [p.accountId, p.billId],
  row: (c) => ({
    readings: json(c[0]) as MadeFromReading[],
    quantities: json(c[1]) as MadeFromQuantity[],
    prices: json(c[2]) as Price[],
    lists: json(c[3]) as ContractPriceList[],
  }),
});
