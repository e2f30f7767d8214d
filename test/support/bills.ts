/** Bills and payments for tests, as an import would have left them. */
import { sumsOf, type Cents } from '#kernel/money.ts';
import { makeSiReference } from '#kernel/payment-reference.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { GivenPoint } from './registry.ts';

let counter = 0;

export type LineToGive = {
  readonly group?: string;
  readonly code?: string;
  readonly label?: string;
  readonly block?: number;
  readonly register?: string;
  /** In thousandths of the unit. */
  readonly quantity?: number;
  readonly unit?: string;
  readonly priceMicro?: number;
  readonly net: Cents;
  readonly vatPermille?: number;
};

export type BillToGive = {
  readonly number?: string;
  readonly kind?: 'invoice' | 'credit_note';
  /** The id of the bill that this credit note cancels. */
  readonly cancels?: number;
  readonly from?: string;
  readonly until?: string;
  readonly issuedOn?: string;
  readonly dueOn?: string;
  readonly lines?: readonly LineToGive[];
  /** What was paid in advance. */
  readonly advance?: Cents;
  readonly directDebit?: boolean;
  /** Now, unless said otherwise: who gets mail about bills goes by it. */
  readonly importedAt?: string;
  readonly document?: { readonly sha256: Buffer; readonly size: number };
};

/** The worked bill of November (domain.md §6.6): 68,13 € and 14,99 € VAT are 83,12 €. */
export const workedLines: readonly LineToGive[] = [
  {
    label: 'Električna energija VT',
    code: 'energy_vt',
    register: '1.8.1',
    quantity: 230_000,
    priceMicro: 119_900,
    net: 2758,
  },
  {
    label: 'Električna energija MT',
    code: 'energy_mt',
    register: '1.8.2',
    quantity: 100_000,
    priceMicro: 97_900,
    net: 979,
  },
  {
    label: 'Mesečno nadomestilo',
    group: 'fee',
    code: 'monthly_fee',
    quantity: 1000,
    unit: 'MON',
    priceMicro: 1_990_000,
    net: 199,
  },
  ...power([
    [4600, 3_613_240, 1662],
    [4700, 882_400, 415],
    [4800, 191_370, 92],
    [4800, 13_160, 6],
  ]),
  ...blocks([
    [120_000, 19_580, 235],
    [110_000, 18_440, 203],
    [60_000, 18_370, 110],
    [40_000, 18_380, 74],
  ]),
  {
    label: 'Energetska učinkovitost',
    group: 'contribution',
    code: 'efficiency',
    quantity: 330_000,
    priceMicro: 800,
    net: 26,
  },
  {
    label: 'Operater trga',
    group: 'contribution',
    code: 'market_operator',
    quantity: 330_000,
    priceMicro: 130,
    net: 4,
  },
  { label: 'Trošarina', group: 'excise', code: 'excise', quantity: 330_000, priceMicro: 1530, net: 50 },
];

type Block = readonly [quantity: number, priceMicro: number, net: Cents];

function power(list: readonly Block[]): LineToGive[] {
  return list.map(([quantity, priceMicro, net], index) => ({
    label: `Obračunska moč, blok ${index + 1}`,
    group: 'network',
    code: 'network_power',
    unit: 'KWT',
    block: index + 1,
    quantity,
    priceMicro,
    net,
  }));
}

function blocks(list: readonly Block[]): LineToGive[] {
  return list.map(([quantity, priceMicro, net], index) => ({
    label: `Omrežnina za energijo, blok ${index + 1}`,
    group: 'network',
    code: 'network_energy',
    block: index + 1,
    quantity,
    priceMicro,
    net,
  }));
}

export type GivenBill = { readonly id: number; readonly number: string; readonly total: Cents };

