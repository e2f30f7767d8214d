/** What is told about refused rows: the first faults for the report, every refused row for whoever corrects them. */
import { reasonOf, type Fault } from './faults.ts';
import { registryColumns, type Column } from './format.ts';
import type { Source } from './source.ts';
import { ownColumns, quoted, type Client } from './stage.ts';

export type RefusedRow = {
  readonly file: string;
  readonly row: number;
  /** Every sentence about the row. */
  readonly problem: string;
  /** The registry's columns in the file's order, and the row's own cells. */
  readonly header: readonly string[];
  readonly cells: readonly string[];
};

/** May be slow: the next rows are read when it is done. */
export type OnRefusedRow = (row: RefusedRow) => Promise<void> | void;

type FaultRow = {
  row: number;
  col: string;
  code: string;
  detail: string;
  value: string | null;
  cells: (string | null)[];
};

const atOnce = 1000;

/** Reads faults in the order of rows, a thousand at a time: a file may be wrong from the first row to the last. */
export async function readFaults(
  client: Client,
  source: Source,
  options: { mostFaults?: number; onRefusedRow?: OnRefusedRow },
): Promise<{ errors: Fault[]; errorCount: number }> {
  const most = options.mostFaults ?? 100;
  const table = quoted(`faults of ${source.file}`);
  const { rows: counted } = await client.query<{ count: number }>(`select count(*) from ${table}`);
  if (counted[0]?.count === 0) return { errors: [], errorCount: 0 };
  const header = ownColumns(source.header);
  await client.query(
    `declare refused no scroll cursor for
     select f.row, f.col, f.code, f.detail, left(to_jsonb(s) ->> f.col, 80) as value,
            array[${header.map((name) => `left(s.${quoted(name)}, 1000)`).join(', ')}] as cells
       from ${table} f left join ${quoted(`staged of ${source.file}`)} s on s.row = f.row
      order by f.row, f.col`,
  );
  const errors: Fault[] = [];
  let gathered: { row: number; faults: Fault[]; cells: string[] } | undefined;
  const tell = async (): Promise<void> => {
    if (gathered === undefined) return;
    const { row, faults, cells } = gathered;
    await options.onRefusedRow?.({ file: source.file, row, problem: problemOf(faults), header, cells });
  };
  for (;;) {
    const { rows } = await client.query<FaultRow>(`fetch ${atOnce} from refused`);
    for (const found of rows) {
      const fault = faultOf(source, found);
      if (errors.length < most) errors.push(fault);
      if (gathered?.row !== found.row) {
        await tell();
        gathered = { row: found.row, faults: [], cells: found.cells.map((cell) => cell ?? '') };
      }
      gathered.faults.push(fault);
    }
    const enough = options.onRefusedRow === undefined && errors.length >= most;
    if (rows.length < atOnce || enough) break;
  }
  await tell();
  await client.query('close refused');
  return { errors, errorCount: counted[0]?.count ?? 0 };
}

function faultOf(source: Source, found: FaultRow): Fault {
  const columns: readonly Column[] = registryColumns[source.file];
  const value = found.value ?? '';
  const reason = reasonOf(
    { code: found.code, detail: found.detail, value },
    columns.find(({ name }) => name === found.col),
  );
  return { file: source.file, row: found.row, column: found.col, value, code: found.code, reason };
}

const problemOf = (faults: readonly Fault[]): string =>
  faults.map(({ column, reason }) => (column === '' ? reason : `${column}: ${reason}`)).join(' ');
