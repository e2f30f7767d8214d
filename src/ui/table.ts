import type { Language } from '#kernel/language.ts';
import { attrs, flat, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { keptFor } from '#platform/html/kept.ts';
import { uiTexts } from './texts.ts';

/** Where a column goes when a narrow row becomes a card; see data.css. */
export type CardPlace = 'date' | 'mm' | 'tar' | 'read' | 'diff' | 'src' | 'type' | 'state' | 'del';

export type Column = {
  readonly header: string;
  readonly place: CardPlace;
  /** Numbers stand to the right. */
  readonly numeric?: boolean;
  /** The header is only heard, as for a column of buttons. */
  readonly hiddenHeader?: boolean;
  /** Each row says something else here, so that there is nothing to make once. */
  readonly unique?: boolean;
  /** On a card the value needs its header in front: `Razlika 326`. */
  readonly labelled?: boolean;
};

export type Row = {
  readonly cells: readonly HtmlValue[];
  /** No longer holds: pale, the reading struck out. */ readonly void?: boolean;
};

/** A table whose rows become cards where it is narrow. The roles keep it a table for those who listen to it. */
export function cardTable(options: {
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Cards of bills put their parts in other places than those of readings. */
  kind?: 'bills';
}): Html {
  const { caption, columns, rows, kind } = options;
  const { heads, attributes } = columnParts(columns);
  const cellOf = attributes.map((column, index) => (columns[index]?.unique === true ? plain : remembering)(column));
  const lines = rows.map((row) => {
    const cells = cellOf.map((write, index) => write(row.cells[index]));
    return html`<tr role="row"${row.void === true ? VOID : undefined}>${cells}</tr>`;
  });
  return html`<div class="card table cards${kind !== undefined && ` ${kind}`}"><table role="table"><caption class="sr">${caption}</caption><thead role="rowgroup"><tr role="row">${heads}</tr></thead><tbody role="rowgroup">${lines}</tbody></table></div>`;
}

const VOID = attrs({ class: 'void' });

/** The heads of the columns, and the attributes of the cells below each. */
const columnParts = keptFor((columns: readonly Column[]) => {
  const heads = columns.map(
    ({ header, numeric, hiddenHeader }) =>
      html`<th role="columnheader" scope="col"${attrs({ class: numeric === true && 'num' })}>${hiddenHeader === true ? html`<span class="sr">${header}</span>` : header}</th>`,
  );
  const attributes = columns.map(({ header, place, numeric, labelled }) =>
    attrs({ class: `c-${place}${numeric === true ? ' num' : ''}`, 'data-label': labelled === true && header }),
  );
  return { heads: flat(html`${heads}`), attributes };
});

type CellWriter = (value: HtmlValue) => Html;

function plain(column: ReturnType<typeof attrs>): CellWriter {
  return (value) => html`<td role="cell"${column}>${value}</td>`;
}

/** Rows say the same again and again in a column: a cell is written once for each thing it can say. */
function remembering(column: ReturnType<typeof attrs>): CellWriter {
  const written = new Map<HtmlValue, Html>();
  const write = plain(column);
  return (value) => {
    let cell = written.get(value);
    if (cell === undefined) {
      cell = write(value);
      written.set(value, cell);
    }
    return cell;
  };
}

/** Pages of a long list: the first, the last, and those round the one shown. Nothing when there is only one. */
export function pager(
  options: { page: number; pages: number; href: (page: number) => string },
  language: Language,
): Html | undefined {
  const { page, pages, href } = options;
  if (pages <= 1) return undefined;
  const texts = uiTexts(language);
  const step = (to: number, label: string): HtmlValue =>
    to >= 1 && to <= pages && html`<a href="${href(to)}">${label}</a>`;
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const shown = [...new Set(near)].toSorted((a, b) => a - b);
  const links = shown.map((number, index) => {
    const gap = index > 0 && number - (shown[index - 1] ?? 0) > 1 && html`<span aria-hidden="true">…</span>`;
    return html`${gap}${number === page ? html`<span aria-current="page">${number}</span>` : html`<a href="${href(number)}" aria-label="${texts.page(String(number))}">${number}</a>`}`;
  });
  return html`<nav class="pager" aria-label="${texts.pages}">${step(page - 1, texts.previousPage)}${links}${step(page + 1, texts.nextPage)}</nav>`;
}

/** Instead of an empty list: what will stand here, and how to begin. */
export function emptyState(options: { title: string; text: string; action?: HtmlValue }): Html {
  const { title, text, action } = options;
  return html`<div class="empty">${DARK_WINDOW}<h2 class="as-h3">${title}</h2><p class="muted">${text}</p>${action}</div>`;
}

const DARK_WINDOW = html`<svg viewBox="0 0 120 90" aria-hidden="true" class="dark-window"><rect class="frame" x="22" y="6" width="76" height="76" rx="6"/><rect x="29" y="13" width="28" height="28" rx="2"/><rect x="63" y="13" width="28" height="28" rx="2"/><rect x="29" y="47" width="28" height="28" rx="2"/><rect class="lit" x="63" y="47" width="28" height="28" rx="2"/></svg>`;
