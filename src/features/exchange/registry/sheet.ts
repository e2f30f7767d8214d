/**
 * How one file of the registry is judged and stored: staged text → faults of shape → typed rows with what they refer
 * to → faults against the registry → update and insert. Every step is one SQL statement over all rows.
 */
import type { Column, RegistryFile } from './format.ts';
import { registryColumns } from './format.ts';
import type { Source } from './source.ts';
import { ownColumns, quoted, type Client, type Staged } from './stage.ts';

export type Counts = { added: number; updated: number; replaced: number; unchanged: number };

export type Sheet = {
  readonly file: RegistryFile;
  /** SQL joins that look up what the rows (alias `s`) refer to; `found` are the columns that come of it. */
  readonly lookups?: string;
  readonly found?: string;
  /** The row's own columns that `typed` keeps; all of them where nothing is said. */
  readonly kept?: string;
  /** Columns of `typed` that name a row's thing: the same thing twice in one file is a fault. */
  readonly key: readonly string[];
  readonly checks: readonly Check[];
  /** Statements `insert into faults (row, col, code, detail) …` for what one row alone cannot tell. */
  readonly crossChecks?: readonly string[];
  readonly store: (context: StoreContext) => Promise<Counts>;
};

/** A fault of single rows. `when` and `detail` are SQL over `typed` (alias `t`). The first that holds for a row counts. */
export type Check = { readonly column: string; readonly code: string; readonly when: string; readonly detail?: string };

export type StoreContext = {
  readonly client: Client;
  readonly rows: number;
  /** Does the file have the table's column? What it does not speak of stays as it is. */
  readonly given: (column: string) => boolean;
};

/** Today in the supplier's zone, as SQL: the run sets it once. */
export const today = `(select current_setting('odcitek.today')::date)`;

export async function createFaults(client: Client): Promise<void> {
  await client.query(
    `create temp table faults (row bigint not null, col text not null, code text not null, detail text not null default '')
       on commit drop`,
  );
}

/** A cell's text without blanks around it, null when nothing is left. Trimming costs more than it seems: only if need be. */
function cellOf(name: string, staged: Staged): string {
  const cell = `s.${quoted(name)}`;
  return `nullif(${staged.blanks ? `btrim(${cell}, E' \\t\\u00a0')` : cell}, '')`;
}

const columnsOf = (source: Source): Column[] => {
  const own = ownColumns(source.header);
  return registryColumns[source.file].filter((column: Column) => own.includes(column.name));
};

/** Drops rows that are blank (a spreadsheet's `;;;;`), then records broken rows and cells that do not fit. */
export async function judgeShapes(
  client: Client,
  source: Source,
  staged: Staged,
): Promise<{ blank: number; faulty: number }> {
  const columns = columnsOf(source);
  const cells = columns.map((column) => cellOf(column.name, staged));
  const blank = await client.query(
    `delete from staged s where broken is null and coalesce(${cells.join(', ')}) is null`,
  );
  const wrong = columns.flatMap((column) => {
    const cell = `s.${quoted(column.name)}`;
    const misfit = { column: column.name, code: column.shape.code, when: `not (${column.shape.fits(cell)})` };
    return column.need === 'filled'
      ? [{ column: column.name, code: 'required', when: `${cell} is null` }, misfit]
      : [misfit];
  });
  await client.query(
    `insert into faults (row, col, code, detail)
     select row, coalesce(broken_column, ''), broken, coalesce(detail, '') from staged where broken is not null
     union all
     select s.row, f.col, f.code, ''
       from (select row, ${columns.map((column, at) => `${cells[at]} as ${quoted(column.name)}`).join(', ')}
               from staged s where broken is null offset 0) s
      cross join lateral (values ${wrong.map((w) => `('${w.column}', '${w.code}', ${w.when})`).join(', ')}) f (col, code, holds)
      where (${wrong.map((w) => w.when).join(' or ')}) and f.holds`,
  );
  const faulty = await client.query('update staged s set faulty = true where row in (select row from faults)');
  return { blank: blank.rowCount ?? 0, faulty: faulty.rowCount ?? 0 };
}

type Typing = { client: Client; sheet: Sheet; source: Source; staged: Staged };

