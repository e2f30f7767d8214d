/** Figures as XML wants them: a decimal point, nothing between thousands, no exponent. */
import type { Cents } from '#kernel/money.ts';
import { element, type Xml } from './xml.ts';

/** `-12.5` of -12500 thousandths: as many decimals as the value has, and no fewer than asked for. */
export function decimal(value: number, { places, least = 0 }: { places: number; least?: number }): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '').padEnd(least, '0');
  const sign = value < 0 ? '-' : '';
  return `${sign}${digits.slice(0, -places)}${fraction === '' ? '' : '.'}${fraction}`;
}

/** An amount of money in euros. */
export function amount(name: string, cents: Cents): Xml {
  return element(`cbc:${name}`, decimal(cents, { places: 2, least: 2 }), { currencyID: 'EUR' });
}
