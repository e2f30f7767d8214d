/** What stands in a row's cells as PostgreSQL writes it, and what it means. Generated code calls these; null stays null. */
import pg from 'pg';

export type Cell = string | null;
export type Cells = readonly Cell[];

/** Ids and register values stay far below 2^53. Most are a few digits, which are read faster here than by `Number`. */
export function number(cell: Cell | undefined): number | null {
  if (cell === null || cell === undefined) return null;
  if (cell.length > MOST_DIGITS || cell === '') return Number(cell);
  let value = 0;
  for (let index = 0; index < cell.length; index++) {
    const digit = cell.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return Number(cell); // a minus, decimals, an exponent
    value = value * 10 + digit;
  }
  return value;
}

const ZERO = 48;
const MOST_DIGITS = 15;

export function flag(cell: Cell | undefined): boolean | null {
  return cell === null || cell === undefined ? null : cell === 't';
}

export function json(cell: Cell | undefined): unknown {
  return cell === null || cell === undefined ? null : JSON.parse(cell);
}

/** `2026-11-30 17:42:00.123+00`: connections speak UTC (pool.ts). What is not written so (infinity) is an error. */
export function instant(cell: Cell | undefined): Date | null {
  if (cell === null || cell === undefined) return null;
  if (!cell.endsWith('+00')) throw new Error('an instant that is not in UTC');
  const found = new Date(`${cell.slice(0, 10)}T${cell.slice(11, -3)}Z`);
  if (Number.isNaN(found.getTime())) throw new Error('an instant that is none');
  return found;
}

export function bytes(cell: Cell | undefined): Buffer | null {
  return cell === null || cell === undefined ? null : Buffer.from(cell.slice(2), 'hex');
}

const textArray = 1009;
const texts = pg.types.getTypeParser(textArray as number, 'text') as (cell: string) => string[];

/** An array of texts or days, none of them null. */
export function textList(cell: Cell | undefined): string[] | null {
  return cell === null || cell === undefined ? null : texts(cell);
}
