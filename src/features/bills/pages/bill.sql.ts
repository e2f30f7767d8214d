// Generated from bill.sql by `npm run generate`. Do not edit.
import { many, maybe } from '#platform/db/query.ts';
import { bytes, flag, json, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { BillLine, BillPayment, BillPoint, BillReading, BillVat } from './bill-facts.ts';

export type FindBillRow = {
  id: number;
  number: string;
  contractId: number;
  contractNumber: string;
  energy: string;
  kind: string;
  periodFrom: Day;
  periodUntil: Day;
  issuedOn: Day;
  dueOn: Day;
  netCents: number;
  vatCents: number;
  totalCents: number;
  toPayCents: number;
  openCents: number;
  payerName: string;
  payerStreet: string | null;
  payerPostCode: string | null;
  payerPost: string | null;
  reference: string;
  payeeIban: string;
  purposeCode: string;
  purpose: string;
  directDebit: boolean;
  documentSha256: Buffer | null;
  documentSize: number | null;
  state: string;
  cancelsBillId: number | null;
  cancelledById: number | null;
  cancelsNumber: string | null;
  cancelledByNumber: string | null;
  lines: BillLine[];
  vat: BillVat[];
  points: BillPoint[];
  readings: BillReading[];
  payments: BillPayment[];
};

/**
 * The bill, if the account may see it.
 */
export const findBill = maybe<{ today: Day; accountId: number; billId: number }, FindBillRow>({
  name: 'bills/pages/bill/findBill',
  text: "select b.id, b.number, b.contract_id, c.number as contract_number, c.energy, b.kind, b.period_from, b.period_until, b.issued_on,\n       b.due_on, b.net_cents, b.vat_cents, b.total_cents, b.to_pay_cents, b.open_cents, b.payer_name, b.payer_street,\n       b.payer_post_code, b.payer_post, b.reference, b.payee_iban, b.purpose_code, b.purpose, b.direct_debit, b.document_sha256,\n       b.document_size, bill_state(b, $1) as \"state!\", b.cancels_bill_id, b.cancelled_by_id,\n       cancelled.number as \"cancelsNumber?\", canceller.number as \"cancelledByNumber?\",\n       (select coalesce(json_agg(json_build_object(\n                 'number', l.number, 'group', l.line_group, 'code', l.code, 'label', l.label, 'pointId', l.metering_point_id,\n                 'from', l.period_from, 'until', l.period_until, 'block', l.block, 'quantity', l.quantity_thousandths,\n                 'unit', l.unit, 'priceMicro', l.price_micro, 'net', l.net_cents, 'vatPermille', l.vat_permille)\n                 order by l.number), '[]')\n          from bill_lines l where l.bill_id = b.id) as \"lines!\",\n       (select coalesce(json_agg(json_build_object('vatPermille', r.vat_permille, 'base', r.base_cents, 'vat', r.vat_cents)\n                 order by r.vat_permille desc), '[]')\n          from bill_vat r where r.bill_id = b.id) as \"vat!\",\n       (select coalesce(json_agg(json_build_object(\n                 'id', p.id, 'number', p.number, 'gsrn', p.gsrn, 'street', p.street, 'post', p.post, 'energy', p.energy)\n                 order by p.street, p.id), '[]')\n          from metering_points p\n         where p.id in (select l.metering_point_id from bill_lines l where l.bill_id = b.id\n                        union select r.metering_point_id from bill_readings r where r.bill_id = b.id)) as \"points!\",\n       (select coalesce(json_agg(json_build_object(\n                 'pointId', r.metering_point_id, 'registerCode', r.register_code, 'meterSerial', r.meter_serial,\n                 'fromOn', r.from_on, 'fromValue', r.from_value, 'fromSource', r.from_source,\n                 'untilOn', r.until_on, 'untilValue', r.until_value, 'untilSource', r.until_source)\n                 order by r.metering_point_id, r.from_on, r.register_code), '[]')\n          from bill_readings r where r.bill_id = b.id) as \"readings!\",\n       (select coalesce(json_agg(json_build_object('number', p.number, 'paidOn', p.paid_on, 'cents', s.amount_cents, 'means', p.means)\n                 order by p.paid_on, s.settled_on, p.id), '[]')\n          from settlements s join payments p on p.id = s.payment_id where s.bill_id = b.id) as \"payments!\"\n  from visible_bills v\n  join bills b on b.id = v.bill_id\n  join contracts c on c.id = b.contract_id\n  left join bills cancelled on cancelled.id = b.cancels_bill_id\n  left join bills canceller on canceller.id = b.cancelled_by_id\n where v.account_id = $2 and v.bill_id = $3",
  values: (p) => [p.today, p.accountId, p.billId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    contractId: number(c[2]) as number,
    contractNumber: c[3] as string,
    energy: c[4] as string,
    kind: c[5] as string,
    periodFrom: c[6] as Day,
    periodUntil: c[7] as Day,
    issuedOn: c[8] as Day,
    dueOn: c[9] as Day,
    netCents: number(c[10]) as number,
    vatCents: number(c[11]) as number,
    totalCents: number(c[12]) as number,
    toPayCents: number(c[13]) as number,
    openCents: number(c[14]) as number,
    payerName: c[15] as string,
    payerStreet: c[16] as string | null,
    payerPostCode: c[17] as string | null,
    payerPost: c[18] as string | null,
    reference: c[19] as string,
    payeeIban: c[20] as string,
    purposeCode: c[21] as string,
    purpose: c[22] as string,
    directDebit: flag(c[23]) as boolean,
    documentSha256: bytes(c[24]) as Buffer | null,
    documentSize: number(c[25]) as number | null,
    state: c[26] as string,
    cancelsBillId: number(c[27]) as number | null,
    cancelledById: number(c[28]) as number | null,
    cancelsNumber: c[29] as string | null,
    cancelledByNumber: c[30] as string | null,
    lines: json(c[31]) as BillLine[],
    vat: json(c[32]) as BillVat[],
    points: json(c[33]) as BillPoint[],
    readings: json(c[34]) as BillReading[],
    payments: json(c[35]) as BillPayment[],
  }),
});

