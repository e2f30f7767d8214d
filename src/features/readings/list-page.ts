/** `/readings` and its files: the same readings, on pages of fifty or all in one. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { addDays, daysBetween, type Day } from '#kernel/day.ts';
import { tariffOf, unitOf, type RegisterCode } from '#kernel/register-codes.ts';
import type { Pool } from '#platform/db/pool.ts';
import { csv, csvType } from '#platform/files/csv.ts';
import type { Cell, Table } from '#platform/files/tables.ts';
import { xlsx, xlsxType } from '#platform/files/xlsx.ts';
import { NotFound, page, raw, type Page, type Raw } from '#platform/http/exchange.ts';
import { readFilters, selectionOf, type Filters, type ListedKind } from './filters.ts';
import { nameOf } from './form-facts.ts';
import { contactLink, type Help } from './help.ts';
import { getListFrame, listReadings, type GetListFrameRow, type ListReadingsRow } from './list.sql.ts';
import { listTexts, type ListTexts } from './list-texts.ts';
import { listView, stateOf } from './list-view.ts';

const PAGE_SIZE = 50;

export async function listPage(parts: Help & { readonly pool: Pool }, visit: CustomerVisit): Promise<Page> {
  const { pool } = parts;
  const { account, language, today, query } = visit;
  const t = listTexts(language);
  const { filters, frame } = await frameOf(pool, visit);
  const { points, total, firstReadOn, page: current, pages, pageFrom, pageUntil } = frame;
  const onPage = { ...selectionOf(filters), accountId: account.id, limit: PAGE_SIZE, offset: frame.skipped };
  const rows =
    pageFrom === null || pageUntil === null
      ? []
      : await listReadings(pool, { ...onPage, from: pageFrom, until: pageUntil });
  const withdrawn = query.has('withdrawn');
  const main = listView({
    language,
    today,
    filters,
    points,
    firstReadOn,
    rows,
    first: (current - 1) * PAGE_SIZE + 1,
    total,
    page: current,
    pages,
    withdrawn,
    contact: contactLink(parts),
  });
  return page({ title: t.title, crumbs: [{ href: '/', label: t.home }], main });
}

export async function listAsExcel(pool: Pool, visit: CustomerVisit): Promise<Raw> {
  const table = await tableOf(pool, visit);
  return raw(xlsxType, xlsx(table), { 'content-disposition': `attachment; filename="${fileName(visit)}.xlsx"` });
}

export async function listAsCsv(pool: Pool, visit: CustomerVisit): Promise<Raw> {
  const table = await tableOf(pool, visit);
  return raw(csvType, csv(table, visit.language), {
    'content-disposition': `attachment; filename="${fileName(visit)}.csv"`,
  });
}

/** A point that is not the account's is not there, in the list as anywhere else. */
async function frameOf(
  pool: Pool,
  { account, query }: CustomerVisit,
): Promise<{ filters: Filters; frame: GetListFrameRow }> {
  const filters = readFilters(query);
  if (filters.pointId === null && query.text('point') !== '') throw new NotFound();
  const asked = /^[1-9]\d{0,5}$/.test(query.text('page')) ? Number(query.text('page')) : 1;
  const wanted = { accountId: account.id, page: asked, size: PAGE_SIZE };
  const frame = await getListFrame(pool, { ...selectionOf(filters), ...wanted });
  if (filters.pointId !== null && !frame.points.some(({ id }) => id === filters.pointId)) throw new NotFound();
  return { filters, frame };
}

function fileName({ language, today }: CustomerVisit): string {
  return `${listTexts(language).fileName}-${today}`;
}

async function tableOf(pool: Pool, visit: CustomerVisit): Promise<Table> {
  const { language, account, today } = visit;
  const t = listTexts(language);
  const { filters, frame } = await frameOf(pool, visit);
  const { columns: c } = t;
  return {
    title: t.title,
    columns: [
      { header: c.readOn, kind: 'day', width: 14 },
      { header: c.point, kind: 'text', width: 22 },
      { header: c.serial, kind: 'text', width: 14 },
      { header: c.tariff, kind: 'text', width: 8 },
      { header: c.value, kind: 'number', width: 12 },
      { header: c.difference, kind: 'number', width: 12 },
      { header: c.unit, kind: 'text', width: 8 },
      { header: c.source, kind: 'text', width: 12 },
      { header: c.kind, kind: 'text', width: 16 },
      { header: c.state, kind: 'text', width: 14 },
    ],
    rows: () => portions(pool, { accountId: account.id, filters, frame, today }, (row) => cellsOf(row, t)),
  };
}

function cellsOf(row: ListReadingsRow, t: ListTexts): Cell[] {
  const code = row.registerCode as RegisterCode;
  return [
    row.readOn,
    nameOf(row),
    row.serial,
    tariffOf(code),
    row.value,
    row.difference,
    unitOf(code),
    t.sources[row.source as keyof ListTexts['sources']],
    t.kinds[row.kind as ListedKind],
    stateOf(row, t)[1],
  ];
}

/** About so many readings are taken in one go: a stretch of days, longer where there are few and shorter where many. */
const PORTION = 2_000;
const FIRST_STRETCH_DAYS = 7;
const ALL = 1_000_000;

type Portions = {
  readonly accountId: number;
  readonly filters: Filters;
  readonly frame: GetListFrameRow;
  readonly today: Day;
};

/** No connection is held while a slow reader takes its time: each portion is a statement of its own. */
async function* portions(
  pool: Pool,
  { accountId, filters, frame, today }: Portions,
  cells: (row: ListReadingsRow) => Cell[],
): AsyncGenerator<Cell[][]> {
  const selection = { ...selectionOf(filters), accountId, limit: ALL, offset: 0 };
  const first = later(selection.from, frame.firstReadOn ?? today);
  let until = selection.until < today ? selection.until : today;
  let days = frame.total <= PORTION ? daysBetween(first, until) + 1 : FIRST_STRETCH_DAYS;
  while (until >= first) {
    const from = later(first, addDays(until, 1 - days));
    const rows = await listReadings(pool, { ...selection, from, until });
    if (rows.length > 0) yield rows.map(cells);
    until = addDays(from, -1);
    days = Math.max(1, Math.round((days * PORTION) / Math.max(rows.length, PORTION / 4)));
  }
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
