/**
 * Bills. A bill and its lines, readings and quantities come in together, in one transaction: a bill without its lines
 * does not exist, and nothing is ever added to one that does.
 */
import { fixed } from './fixed.ts';
import { today, type Counts, type Sheet, type StoreContext } from './sheet.ts';
import type { Client } from './stage.ts';

export const bills: Sheet = {
  file: 'bills.csv',
  lookups: `left join contracts c on c.number = s.contract_number
            left join bills b on b.number = s.number
            left join bills a on a.id = b.cancels_bill_id`,
  found: `c.id as contract_id, c.holder_name, b as stored, b.id is not null as known, a.number as stored_cancels`,
  key: ['number'],
  checks: [
    { column: 'contract_number', code: 'unknown_contract', when: 't.contract_id is null' },
    ...fixed('bill_fixed', [
      ['contract_number', 'contract_id'],
      'kind',
      'period_from',
      'period_until',
      'issued_on',
      'due_on',
      ['net', 'net_cents'],
      ['vat', 'vat_cents'],
      ['total', 'total_cents'],
      ['to_pay', 'to_pay_cents'],
      'payer_name',
      'payer_street',
      'payer_post_code',
      'payer_post',
      'reference',
      'payee_iban',
      'purpose_code',
      'purpose',
      'direct_debit',
    ]),
    {
      column: 'cancels',
      code: 'bill_fixed',
      when: 't.known and t.cancels is distinct from t.stored_cancels and t.cancels is not null',
      detail: `coalesce(t.stored_cancels, 'nothing')`,
    },
    {
      column: 'period_until',
      code: 'ends_before_it_begins',
      when: 't.period_until <= t.period_from',
      detail: 't.period_from',
    },
    { column: 'issued_on', code: 'future', when: `t.issued_on > ${today}`, detail: today },
    { column: 'due_on', code: 'due_before_issued', when: 't.due_on < t.issued_on', detail: 't.issued_on' },
    {
      column: 'total',
      code: 'total_differs',
      when: 't.total_cents <> t.net_cents + t.vat_cents',
      detail: euros('t.net_cents + t.vat_cents'),
    },
    {
      column: 'total',
      code: 'wrong_sign',
      when: `t.total_cents <> 0 and (t.kind = 'invoice') <> (t.total_cents > 0)`,
    },
    {
      column: 'to_pay',
      code: 'to_pay_beyond_total',
      when: 't.to_pay_cents not between least(t.total_cents, 0) and greatest(t.total_cents, 0)',
      detail: euros('t.total_cents'),
    },
    { column: 'cancels', code: 'invoice_cancels', when: `t.cancels is not null and t.kind = 'invoice'` },
  ],
  crossChecks: [judgeCancellations(), noteRefused('refused_bills', 'number')],
  store,
};

/** Keeps the numbers of bills that a refused row of the file names, so that nothing is said of them again. */
export function noteRefused(table: 'refused_bills' | 'spoilt_bills', column: string): string {
  return `insert into ${table}
          select distinct upper(replace(btrim(s.${column}, E' \\t\\u00a0'), ' ', ''))
            from staged s where s.${column} is not null and s.row in (select row from faults)`;
}

/** Cents as they stand in a file: 83.12. */
function euros(cents: string): string {
  return `((${cents})::numeric / 100)::numeric(20, 2)`;
}

/** What a credit note cancels may stand in the same file. It takes the whole bill back, and only once. */
function judgeCancellations(): string {
  return `
    with cancelled as (
      select distinct on (number) number, contract_id, kind, net_cents, vat_cents, to_pay_cents
        from (select number, contract_id, kind, net_cents, vat_cents, coalesce(to_pay_cents, total_cents) as to_pay_cents
                from typed where number in (select cancels from typed)
              union all
              select number, contract_id, kind, net_cents, vat_cents, to_pay_cents
                from bills where number in (select cancels from typed)) either),
    judged as (
      select t.row, t.known, t.cancels, c.*, t.contract_id <> c.contract_id as of_another,
             (t.net_cents, t.vat_cents, coalesce(t.to_pay_cents, t.total_cents)) <> (-c.net_cents, -c.vat_cents, -c.to_pay_cents) as differs,
             min(t.row) over (partition by t.cancels) as first,
             exists (select from bills o join bills x on x.cancels_bill_id = o.id
                      where o.number = t.cancels and x.number <> t.number) as done
        from typed t
        left join cancelled c on c.number = t.cancels
       where t.cancels is not null and not exists (select from faults f where f.row = t.row))
    insert into faults (row, col, code, detail)
    select row, 'cancels',
           case when number is null then 'unknown_bill' when of_another then 'bill_of_another_contract'
                when kind <> 'invoice' then 'cancels_credit_note' when done then 'cancelled_already'
                when row <> first then 'duplicate' else 'cancels_in_part' end,
           case when row <> first then first::text when differs then ${euros('-(net_cents + vat_cents)')}::text else '' end
      from judged
     where number is null or of_another or kind <> 'invoice' or done or row <> first or differs`;
}

