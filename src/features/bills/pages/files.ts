/** Bills and payments as Excel files: what the lists show, all of it in one. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { addDays } from '#kernel/day.ts';
import type { Cell, Table, TableColumn } from '#platform/files/tables.ts';
import { xlsx, xlsxType } from '#platform/files/xlsx.ts';
import { raw, type Raw } from '#platform/http/exchange.ts';
import type { BillState, PaymentMeans } from './bill-facts.ts';
import { checkContract, readFilters, readPlace, selectionOf, type Place } from './filters.ts';
import { listBills, listOwed, type ListBillsRow } from './list.sql.ts';
import { listPaidContracts, listPayments, type ListPaymentsRow } from './payments.sql.ts';
import { paymentsTexts } from './payments-texts.ts';
import { listTexts, type ListTexts } from './texts.ts';

/** So many rows are taken in one go. */
const PORTION = 1_000;

export async function billsAsExcel(pool: Pool, visit: CustomerVisit): Promise<Raw> {
  const { account, language, query, today } = visit;
  const t = listTexts(language);
  const filters = readFilters(query);
  checkContract(filters, await listOwed(pool, { accountId: account.id, today }));
  const chosen = { ...selectionOf(filters), state: filters.state, accountId: account.id, today };
  const rows = (after: Place): Promise<ListBillsRow[]> =>
    listBills(pool, { ...chosen, afterDay: after.day, afterId: after.id, limit: PORTION });
  const placeOf = ({ issuedOn, id }: ListBillsRow): Place => ({ day: issuedOn, id });
  return file(visit, {
    name: t.fileName,
    title: t.title,
    columns: billColumns(t),
    rows: () => portions(rows, { placeOf, cellsOf: (row) => [billCells(row, t)] }),
  });
}

export async function paymentsAsExcel(pool: Pool, visit: CustomerVisit): Promise<Raw> {
  const { account, language, query } = visit;
  const t = paymentsTexts(language);
  const filters = readFilters(query);
  checkContract(filters, await listPaidContracts(pool, { accountId: account.id }));
  const chosen = { ...selectionOf(filters), accountId: account.id };
  const rows = (after: Place): Promise<ListPaymentsRow[]> =>
    listPayments(pool, { ...chosen, afterDay: after.day, afterId: after.id, limit: PORTION });
  const placeOf = ({ paidOn, id }: ListPaymentsRow): Place => ({ day: paidOn, id });
  const { columns: c } = t;
  return file(visit, {
    name: t.fileName,
    title: t.title,
    columns: [
      { header: c.paidOn, kind: 'day', width: 12 },
      { header: c.number, kind: 'text', width: 18 },
      { header: c.contract, kind: 'text', width: 14 },
      { header: c.means, kind: 'text', width: 14 },
      { header: c.payer, kind: 'text', width: 26 },
      { header: c.amount, kind: 'euro', width: 12 },
      { header: c.bill, kind: 'text', width: 18 },
      { header: c.settledAmount, kind: 'euro', width: 16 },
    ],
    rows: () => portions(rows, { placeOf, cellsOf: (row) => paymentCells(row, t.means) }),
  });
}

function file({ today }: CustomerVisit, { name, ...table }: Table & { readonly name: string }): Raw {
  return raw(xlsxType, xlsx(table), { 'content-disposition': `attachment; filename="${name}-${today}.xlsx"` });
}

type InOrder<Row> = {
  readonly placeOf: (row: Row) => Place;
  /** A payment of several bills fills a row for each. */
  readonly cellsOf: (row: Row) => readonly (readonly Cell[])[];
};

/** No connection is held while a slow reader takes its time: each portion is a statement of its own. */
async function* portions<Row>(
  rowsAfter: (after: Place) => Promise<Row[]>,
  { placeOf, cellsOf }: InOrder<Row>,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let after: Place | undefined = readPlace('');
  while (after !== undefined) {
    const rows: Row[] = await rowsAfter(after);
    yield rows.flatMap(cellsOf);
    const last = rows.length < PORTION ? undefined : rows.at(-1);
    after = last && placeOf(last);
  }
}

function billColumns({ columns: c }: ListTexts): TableColumn[] {
  return [
    { header: c.number, kind: 'text', width: 18 },
    { header: c.contract, kind: 'text', width: 14 },
    { header: c.periodFrom, kind: 'day', width: 12 },
    { header: c.periodUntil, kind: 'day', width: 12 },
    { header: c.issuedOn, kind: 'day', width: 12 },
    { header: c.dueOn, kind: 'day', width: 12 },
    { header: c.net, kind: 'euro', width: 12 },
    { header: c.vat, kind: 'euro', width: 12 },
    { header: c.total, kind: 'euro', width: 12 },
    { header: c.toPay, kind: 'euro', width: 12 },
    { header: c.open, kind: 'euro', width: 12 },
    { header: c.reference, kind: 'text', width: 26 },
    { header: c.state, kind: 'text', width: 14 },
  ];
}

function billCells(row: ListBillsRow, { states }: ListTexts): Cell[] {
  return [
    row.number,
    row.contractNumber,
    row.periodFrom,
    addDays(row.periodUntil, -1),
    row.issuedOn,
    row.kind === 'credit_note' ? null : row.dueOn,
    row.netCents / 100,
    row.vatCents / 100,
    row.totalCents / 100,
    row.toPayCents / 100,
    row.openCents / 100,
    row.reference,
    states[row.state as BillState],
  ];
}

/** The amount stands in the first row only, so that the column can be summed. */
function paymentCells(row: ListPaymentsRow, means: Readonly<Record<PaymentMeans, string>>): Cell[][] {
  const own = [row.paidOn, row.number, row.contractNumber, means[row.means as PaymentMeans], row.payer];
  const settled = row.settled.length > 0 ? row.settled : [undefined];
  return settled.map((bill, index) => [
    ...own,
    index === 0 ? row.amountCents / 100 : null,
    bill?.number ?? null,
    bill === undefined ? null : bill.cents / 100,
  ]);
}
