/**
 * Formulas with the numbers in them, as one would write them down: «230 kWh × 0,11990 €/kWh = 27,58 €». A term never
 * breaks; a line may break before a sign.
 */
import type { PriceUnit } from '#features/tariffs/index.ts';
import { capacity } from '#kernel/counter.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { formatEuro, formatPrice, type Thousandths } from '#kernel/money.ts';
import { formatQuantity } from '#kernel/numbers.ts';
import { unitOf } from '#kernel/register-codes.ts';
import type { RecomputedLine } from './charge-lines.ts';
import type { BilledLine } from './facts.ts';
import type { MonthShare, Share } from './spread.ts';
import { explainTexts } from './texts.ts';
import type { ConvertedGas, CountedStretch } from './use.ts';

const HARD = '\u00A0';
const TIMES = `${HARD}×`;
const MINUS = `${HARD}\u2212`;
const EQUALS = `${HARD}=`;
const PLUS = `${HARD}+`;

/** `330 kWh`, `4,6 kW`, `1,5 meseca`; a piece is only its number. */
export function quantityText(quantity: Thousandths, unit: PriceUnit, language: PageLanguage): string {
  const number = formatQuantity(quantity / 1000, language);
  switch (unit) {
    case 'KWH':
      return `${number}${HARD}kWh`;
    case 'KWT':
      return `${number}${HARD}kW`;
    case 'MTQ':
      return `${number}${HARD}m³`;
    case 'MON':
      return explainTexts(language)
        .months(quantity / 1000, number)
        .replaceAll(' ', HARD);
    case 'C62':
      return number;
  }
}

/** What a register moved: readings stand as the meter shows them, without a dot in the thousands. */
export function countedFormulas(
  { reading, turned, moved, quantity }: CountedStretch,
  language: PageLanguage,
): string[] {
  const { fromValue, untilValue, wholeDigits, constant, registerCode } = reading;
  const shown = turned ? `(${capacity(wholeDigits)}${PLUS} ${untilValue})` : String(untilValue);
  const unit = constant === 1000 ? `${HARD}${unitOf(registerCode)}` : '';
  const difference = `${shown}${MINUS} ${fromValue}${EQUALS} ${formatQuantity(moved, language)}${unit}`;
  if (constant === 1000) return [difference];
  const result = `${formatQuantity(quantity / 1000, language)}${HARD}${unitOf(registerCode)}`;
  return [
    difference,
    `${formatQuantity(moved, language)}${TIMES} ${formatQuantity(constant / 1000, language)}${EQUALS} ${result}`,
  ];
}

/** Cubic metres to normal ones, and those to kilowatt-hours. */
export function gasFormulas(gas: ConvertedGas, language: PageLanguage): { normal: string; energy: string } {
  const normal = `${formatQuantity(gas.normalVolume / 1000, language)}${HARD}Nm³`;
  return {
    normal: `${quantityText(gas.volume, 'MTQ', language)}${TIMES} ${factorText(gas.z, language)}${EQUALS} ${normal}`,
    energy: `${normal}${TIMES} ${factorText(gas.calorificValue, language)}${HARD}kWh/Nm³${EQUALS} ${quantityText(gas.energy, 'KWH', language)}`,
  };
}

/** `230 + 100 = 330 kWh`. */
export function sumFormula(parts: readonly Thousandths[], unit: PriceUnit, language: PageLanguage): string {
  const numbers = parts.map((part) => formatQuantity(part / 1000, language)).join(`${PLUS} `);
  const total = parts.reduce((sum, part) => sum + part, 0);
  return `${numbers}${EQUALS} ${quantityText(total, unit, language)}`;
}

/** `230 kWh × 0,11990 €/kWh = 27,58 €`, of a recomputed line or of one on the bill. */
export function productFormula(
  { quantity, priceMicro, net }: Pick<BilledLine, 'quantity' | 'priceMicro' | 'net'>,
  unit: PriceUnit,
  language: PageLanguage,
): string {
  const price = `${formatPrice(priceMicro, language)}${explainTexts(language).perUnit[unit]}`;
  return `${quantityText(quantity, unit, language)}${TIMES} ${price}${EQUALS} ${formatEuro(net, language)}`;
}

