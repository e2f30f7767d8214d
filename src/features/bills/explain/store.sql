-- What a bill was made from, besides its lines.

-- name: findMakings :maybe
-- json readings: MadeFromReading[] from ./facts.ts
-- json quantities: MadeFromQuantity[] from ./facts.ts
-- json prices: Price[] from #features/tariffs/index.ts
-- json lists: ContractPriceList[] from #features/tariffs/index.ts
-- Readings with what their registers need, the operator's quantities, and the prices of the contract's lists; if the
-- account may see the bill. A credit note was made from what the bill that it cancels was made from. The meter of a
-- reading may have left the registry: then it is taken for one that measures directly and shows as many digits as it had.
select (select coalesce(json_agg(json_build_object(
                 'pointId', r.metering_point_id, 'registerCode', r.register_code, 'meterSerial', r.meter_serial,
                 'wholeDigits', coalesce(g.whole_digits, greatest(5, length(r.from_value::text), length(r.until_value::text))),
                 'constant', coalesce(round(g.constant * 1000)::int, 1000),
                 'fromOn', r.from_on, 'fromValue', r.from_value, 'fromSource', r.from_source,
                 'untilOn', r.until_on, 'untilValue', r.until_value, 'untilSource', r.until_source)
                 order by r.from_on, r.register_code), '[]')
          from bill_readings r
          left join lateral (
            select g.whole_digits, g.constant
              from meters m
              join registers g on g.meter_id = m.id and g.code = r.register_code
             where m.metering_point_id = r.metering_point_id and m.serial = r.meter_serial
             order by m.installed_on <= r.from_on desc, m.installed_on desc
             limit 1) g on true
         where r.bill_id = b.id) as "readings!",
       (select coalesce(json_agg(json_build_object(
                 'pointId', q.metering_point_id, 'what', q.what, 'block', q.block, 'from', q.period_from, 'until', q.period_until,
                 'value', coalesce(q.value_thousandths, q.factor_micro))
                 order by q.metering_point_id, q.what, q.block, q.period_from), '[]')
          from bill_quantities q where q.bill_id = b.id) as "quantities!",
       (select coalesce(json_agg(json_build_object(
                 'priceList', p.price_list, 'energy', p.energy, 'code', p.code, 'block', p.block, 'validFrom', p.valid_from,
                 'validUntil', p.valid_until, 'unit', p.unit, 'priceMicro', p.price_micro)
                 order by p.price_list, p.code, p.block, p.valid_from), '[]')
          from prices p
         where p.price_list in (select c.price_list from contract_price_lists c where c.contract_id = b.contract_id)
           and daterange(p.valid_from, p.valid_until) && daterange(b.period_from, b.period_until)) as "prices!",
       (select coalesce(json_agg(json_build_object(
                 'priceList', c.price_list, 'validFrom', c.valid_from, 'validUntil', c.valid_until)
                 order by c.price_list, c.valid_from), '[]')
          from contract_price_lists c where c.contract_id = b.contract_id) as "lists!"
  from visible_bills v
  join bills asked on asked.id = v.bill_id
  join bills b on b.id = coalesce(asked.cancels_bill_id, asked.id)
 where v.account_id = :accountId and v.bill_id = :billId;
