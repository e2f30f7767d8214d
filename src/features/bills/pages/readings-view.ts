/** The readings that a bill stands on, as they were then. */
import type { PageLanguage } from '#kernel/language.ts';
import { tariffOf, unitOf } from '#kernel/register-codes.ts';
import { html, type Html } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { inOneLine, tariffMark } from '#ui/marks.ts';
import type { BillReading } from './bill-facts.ts';
import type { FindBillRow } from './bill.sql.ts';
import { billTexts } from './bill-texts.ts';

/** More than that are folded. */
const FEW = 8;

export function readingsView(bill: FindBillRow, language: PageLanguage): Html | undefined {
  if (bill.readings.length === 0) return undefined;
  const { readings: t } = billTexts(language);
  const several = bill.points.length > 1;
  const names = new Map(bill.points.map(({ id, street, number, gsrn }) => [id, `${street}, ${number ?? gsrn}`]));
  const rows = bill.readings.map((reading) =>
    rowOf(reading, several ? names.get(reading.pointId) : undefined, language),
  );
  const heads = html`<thead><tr><th scope="col">${t.register}</th><th scope="col">${t.from}</th><th scope="col">${t.until}</th></tr></thead>`;
  const table = html`<div class="card table"><table><caption class="sr">${t.title}</caption>${heads}<tbody>${rows}</tbody></table></div>`;
  const shown =
    rows.length > FEW ? html`<details class="more"><summary>${t.all(rows.length)}</summary>${table}</details>` : table;
  return html`<section class="stack" aria-labelledby="readings"><h2 id="readings">${t.title}</h2><p class="muted">${t.sources}</p>${shown}</section>`;
}

function rowOf(reading: BillReading, point: string | undefined, language: PageLanguage): Html {
  const { readings: t } = billTexts(language);
  const { registerCode, meterSerial, fromOn, fromValue, fromSource, untilOn, untilValue, untilSource } = reading;
  const cell = (on: BillReading['fromOn'], value: number, source: BillReading['fromSource']): Html =>
    html`<td><span class="nb"><strong>${value}</strong> ${unitOf(registerCode)}</span><br><span class="small muted">${inOneLine(writtenDay(on, language))}, ${inOneLine(t.source[source])}</span></td>`;
  const mark = registerCode === 'V' ? t.gas : tariffMark(tariffOf(registerCode));
  return html`<tr><th scope="row">${mark} <span class="small muted">${point !== undefined && html`${point}, `}${t.meter(meterSerial)}</span></th>${cell(fromOn, fromValue, fromSource)}${cell(untilOn, untilValue, untilSource)}</tr>`;
}
