/** The lines of a bill as its page shows them: in the order of the groups, and summed where there are many points. */
import { lineGroups, type LineGroup, type PriceUnit } from '#features/tariffs/index.ts';
import type { Cents, MicroEuro, Thousandths } from '#kernel/money.ts';
import type { BillLine } from './bill-facts.ts';

export type ShownLine = {
  readonly code: string;
  readonly block: number | null;
  readonly label: string;
  readonly quantity: Thousandths;
  readonly unit: PriceUnit;
  readonly priceMicro: MicroEuro;
  readonly net: Cents;
};

export type ShownGroup = { readonly group: LineGroup; readonly net: Cents; readonly lines: readonly ShownLine[] };

/** Groups without a line are left out. Lines that differ in nothing but their point become one. */
export function groupsOf(lines: readonly BillLine[]): readonly ShownGroup[] {
  return lineGroups
    .map((group) => lines.filter((line) => line.group === group))
    .filter((own) => own.length > 0)
    .map((own) => ({ group: own[0]?.group ?? 'energy', net: sumOf(own), lines: together(own) }));
}

/** What each point costs without VAT, by its id; null: what belongs to no point. */
export function netByPoint(lines: readonly BillLine[]): ReadonlyMap<number | null, Cents> {
  const nets = new Map<number | null, Cents>();
  for (const { pointId, net } of lines) nets.set(pointId, (nets.get(pointId) ?? 0) + net);
  return nets;
}

function together(lines: readonly BillLine[]): readonly ShownLine[] {
  const sums = new Map<string, ShownLine>();
  for (const { code, label, block, unit, priceMicro, vatPermille, quantity, net } of lines) {
    const key = JSON.stringify([code, label, block, unit, priceMicro, vatPermille]);
    const known = sums.get(key);
    const sum = { quantity: (known?.quantity ?? 0) + quantity, net: (known?.net ?? 0) + net };
    sums.set(key, { code, block, label, unit, priceMicro, ...sum });
  }
  return [...sums.values()];
}

function sumOf(lines: readonly BillLine[]): Cents {
  return lines.reduce((sum, { net }) => sum + net, 0);
}
