/** What is written once and never changed: a row that says otherwise of a known thing is refused. */
import type { Check, Counts, StoreContext } from './sheet.ts';

/** Column of the file, and of the table where it is called differently. */
type Fixed = string | readonly [column: string, target: string];

/**
 * A check per column. `typed` carries the stored row as `stored` and whether there is one as `known`. An empty cell says
 * nothing.
 */
export function fixed(code: string, columns: readonly Fixed[]): Check[] {
  return columns.map((each): Check => {
    const [column, target] = typeof each === 'string' ? [each, each] : each;
    return {
      column,
      code,
      when: `t.known and t.${target} is not null and t.${target} is distinct from (t.stored).${target}`,
      detail: `coalesce(${shown(target)}, 'nothing')`,
    };
  });
}

/** The stored value as a file would have it. */
function shown(target: string): string {
  const value = `(t.stored).${target}`;
  if (target === 'contract_id') return `(select number from contracts where id = ${value})`;
  if (target === 'metering_point_id') return `(select gsrn from metering_points where id = ${value})`;
  if (target.endsWith('_at')) return `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  const parts = /_(cents|micro|thousandths|permille)$/.exec(target)?.[1];
  if (parts === undefined) return `${value}::text`;
  const decimals = { cents: 2, thousandths: 3, micro: 6, permille: 1 }[parts] ?? 0;
  const whole = parts === 'permille' ? 10 : 10 ** decimals;
  return `(${value}::numeric / ${whole})::numeric(20, ${decimals})::text`;
}

/** Inserts the rows that are not known yet. `columns` are called alike in `typed` and in the table. */
export function append(table: string, columns: readonly string[]) {
  const list = columns.join(', ');
  return async ({ client, rows }: StoreContext): Promise<Counts> => {
    const added = await client.query(
      `insert into ${table} (${list}) select ${list} from typed t where not t.known order by row`,
    );
    const count = added.rowCount ?? 0;
    return { added: count, updated: 0, replaced: 0, unchanged: rows - count };
  };
}
