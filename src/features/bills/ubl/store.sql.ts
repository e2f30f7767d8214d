// Generated from store.sql by `npm run generate`. Do not edit.
import { maybe } from '#platform/db/query.ts';
import { flag, json, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { EInvoiceLine } from './facts.ts';
import type { VatShare } from '#kernel/money.ts';

export type FindEInvoiceRow = {
  number: string;
  kind: string;
  contractNumber: string;
  periodFrom: Day;
  periodUntil: Day;
  issuedOn: Day;
  dueOn: Day;
  netCents: number;
  vatCents: number;
  totalCents: number;
  toPayCents: number;
  payerName: string;
  payerStreet: string | null;
  payerPostCode: string | null;
  payerPost: string | null;
  reference: string;
  payeeIban: string;
  directDebit: boolean;
  cancelsNumber: string | null;
  cancelsIssuedOn: Day | null;
  lines: EInvoiceLine[];
  vat: VatShare[];
};

/**
 * The bill, if the account may see it.
 */
export const findEInvoice = maybe<{ accountId: number; billId: number }, FindEInvoiceRow>({
  name: 'bills/ubl/findEInvoice',
  text: "select b.number, b.kind, c.number as contract_number, b.period_from, b.period_until, b.issued_on, b.due_on, b.net_cents,\n       b.vat_cents, b.total_cents, b.to_pay_cents, b.payer_name, b.payer_street, b.payer_post_code, b.payer_post, b.reference,\n       b.payee_iban, b.direct_debit, cancelled.number as \"cancelsNumber?\", cancelled.issued_on as \"cancelsIssuedOn?\",\n       (select coalesce(json_agg(json_build_object(\n                 'number', l.number, 'code', l.code, 'label', l.label, 'gsrn', p.gsrn, 'from', l.period_from,\n                 'until', l.period_until, 'block', l.block, 'quantity', l.quantity_thousandths, 'unit', l.unit,\n                 'priceMicro', l.price_micro, 'net', l.net_cents, 'vatPermille', l.vat_permille)\n                 order by l.number), '[]')\n          from bill_lines l\n          left join metering_points p on p.id = l.metering_point_id\n         where l.bill_id = b.id) as \"lines!\",\n       (select coalesce(json_agg(json_build_object('vatPermille', r.vat_permille, 'base', r.base_cents, 'vat', r.vat_cents)\n                 order by r.vat_permille desc), '[]')\n          from bill_vat r where r.bill_id = b.id) as \"vat!\"\n  from visible_bills v\n  join bills b on b.id = v.bill_id\n  join contracts c on c.id = b.contract_id\n  left join bills cancelled on cancelled.id = b.cancels_bill_id\n where v.account_id = $1 and v.bill_id = $2",
  values: (p) => [p.accountId, p.billId],
  row: (c) => ({
    number: c[0] as string,
    kind: c[1] as string,
    contractNumber: c[2] as string,
    periodFrom: c[3] as Day,
    periodUntil: c[4] as Day,
    issuedOn: c[5] as Day,
    dueOn: c[6] as Day,
    netCents: number(c[7]) as number,
    vatCents: number(c[8]) as number,
    totalCents: number(c[9]) as number,
    toPayCents: number(c[10]) as number,
    payerName: c[11] as string,
    payerStreet: c[12] as string | null,
    payerPostCode: c[13] as string | null,
    payerPost: c[14] as string | null,
    reference: c[15] as string,
    payeeIban: c[16] as string,
    directDebit: flag(c[17]) as boolean,
    cancelsNumber: c[18] as string | null,
    cancelsIssuedOn: c[19] as Day | null,
    lines: json(c[20]) as EInvoiceLine[],
    vat: json(c[21]) as VatShare[],
  }),
});
