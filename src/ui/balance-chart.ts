import { attrs, html, type Html } from '#platform/html/html.ts';
import { niceTop } from './chart.ts';

/** A column up from the middle line and one down from it. Null: there is nothing to show. */
export type BalanceColumn = {
  /** Below the columns; a few signs. */
  readonly label: string;
  readonly up: number | null;
  readonly down: number | null;
};

export type BalanceChart = {
  readonly title: string;
  readonly columns: readonly BalanceColumn[];
  /** How the numbers beside the chart are written. */
  readonly format: (value: number) => string;
  /** `net` is the mark at up less down. */
  readonly legend: { readonly up: string; readonly down: string; readonly net: string };
};

const WIDTH = 120;
const HALF = 50;

/**
 * What comes in upwards, what goes out downwards, both on one scale, and a mark where the balance lies. The drawing says
 * nothing to those who listen: a chart always comes with a table.
 */
export function balanceChart({ title, columns, format, legend }: BalanceChart): Html {
  const most = niceTop(Math.max(0, ...columns.flatMap(({ up, down }) => [up ?? 0, down ?? 0])));
  const slot = WIDTH / Math.max(1, columns.length);
  const bars = columns.map((column, index) => barsOf(column, { left: index * slot, slot, most }));
  const lines = [0, HALF, 2 * HALF].map((y) => html`<line x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"/>`);
  const labels = columns.map(({ label }) => html`<span>${label}</span>`);
  const numbers = [most, 0, most].map((value) => html`<span>${format(value)}</span>`);
  return html`<figure class="stack tight" aria-hidden="true"><figcaption><strong>${title}</strong></figcaption><div class="chart balance"><div class="y">${numbers}</div><svg viewBox="0 0 ${WIDTH} ${2 * HALF}" preserveAspectRatio="none">${lines}${bars}</svg><div class="x">${labels}</div></div><p class="keys small muted"><span class="key now">${legend.up}</span> <span class="key out">${legend.down}</span> <span class="key net">${legend.net}</span></p></figure>`;
}

function barsOf({ up, down }: BalanceColumn, { left, slot, most }: { left: number; slot: number; most: number }): Html {
  const heightOf = (amount: number | null): number => rounded((Math.max(0, amount ?? 0) / most) * HALF);
  const [x, width] = [rounded(left + slot * 0.2), rounded(slot * 0.6)];
  const [above, below] = [heightOf(up), heightOf(down)];
  const box = (y: number, height: number, name: string): Html | false =>
    height > 0 && html`<rect${attrs({ class: name, x, y: rounded(y), width, height })}/>`;
  const net = up !== null && down !== null && rounded(HALF - ((up - down) / most) * HALF);
  const mark =
    net !== false &&
    html`<line${attrs({ class: 'net', x1: rounded(left + slot * 0.08), x2: rounded(left + slot * 0.92), y1: net, y2: net })}/>`;
  return html`${box(HALF - above, above, 'now')}${box(HALF, below, 'out')}${mark}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
