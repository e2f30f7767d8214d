-- One bill with all that it stands on, and the bills before it.

-- name: findBill :maybe
-- json lines: BillLine[] from ./bill-facts.ts
-- json vat: BillVat[] from ./bill-facts.ts
-- json points: BillPoint[] from ./bill-facts.ts
-- json readings: BillReading[] from ./bill-facts.ts
-- json payments: BillPayment[] from ./bill-facts.ts
-- The bill, if the account may see it.
select b.id, b.number, b.contract_id, c.number as contract_number, c.energy, b.kind, b.period_from, b.period_until, b.issued_on,
       b.due_on, b.net_cents, b.vat_cents, b.total_cents, b.to_pay_cents, b.open_cents, b.payer_name, b.payer_street,
       b.payer_post_code, b.payer_post, b.reference, b.payee_iban, b.purpose_code, b.purpose, b.direct_debit, b.document_sha256,
       b.document_size, bill_state(b, :today) as "state!", b.cancels_bill_id, b.cancelled_by_id,
       cancelled.number as "cancelsNumber?", canceller.number as "cancelledByNumber?",
       (select coalesce(json_agg(json_build_object(
                 'number', l.number, 'group', l.line_group, 'code', l.code, 'label', l.label, 'pointId', l.metering_point_id,
                 'from', l.period_from, 'until', l.period_until, 'block', l.block, 'quantity', l.quantity_thousandths,
                 'unit', l.unit, 'priceMicro', l.price_micro, 'net', l.net_cents, 'vatPermille', l.vat_permille)
                 order by l.number), '[]')
          from bill_lines l where l.bill_id = b.id) as "lines!",
       (select coalesce(json_agg(json_build_object('vatPermille', r.vat_permille, 'base', r.base_cents, 'vat', r.vat_cents)
                 order by r.vat_permille desc), '[]')
          from bill_vat r where r.bill_id = b.id) as "vat!",
       (select coalesce(json_agg(json_build_object(
                 'id', p.id, 'number', p.number, 'gsrn', p.gsrn, 'street', p.street, 'post', p.post, 'energy', p.energy)
                 order by p.street, p.id), '[]')
          from metering_points p
         where p.id in (select l.metering_point_id from bill_lines l where l.bill_id = b.id
                        union select r.metering_point_id from bill_readings r where r.bill_id = b.id)) as "points!",
       (select coalesce(json_agg(json_build_object(
                 'pointId', r.metering_point_id, 'registerCode', r.register_code, 'meterSerial', r.meter_serial,
                 'fromOn', r.from_on, 'fromValue', r.from_value, 'fromSource', r.from_source,
                 'untilOn', r.until_on, 'untilValue', r.until_value, 'untilSource', r.until_source)
                 order by r.metering_point_id, r.from_on, r.register_code), '[]')
          from bill_readings r where r.bill_id = b.id) as "readings!",
       (select coalesce(json_agg(json_build_object('number', p.number, 'paidOn', p.paid_on, 'cents', s.amount_cents, 'means', p.means)
                 order by p.paid_on, s.settled_on, p.id), '[]')
          from settlements s join payments p on p.id = s.payment_id where s.bill_id = b.id) as "payments!"
  from visible_bills v
  join bills b on b.id = v.bill_id
  join contracts c on c.id = b.contract_id
  left join bills cancelled on cancelled.id = b.cancels_bill_id
  left join bills canceller on canceller.id = b.cancelled_by_id
 where v.account_id = :accountId and v.bill_id = :billId

-- name: listBilledPeriods :many
-- What the bills of a contract came to, of periods that touch the days: what was used, in thousandths of a kWh, and what
-- it cost. Cancelled bills and credit notes count for nothing. A bill is issued at most so long after its period that an
-- index by the day of issue finds it.
select b.id, b.period_from, b.period_until, b.total_cents, coalesce(u.used, 0)::bigint as "usedThousandths!"
  from visible_contracts v
  join bills b on b.contract_id = v.contract_id
  left join lateral (
    select sum(l.quantity_thousandths) as used
      from bill_lines l where l.bill_id = b.id and l.line_group = 'energy' and l.unit = 'KWH') u on true
 where v.account_id = :accountId and v.contract_id = :contractId
   and b.issued_on >= :from and b.issued_on < :until::date + 366
   and b.period_from < :until and b.period_until > :from
   and b.kind = 'invoice' and b.cancelled_by_id is null
 order by b.period_from, b.id
 limit 400
