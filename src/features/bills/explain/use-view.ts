/** How much a point used: the readings the bill stands on, one taken from the other, and for gas the way to kWh. */
import { capacity } from '#kernel/counter.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { tariffOf, unitOf } from '#kernel/register-codes.ts';
import { html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { writtenDay } from '#ui/days.ts';
import { badge, tariffMark } from '#ui/marks.ts';
import { sumLine } from './charge-view.ts';
import { countedFormulas, gasFormulas, quantityText, sumFormula } from './formulas.ts';
import type { ExplainedPoint } from './recompute.ts';
import { explainTexts } from './texts.ts';
import type { ConvertedGas, CountedStretch } from './use.ts';

/** Blocks may differ from the readings by what rounding each of them makes. */
const ROUNDING = 3000;

export function useView(explained: ExplainedPoint, language: PageLanguage): Html {
  const { use, point } = explained;
  const t = explainTexts(language).use;
  if (use.registers.length === 0)
    return html`<div class="stack tight"><h3>${t.title}</h3><p class="muted">${t.none}</p></div>`;
  const lines = [
    ...use.registers.flatMap(({ stretches }) => stretches.map((stretch) => countedLine(stretch, language))),
    ...use.gas.flatMap((gas) => gasLines(gas, language)),
    totalLine(explained, language),
    blocksLine(explained, language),
  ];
  const noFactors = point.energy === 'gas' && use.gas.length === 0 && html`<p class="muted small">${t.noFactors}</p>`;
  return html`<div class="stack tight"><h3>${t.title}</h3><p class="muted">${t.sentence[point.energy]}</p><ul class="worked">${lines}</ul>${noFactors}</div>`;
}

function countedLine(stretch: CountedStretch, language: PageLanguage): Html {
  const { reading, turned, quantity } = stretch;
  const { registerCode, meterSerial, wholeDigits, constant } = reading;
  const t = explainTexts(language).use;
  const mark = registerCode === 'V' || registerCode === '2.8.0' ? undefined : tariffMark(tariffOf(registerCode));
  const readings = [
    t.reading(String(reading.fromValue), writtenDay(reading.fromOn, language), t.sources[reading.fromSource]),
    t.reading(String(reading.untilValue), writtenDay(reading.untilOn, language), t.sources[reading.untilSource]),
  ];
  const notes: HtmlValue[] = readings.map((words) => words);
  if (turned) notes.push(t.turned(String(capacity(wholeDigits))));
  if (constant !== 1000) notes.push(t.constant(formatQuantity(constant / 1000, language)));
  return sumLine({
    name: html`${mark} ${t.registers[registerCode]}, <span class="muted">${t.meter(meterSerial)}</span>`,
    result: `${formatQuantity(quantity / 1000, language)}\u00A0${unitOf(registerCode)}`,
    formulas: countedFormulas(stretch, language),
    notes,
  });
}

function gasLines(gas: ConvertedGas, language: PageLanguage): readonly Html[] {
  const t = explainTexts(language).use;
  const { normal, energy } = gasFormulas(gas, language);
  return [
    sumLine({
      name: t.normal,
      result: `${formatQuantity(gas.normalVolume / 1000, language)}\u00A0Nm³`,
      formulas: [normal],
    }),
    sumLine({
      name: t.energy,
      result: quantityText(gas.energy, 'KWH', language),
      formulas: [energy],
      notes: gas.energy % 1000 === 0 ? [t.rounded] : [],
    }),
  ];
}

/** Where several registers, meters or months make up the use. */
function totalLine({ use }: ExplainedPoint, language: PageLanguage): Html | undefined {
  const { energy = [] } = use;
  if (energy.length < 2) return undefined;
  const parts = energy.map(({ quantity }) => quantity);
  return sumLine({
    name: explainTexts(language).use.total,
    result: quantityText(use.energyTotal, 'KWH', language),
    formulas: [sumFormula(parts, 'KWH', language)],
    total: true,
  });
}

function blocksLine({ blockEnergy, blocksOff }: ExplainedPoint, language: PageLanguage): Html | undefined {
  if (blockEnergy.length === 0) return undefined;
  const t = explainTexts(language).use;
  const parts = blockEnergy.map(({ quantity }) => quantity);
  const named = blockEnergy.map(({ block, quantity }) => t.block(block, quantityText(quantity, 'KWH', language)));
  const off = quantityText(Math.abs(blocksOff), 'KWH', language);
  const warning = Math.abs(blocksOff) > ROUNDING ? [badge('warn', t.blocksOff(off))] : [];
  return sumLine({
    name: t.blocks,
    result: quantityText(
      parts.reduce((sum, part) => sum + part, 0),
      'KWH',
      language,
    ),
    formulas: [sumFormula(parts, 'KWH', language)],
    notes: [named.join(', '), t.blocksHint, ...warning],
  });
}