/** Makes `typed`: the rows without faults, as values of their types, with what they refer to. */
export async function createTyped({ client, sheet, source, staged }: Typing): Promise<void> {
  const given = new Set(columnsOf(source).map((column) => column.name));
  const cells = registryColumns[sheet.file].map((column: Column) => {
    const cell = given.has(column.name) ? column.shape.read(cellOf(column.name, staged)) : `null::${column.shape.type}`;
    const value = column.otherwise === undefined ? cell : `coalesce(${cell}, ${column.otherwise})`;
    return `${value} as ${quoted(column.target ?? column.name)}`;
  });
  await client.query(
    `create temp table typed on commit drop as
     select ${sheet.kept ?? 's.*'}${sheet.found === undefined ? '' : `, ${sheet.found}`}
       from (select s.row, ${cells.join(', ')} from staged s where not s.faulty) s
       ${sheet.lookups ?? ''}`,
  );
}

/** Records what is wrong with rows whose cells are all right, and takes those rows out of `typed`. */
export async function judgeRows(client: Client, sheet: Sheet): Promise<number> {
  const key = sheet.key.map((name) => `t.${name}`).join(', ');
  await client.query(rowChecks(sheet.checks));
  await client.query(
    `insert into faults (row, col, code, detail)
     select row, '${columnOfKey(sheet)}', 'duplicate', first
       from (select t.row, min(t.row) over (partition by ${key}) as first from typed t where (${key}) is not null) t
      where row <> first
        and not exists (select from faults f where f.row = t.row)`,
  );
  for (const statement of sheet.crossChecks ?? []) await client.query(statement);
  const faulty = await client.query('delete from typed t where exists (select from faults f where f.row = t.row)');
  return faulty.rowCount ?? 0;
}

/** The first check that holds for a row says what is wrong with it. */
export function rowChecks(checks: readonly Check[]): string {
  const any = checks.map((check) => `(${check.when})`).join(' or ');
  const pick = (part: (check: Check) => string): string =>
    `case ${checks.map((check) => `when ${check.when} then ${part(check)}`).join(' ')} end`;
  return `insert into faults (row, col, code, detail)
    select distinct t.row, ${pick((check) => `'${check.column}'`)}, ${pick((check) => `'${check.code}'`)},
           coalesce(${pick((check) => `(${check.detail ?? `''`})::text`)}, '')
      from typed t
     where ${any}`;
}

const columnOfKey = (sheet: Sheet): string => {
  const columns: readonly Column[] = registryColumns[sheet.file];
  return columns.find((column) => column.name === sheet.key.at(-1))?.name ?? columns[0]?.name ?? '';
};

/**
 * Updates rows that differ and inserts those that are new. Columns that the file does not have keep what is stored, and
 * so do empty cells of the columns in `lasting`. `columns` are the table's columns that `typed` carries under the same
 * name, the key excepted; parts of the key in `nullable` may be null.
 */
export function upsert(target: {
  table: string;
  key: readonly string[];
  columns: readonly string[];
  lasting?: readonly string[];
  nullable?: readonly string[];
}): Sheet['store'] {
  const equals = (name: string): string => (target.nullable?.includes(name) === true ? 'is not distinct from' : '=');
  const same = target.key.map((name) => `x.${name} ${equals(name)} t.${name}`).join(' and ');
  const valueOf = (column: string): string =>
    target.lasting?.includes(column) === true ? `coalesce(t.${column}, x.${column})` : `t.${column}`;
  const all = [...target.key, ...target.columns].join(', ');
  return async ({ client, rows, given }) => {
    const changing = target.columns.filter((column) => given(column));
    const updated = await client.query(
      `update ${target.table} x set ${changing.map((column) => `${column} = ${valueOf(column)}`).join(', ')}
         from typed t
        where ${same}
          and (${changing.map((column) => `x.${column}`).join(', ')}) is distinct from (${changing.map(valueOf).join(', ')})`,
    );
    const added = await client.query(
      `insert into ${target.table} (${all})
       select ${all} from typed t where not exists (select from ${target.table} x where ${same}) order by row`,
    );
    const counts = { added: added.rowCount ?? 0, updated: updated.rowCount ?? 0, replaced: 0 };
    return { ...counts, unchanged: rows - counts.added - counts.updated };
  };
}
