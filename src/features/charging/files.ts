/** All charging sessions of an account as an Excel file. */
import type { CustomerVisit } from '#features/accounts/index.ts';
import { dayIn } from '#kernel/day.ts';
import { timeIn } from '#kernel/zoned.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Cell } from '#platform/files/tables.ts';
import { xlsx, xlsxType } from '#platform/files/xlsx.ts';
import { raw, type Raw } from '#platform/http/exchange.ts';
import { readPlace, type Place } from './place.ts';
import { listSessions, type ListSessionsRow } from './store.sql.ts';
import { chargingTexts } from './texts.ts';

/** So many rows are taken in one go. */
const PORTION = 1_000;

export function sessionsAsExcel(pool: Pool, timeZone: string, { account, language, today }: CustomerVisit): Raw {
  const t = chargingTexts(language);
  const { columns: c } = t;
  const table = {
    title: t.list,
    columns: [
      { header: c.day, kind: 'day', width: 12 },
      { header: c.from, kind: 'text', width: 8 },
      { header: c.until, kind: 'text', width: 18 },
      { header: c.minutes, kind: 'number', width: 10 },
      { header: c.place, kind: 'text', width: 36 },
      { header: c.charger, kind: 'text', width: 12 },
      { header: `${c.energy} (kWh)`, kind: 'number', width: 14 },
      { header: `${c.price} (EUR)`, kind: 'number', width: 20 },
      { header: `${t.cost} (EUR)`, kind: 'euro', width: 18 },
      { header: c.contract, kind: 'text', width: 14 },
      { header: c.number, kind: 'text', width: 18 },
    ],
    rows: () => portions(pool, account.id, timeZone),
  } as const;
  return raw(xlsxType, xlsx(table), { 'content-disposition': `attachment; filename="${t.file}-${today}.xlsx"` });
}

/** No connection is held while a slow reader takes its time: each portion is a statement of its own. */
async function* portions(pool: Pool, accountId: number, timeZone: string): AsyncGenerator<readonly Cell[][]> {
  let after: Place | undefined = readPlace('');
  while (after !== undefined) {
    const key = { accountId, afterAt: after.at, afterId: after.id, limit: PORTION };
    const rows: ListSessionsRow[] = await listSessions(pool, key);
    yield rows.map((row) => cellsOf(row, timeZone));
    const last = rows.length < PORTION ? undefined : rows.at(-1);
    after = last && { at: last.startedAt, id: last.id };
  }
}

function cellsOf(session: ListSessionsRow, timeZone: string): Cell[] {
  const { startedAt, endedAt, priceMicro } = session;
  const [from, until] = [dayIn(startedAt, timeZone), dayIn(endedAt, timeZone)];
  return [
    from,
    timeIn(startedAt, timeZone),
    from === until ? timeIn(endedAt, timeZone) : `${until} ${timeIn(endedAt, timeZone)}`,
    Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000),
    session.place,
    session.charger,
    session.energyThousandths / 1000,
    priceMicro === null ? null : priceMicro / 1_000_000,
    session.costCents / 100,
    session.contractNumber,
    session.number,
  ];
}
