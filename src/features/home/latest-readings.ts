import type { Visit } from '#features/accounts/index.ts';
import { tariffOf, unitOf } from '#kernel/register-codes.ts';
import { html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { tariffMark } from '#ui/marks.ts';
import { cardTable, type Column } from '#ui/table.ts';
import type { LatestReading } from './home-facts.ts';
import { homeTexts } from './texts.ts';

/** The five newest readings, as the list of readings has them; nothing before there is one. */
export function latestReadings(latest: readonly LatestReading[], { language }: Visit): Html | undefined {
  if (latest.length === 0) return undefined;
  const t = homeTexts(language);
  const columns: readonly Column[] = [
    { header: t.columns.readOn, place: 'date' },
    { header: t.columns.point, place: 'mm' },
    { header: t.columns.tariff, place: 'tar' },
    { header: t.columns.value, place: 'read', numeric: true },
    { header: t.columns.kind, place: 'state' },
  ];
  const rows = latest.map(({ readOn, street, number, code, value, kind }) => ({
    cells: [
      writtenDay(readOn, language),
      html`${street}<br><span class="muted small">${number}</span>`,
      code === '2.8.0' ? code : tariffMark(tariffOf(code)),
      html`${value} <span class="muted small">${unitOf(code)}</span>`,
      t.kinds[kind],
    ],
  }));
  return html`<section class="stack" aria-labelledby="latest"><div class="row apart"><h2 id="latest">${t.latest}</h2><a class="btn quiet" href="/readings">${t.allReadings}</a></div>${cardTable({ caption: t.latest, columns, rows })}</section>`;
}