/** How the quantity of a line came about, where it is only a part of what was counted or not one plain month. */
export function quantityFormulas(
  { source, quantity }: RecomputedLine,
  unit: PriceUnit,
  language: PageLanguage,
): string[] {
  if (source.kind === 'used') return usedFormulas(source.shares, unit, language);
  if (isOneMonth(source.months)) return [];
  const months = monthsText(source.months, language);
  const result = quantityText(Math.abs(quantity), unit, language);
  if (source.kind === 'months') return isWhole(source.months) ? [] : [`${months}${EQUALS} ${result}`];
  const factor = months.includes('+') ? `(${months})` : months;
  return [`${quantityText(source.power, 'KWT', language)}${TIMES} ${factor}${EQUALS} ${result}`];
}

function usedFormulas(shares: readonly Share[], unit: PriceUnit, language: PageLanguage): string[] {
  const partial = shares.filter(({ days, ofDays }) => days !== ofDays);
  if (partial.length === 0) return [];
  const parts = partial.map((share) => shareFormula(share, unit, language));
  const quantities = shares.map(({ quantity }) => quantity);
  return shares.length === 1 ? parts : [...parts, sumFormula(quantities, unit, language)];
}

/** `326 kWh × 15 / 30 dni = 163 kWh`; the last stretch gets what is left, so that nothing is lost in rounding. */
function shareFormula(share: Share, unit: PriceUnit, language: PageLanguage): string {
  const whole = quantityText(share.whole, unit, language);
  const result = `${EQUALS} ${quantityText(share.quantity, unit, language)}`;
  if (share.isRest && share.before !== 0)
    return `${whole}${MINUS} ${quantityText(share.before, unit, language)}${result}`;
  return `${whole}${TIMES} ${hard(explainTexts(language).days(share.days, share.ofDays))}${result}`;
}

/** `68,13 € × 22 % = 14,99 €`. */
export function vatFormula(share: { base: number; vat: number; vatPermille: number }, language: PageLanguage): string {
  const rate = rateText(share.vatPermille, language);
  return `${formatEuro(share.base, language)}${TIMES} ${rate}${EQUALS} ${formatEuro(share.vat, language)}`;
}

/** `68,13 € + 14,99 € = 83,12 €`. */
export function totalFormula(amounts: readonly number[], language: PageLanguage): string {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const written = amounts.map((amount) => formatEuro(amount, language)).join(`${PLUS} `);
  return `${written}${EQUALS} ${formatEuro(total, language)}`;
}

/** `22 %`, `9,5 %`; English closes up. */
export function rateText(permille: number, language: PageLanguage): string {
  return `${formatQuantity(permille / 10, language)}${language === 'en' ? '' : HARD}%`;
}

/** `0,93858`, `11,365`. */
function factorText(millionths: number, language: PageLanguage): string {
  const written = (millionths / 1_000_000).toFixed(6).replace(/0{1,3}$/, '');
  return language === 'en' ? written : written.replace('.', ',');
}

function monthsText(months: readonly MonthShare[], language: PageLanguage): string {
  const t = explainTexts(language);
  const whole = months.filter(({ days, ofDays }) => days === ofDays).length;
  const parts = months
    .filter(({ days, ofDays }) => days !== ofDays)
    .map(({ days, ofDays }) => hard(t.days(days, ofDays)));
  return [...(whole > 0 ? [hard(t.months(whole, String(whole)))] : []), ...parts].join(`${PLUS} `);
}

function isOneMonth(months: readonly MonthShare[]): boolean {
  return months.length === 1 && isWhole(months);
}

function isWhole(months: readonly MonthShare[]): boolean {
  return months.every(({ days, ofDays }) => days === ofDays);
}

function hard(text: string): string {
  return text.replaceAll(' ', HARD);
}