const columns = `number, contract_id, kind, period_from, period_until, issued_on, due_on, net_cents, vat_cents, total_cents,
  to_pay_cents, payer_name, payer_street, payer_post_code, payer_post, reference, payee_iban, purpose_code, purpose, direct_debit`;
const values = `t.number, t.contract_id, t.kind, t.period_from, t.period_until, t.issued_on, t.due_on, t.net_cents, t.vat_cents,
  t.total_cents, coalesce(t.to_pay_cents, t.total_cents), coalesce(t.payer_name, t.holder_name), t.payer_street,
  t.payer_post_code, t.payer_post, t.reference, t.payee_iban, t.purpose_code, t.purpose, coalesce(t.direct_debit, false)`;

async function store({ client, rows }: StoreContext): Promise<Counts> {
  await client.query(
    `insert into bills (${columns}) select ${values} from typed t where not t.known and t.cancels is null order by t.row`,
  );
  await client.query(
    `insert into bills (${columns}, cancels_bill_id)
     select ${values}, c.id from typed t join bills c on c.number = t.cancels where not t.known order by t.row`,
  );
  const added = await client.query(
    `insert into new_bills (bill_id, number, row)
     select b.id, b.number, t.row from typed t join bills b on b.number = t.number where not t.known`,
  );
  await client.query('analyze new_bills');
  const count = added.rowCount ?? 0;
  return { added: count, updated: 0, replaced: 0, unchanged: rows - count };
}

/** Makes what the files of bills share: which bills are new, which were refused, and which have a refused line. */
export async function prepareBills(client: Client): Promise<void> {
  await client.query('drop table if exists new_bills, refused_bills, spoilt_bills');
  await client.query(
    'create temp table new_bills (bill_id bigint primary key, number text, row bigint) on commit drop',
  );
  await client.query('create temp table refused_bills (number text not null) on commit drop');
  await client.query('create temp table spoilt_bills (number text not null) on commit drop');
}

/**
 * Makes VAT per rate from the lines of the new bills and judges whether the bills agree with it. A bill with a refused
 * line is not judged: it would be wrong for that reason alone.
 */
export async function settleBills(client: Client): Promise<void> {
  await client.query(
    `insert into bill_vat (bill_id, vat_permille, base_cents, vat_cents)
     select l.bill_id, l.vat_permille, sum(l.net_cents), round(sum(l.net_cents) * l.vat_permille / 1000)
       from new_bills n join bill_lines l on l.bill_id = n.bill_id
      group by l.bill_id, l.vat_permille`,
  );
  await client.query(
    `insert into "faults of bills.csv" (row, col, code, detail)
     select n.row, f.col, f.code, coalesce(f.detail, '')
       from new_bills n
       join bills b on b.id = n.bill_id
       left join (select v.bill_id, sum(v.base_cents) as net, sum(v.vat_cents) as vat,
                         string_agg(format('%s %% of %s is %s', (v.vat_permille / 10.0)::float8, ${euros('v.base_cents')},
                                           ${euros('v.vat_cents')}), ', ' order by v.vat_permille desc) as shares
                    from bill_vat v join new_bills using (bill_id) group by v.bill_id) s on s.bill_id = b.id
      cross join lateral (values ('number', 'no_lines', s.net is null, null),
                                 ('net', 'lines_differ', b.net_cents <> s.net, ${euros('s.net')}::text),
                                 ('vat', 'vat_differs', b.net_cents = s.net and b.vat_cents <> s.vat, s.shares)) f (col, code, holds, detail)
      where f.holds and n.number not in (select number from spoilt_bills)`,
  );
}
