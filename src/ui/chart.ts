import { attrs, html, type Html } from '#platform/html/html.ts';

/** A column and, behind it, the outline of the one it is compared with. Null: there is nothing to show. */
export type ChartColumn = {
  /** Below the column; a few signs. */
  readonly label: string;
  readonly value: number | null;
  readonly before: number | null;
  /** The one that the page is about. */
  readonly marked?: boolean;
};

export type Chart = {
  readonly title: string;
  readonly columns: readonly ChartColumn[];
  /** How the numbers beside the chart are written. */
  readonly format: (value: number) => string;
  readonly legend: { readonly now: string; readonly before: string };
};

const WIDTH = 120;
const HEIGHT = 100;

/**
 * Columns from nought up, drawn to stretch; the words stand beside the drawing and keep their size. The drawing says
 * nothing to those who listen: a chart always comes with a table.
 */
export function columnChart({ title, columns, format, legend }: Chart): Html {
  const most = niceTop(Math.max(0, ...columns.flatMap(({ value, before }) => [value ?? 0, before ?? 0])));
  const slot = WIDTH / Math.max(1, columns.length);
  const bars = columns.map((column, index) => barsOf(column, { left: index * slot, slot, most }));
  const lines = [0, HEIGHT / 2, HEIGHT].map((y) => html`<line x1="0" x2="${WIDTH}" y1="${y}" y2="${y}"/>`);
  const labels = columns.map(({ label, marked = false }) =>
    marked ? html`<b>${label}</b>` : html`<span>${label}</span>`,
  );
  const numbers = [most, most / 2, 0].map((value) => html`<span>${format(value)}</span>`);
  return html`<figure class="stack tight" aria-hidden="true"><figcaption><strong>${title}</strong></figcaption><div class="chart"><div class="y">${numbers}</div><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">${lines}${bars}</svg><div class="x">${labels}</div></div><p class="keys small muted"><span class="key now">${legend.now}</span> <span class="key before">${legend.before}</span></p></figure>`;
}

function barsOf(
  { value, before, marked = false }: ChartColumn,
  { left, slot, most }: { left: number; slot: number; most: number },
): Html {
  const bar = (amount: number | null, classes: string, inset: number): Html | false => {
    if (amount === null || amount <= 0) return false;
    const height = rounded((amount / most) * HEIGHT);
    const box = {
      x: rounded(left + slot * inset),
      y: rounded(HEIGHT - height),
      width: rounded(slot * (1 - 2 * inset)),
    };
    return html`<rect${attrs({ class: classes, ...box, height })}/>`;
  };
  return html`${bar(before, 'before', 0.12)}${bar(value, marked ? 'now marked' : 'now', 0.24)}`;
}

/** A round number not below the highest column; its half is a whole one. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(2, most)));
  const tops = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((factor) => factor * power);
  return tops.find((top) => top >= most && top % 2 === 0) ?? 10 * power;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
