/** Numbers, days and names as a Slovenian bill prints them. */
import type { Day } from '#kernel/day.ts';
import type { Stretch } from '../counted.ts';
import type { Group, Line } from '../reckon.ts';

/** `cents` as 1.234,56 €; a minus is a minus sign. */
export function euros(cents: number): string {
  const [whole = '', rest = ''] = (Math.abs(cents) / 100).toFixed(2).split('.');
  return `${cents < 0 ? '−' : ''}${grouped(whole)},${rest} €`;
}

/** Thousandths as 330 or 4,6. */
export function quantity(thousandths: number): string {
  const [whole = '', rest = ''] = String(Math.abs(thousandths) / 1000).split('.');
  return `${thousandths < 0 ? '−' : ''}${grouped(whole)}${rest === '' ? '' : `,${rest}`}`;
}

/** Millionths of a euro, with five decimals or with six where it takes them. */
export function price(millionths: number): string {
  const text = (Math.abs(millionths) / 1_000_000).toFixed(6).replace(/0$/, '').replace('.', ',');
  return `${millionths < 0 ? '−' : ''}${text}`;
}

const grouped = (whole: string): string => whole.replace(/\B(?=(\d{3})+$)/g, '.');

export function day(date: Day): string {
  return `${Number(date.slice(8))}. ${Number(date.slice(5, 7))}. ${date.slice(0, 4)}`;
}

const months = [
  'januar',
  'februar',
  'marec',
  'april',
  'maj',
  'junij',
  'julij',
  'avgust',
  'september',
  'oktober',
  'november',
  'december',
];

export function month(date: Day): string {
  return `${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

export const units: Readonly<Record<Line['unit'], string>> = { KWH: 'kWh', KWT: 'kW', MON: 'mesec', C62: 'kos' };

export const groupNames: Readonly<Record<Group, string>> = {
  energy: 'Energija',
  network: 'Omrežnina',
  contribution: 'Prispevki',
  excise: 'Trošarina',
  fee: 'Nadomestila',
  discount: 'Popusti',
  interest: 'Obresti',
};

export const sources: Readonly<Record<Stretch['from']['source'], string>> = {
  read: 'odčitano',
  own: 'vaš odčitek',
  estimated: 'ocena',
  operator: 'operater',
};

export const registers: Readonly<Record<string, string>> = {
  '1.8.0': 'ET (1.8.0)',
  '1.8.1': 'VT (1.8.1)',
  '1.8.2': 'MT (1.8.2)',
  V: 'V',
};