/** The worked bill of November 2026, due on 18 December, unless said otherwise. */
export async function giveBill(
  pool: Pool,
  { contractId, pointId }: Pick<GivenPoint, 'contractId' | 'pointId'>,
  given: BillToGive = {},
): Promise<GivenBill> {
  counter += 1;
  const { kind = 'invoice', lines = workedLines, advance = 0 } = given;
  const sums = sumsOf(lines.map(({ net, vatPermille = 220 }) => ({ net, vatPermille })));
  const number = given.number ?? `R${String(counter).padStart(6, '0')}`;
  const { from = '2026-11-01', until = '2026-12-01', issuedOn = '2026-12-03', dueOn = '2026-12-18' } = given;
  const { rows } = await pool.query<{ id: number }>(
    `insert into bills
       (number, contract_id, kind, cancels_bill_id, period_from, period_until, issued_on, due_on, net_cents, vat_cents, total_cents,
        to_pay_cents, payer_name, payer_street, payer_post_code, payer_post, reference, payee_iban, purpose_code, purpose,
        direct_debit, document_sha256, document_size, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'Maja Zupan', 'Celovška cesta 118', '1000', 'Ljubljana', $13,
             'SI56191000000123438', 'ELEC', $14, $15, $16, $17, coalesce($18, now()))
     returning id`,
    [
      number,
      contractId,
      kind,
      given.cancels ?? null,
      from,
      until,
      issuedOn,
      kind === 'credit_note' ? issuedOn : dueOn,
      sums.net,
      sums.vatTotal,
      sums.total,
      sums.total - advance,
      makeSiReference('12', [String(202_600_000_000 + counter)]),
      `Račun ${number}`,
      given.directDebit ?? false,
      given.document?.sha256 ?? null,
      given.document?.size ?? null,
      given.importedAt ?? null,
    ],
  );
  const id = rows[0]?.id ?? 0;
  await pool.query(
    `insert into bill_lines
       (bill_id, number, line_group, code, label, metering_point_id, period_from, period_until, register_code, block,
        quantity_thousandths, unit, price_micro, net_cents, vat_permille)
     select $1, row_number() over (), l."group", l.code, l.label, $2, $3, $4, l.register, l.block, l.quantity, l.unit, l."priceMicro",
            l.net, l."vatPermille"
       from json_to_recordset($5) as l("group" text, code text, label text, register text, block int, quantity bigint, unit text,
                                       "priceMicro" bigint, net bigint, "vatPermille" int)`,
    [id, pointId, from, until, JSON.stringify(lines.map(wholeLine))],
  );
  for (const { vatPermille, base, vat } of sums.vat) {
    await pool.query('insert into bill_vat values ($1, $2, $3, $4)', [id, vatPermille, base, vat]);
  }
  return { id, number, total: sums.total };
}

function wholeLine(line: LineToGive): Required<Omit<LineToGive, 'block' | 'register'>> {
  return {
    group: 'energy',
    code: 'energy_et',
    label: 'Električna energija',
    quantity: 1000,
    unit: 'KWH',
    priceMicro: line.net * 10_000,
    vatPermille: 220,
    ...line,
  };
}

/** A credit note that takes the whole bill back. */
export async function giveCancellation(
  pool: Pool,
  point: Pick<GivenPoint, 'contractId' | 'pointId'>,
  { bill, ...given }: BillToGive & { readonly bill: GivenBill },
): Promise<GivenBill> {
  const lines = (given.lines ?? workedLines).map((line) => ({
    ...line,
    quantity: -(line.quantity ?? 1000),
    net: -line.net,
  }));
  return giveBill(pool, point, { ...given, kind: 'credit_note', cancels: bill.id, lines });
}

/** Money that came, and which bills it settled. */
export async function givePayment(
  pool: Pool,
  { contractId }: Pick<GivenPoint, 'contractId'>,
  given: {
    readonly number?: string;
    readonly on: string;
    readonly cents: Cents;
    readonly settles?: readonly (readonly [GivenBill, Cents])[];
  },
): Promise<{ id: number; number: string }> {
  counter += 1;
  const { on, cents, settles = [] } = given;
  const number = given.number ?? `P${String(counter).padStart(6, '0')}`;
  const { rows } = await pool.query<{ id: number }>(
    `insert into payments (number, contract_id, paid_on, amount_cents, payer, means)
     values ($1, $2, $3, $4, 'Maja Zupan', 'transfer') returning id`,
    [number, contractId, on, cents],
  );
  const id = rows[0]?.id ?? 0;
  for (const [bill, amount] of settles) {
    await pool.query('insert into settlements values ($1, $2, $3, $4)', [id, bill.id, on, amount]);
  }
  return { id, number };
}

/** The readings of the worked bill, on the point's meter. */
export async function giveBillReadings(
  pool: Pool,
  { pointId, serial }: Pick<GivenPoint, 'pointId' | 'serial'>,
  { id, until = 16_663 }: Pick<GivenBill, 'id'> & { readonly until?: number },
): Promise<void> {
  await pool.query(
    `insert into bill_readings values
       ($1, $2, '1.8.1', $3, '2026-11-01', $4::bigint - 230, 'read', '2026-12-01', $4, 'own'),
       ($1, $2, '1.8.2', $3, '2026-11-01', 20952, 'estimated', '2026-12-01', 21052, 'operator')`,
    [id, pointId, serial, until],
  );
}