export type ListBilledPeriodsRow = {
  id: number;
  periodFrom: Day;
  periodUntil: Day;
  totalCents: number;
  usedThousandths: number;
};

/**
 * What the bills of a contract came to, of periods that touch the days: what was used, in thousandths of a kWh, and what
 * it cost. Cancelled bills and credit notes count for nothing. A bill is issued at most so long after its period that an
 * index by the day of issue finds it.
 */
export const listBilledPeriods = many<
  { accountId: number; contractId: number; from: Day; until: Day },
  ListBilledPeriodsRow
>({
  name: 'bills/pages/bill/listBilledPeriods',
  text: "select b.id, b.period_from, b.period_until, b.total_cents, coalesce(u.used, 0)::bigint as \"usedThousandths!\"\n  from visible_contracts v\n  join bills b on b.contract_id = v.contract_id\n  left join lateral (\n    select sum(l.quantity_thousandths) as used\n      from bill_lines l where l.bill_id = b.id and l.line_group = 'energy' and l.unit = 'KWH') u on true\n where v.account_id = $1 and v.contract_id = $2\n   and b.issued_on >= $3 and b.issued_on < $4::date + 366\n   and b.period_from < $4 and b.period_until > $3\n   and b.kind = 'invoice' and b.cancelled_by_id is null\n order by b.period_from, b.id\n limit 400",
  values: (p) => [p.accountId, p.contractId, p.from, p.until],
  row: (c) => ({
    id: number(c[0]) as number,
    periodFrom: c[1] as Day,
    periodUntil: c[2] as Day,
    totalCents: number(c[3]) as number,
    usedThousandths: number(c[4]) as number,
  }),
});
