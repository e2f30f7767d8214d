/** The months of a point as Excel and CSV: all of them in one. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { firstDayOf } from '#kernel/day.ts';
import { csv, csvType } from '#platform/files/csv.ts';
import type { Cell, Table } from '#platform/files/tables.ts';
import { xlsx, xlsxType } from '#platform/files/xlsx.ts';
import { raw, type Raw } from '#platform/http/exchange.ts';
import { netOf, type MonthOfPoint } from './rules.ts';
import type { ListFeedingPointsRow } from './store.sql.ts';
import { selfSupplyTexts, type SelfSupplyTexts } from './texts.ts';
import { placeOf } from './view.ts';

type OfPoint = {
  readonly point: ListFeedingPointsRow;
  readonly months: readonly MonthOfPoint[];
  readonly supplierName: string;
};

export function monthsAsFile(kind: 'xlsx' | 'csv', visit: CustomerVisit, of: OfPoint): Raw {
  const { language, today } = visit;
  const t = selfSupplyTexts(language);
  const headers = { 'content-disposition': `attachment; filename="${t.file}-${today}.${kind}"` };
  const table = tableOf(of, t);
  return kind === 'xlsx' ? raw(xlsxType, xlsx(table), headers) : raw(csvType, csv(table, language), headers);
}

function tableOf({ point, months, supplierName }: OfPoint, t: SelfSupplyTexts): Table {
  const place = placeOf(point);
  const number = point.number ?? point.gsrn;
  const cellsOf = (one: MonthOfPoint): Cell[] => [
    number,
    place,
    firstDayOf(one.month),
    one.taken,
    one.fedIn,
    netOf(one),
    one.spread ? t.spread : '',
  ];
  return {
    title: t.title(supplierName),
    columns: [
      { header: t.points, kind: 'text', width: 20 },
      { header: t.address, kind: 'text', width: 34 },
      { header: t.month, kind: 'day', width: 12 },
      { header: `${t.taken} (kWh)`, kind: 'number', width: 16 },
      { header: `${t.fedIn} (kWh)`, kind: 'number', width: 16 },
      { header: `${t.net} (kWh)`, kind: 'number', width: 16 },
      { header: '', kind: 'text', width: 14 },
    ],
    async *rows() {
      yield await Promise.resolve(months.map(cellsOf));
    },
  };
}
