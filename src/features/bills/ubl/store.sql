-- A bill as its e-invoice tells it.

-- name: findEInvoice :maybe
-- json lines: EInvoiceLine[] from ./facts.ts
-- json vat: VatShare[] from #kernel/money.ts
-- The bill, if the account may see it.
select b.number, b.kind, c.number as contract_number, b.period_from, b.period_until, b.issued_on, b.due_on, b.net_cents,
       b.vat_cents, b.total_cents, b.to_pay_cents, b.payer_name, b.payer_street, b.payer_post_code, b.payer_post, b.reference,
       b.payee_iban, b.direct_debit, cancelled.number as "cancelsNumber?", cancelled.issued_on as "cancelsIssuedOn?",
       (select coalesce(json_agg(json_build_object(
                 'number', l.number, 'code', l.code, 'label', l.label, 'gsrn', p.gsrn, 'from', l.period_from,
                 'until', l.period_until, 'block', l.block, 'quantity', l.quantity_thousandths, 'unit', l.unit,
                 'priceMicro', l.price_micro, 'net', l.net_cents, 'vatPermille', l.vat_permille)
                 order by l.number), '[]')
          from bill_lines l
          left join metering_points p on p.id = l.metering_point_id
         where l.bill_id = b.id) as "lines!",
       (select coalesce(json_agg(json_build_object('vatPermille', r.vat_permille, 'base', r.base_cents, 'vat', r.vat_cents)
                 order by r.vat_permille desc), '[]')
          from bill_vat r where r.bill_id = b.id) as "vat!"
  from visible_bills v
  join bills b on b.id = v.bill_id
  join contracts c on c.id = b.contract_id
  left join bills cancelled on cancelled.id = b.cancels_bill_id
 where v.account_id = :accountId and v.bill_id = :billId
