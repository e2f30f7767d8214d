/** The second part of a bill: every metering point with its readings, what follows from them, and every line. */
import { addDays } from '#kernel/day.ts';
import type { Bill, BilledPoint } from '../compose.ts';
import type { Stretch } from '../counted.ts';
import type { Line } from '../reckon.ts';
import { ink, line, table, type Column, type Paper, type Row } from './paper.ts';
import { day, euros, price, quantity, registers, sources, units } from './words.ts';

export function breakDown(paper: Paper, bill: Bill): void {
  line(paper, 'Kako je račun nastal', { tag: 'H2', size: 14, font: 'bold', color: ink.accent });
  paper.y += 4;
  for (const point of bill.points) {
    writePoint(paper, bill, point);
    paper.y += 14;
  }
  const others = bill.lines.filter(({ gsrn }) => gsrn === undefined);
  if (others.length === 0) return;
  line(paper, 'Pogodba kot celota', { tag: 'H3', size: 10.5, font: 'bold' });
  table(paper, { columns: lineColumns, rows: others.map((each) => lineRow(each, bill)) });
}

function writePoint(paper: Paper, bill: Bill, { point, stretches, quantities }: BilledPoint): void {
  const { number, street, postCode, post, gsrn, operator } = point;
  line(paper, `Merilno mesto ${number}, ${street}, ${postCode} ${post}`, { tag: 'H3', size: 10.5, font: 'bold' });
  const gas = quantities.flatMap(({ what, value }) =>
    what === 'gas_factor'
      ? [`faktor z ${comma(value)}`]
      : what === 'calorific_value'
        ? [`kurilnost ${comma(value)} kWh/Nm³`]
        : [],
  );
  const facts = [`GSRN ${gsrn}`, `operater ${operator}`, ...gas];
  line(paper, facts.join(' · '), { tag: 'P', size: 8, color: ink.quiet });
  if (stretches.length > 0) {
    table(paper, { columns: readingColumns, rows: stretches.map((each) => readingRow(each, point.energy)) });
    paper.y += 6;
  }
  const lines = bill.lines.filter((each) => each.gsrn === gsrn);
  table(paper, { columns: lineColumns, rows: lines.map((each) => lineRow(each, bill)) });
}

const comma = (text: string): string => text.replace('.', ',');

const readingColumns: readonly Column[] = [
  { title: 'Števec', share: 16 },
  { title: 'Register', share: 14 },
  { title: 'Od', share: 26 },
  { title: 'Stanje', share: 13, align: 'right' },
  { title: 'Do', share: 26 },
  { title: 'Stanje', share: 13, align: 'right' },
  { title: 'Poraba', share: 18, align: 'right' },
];

function readingRow({ serial, register, from, until, used }: Stretch, energy: 'electricity' | 'gas'): Row {
  return {
    cells: [
      serial,
      registers[register] ?? register,
      `${day(from.on)}, ${sources[from.source]}`,
      String(from.value),
      `${day(until.on)}, ${sources[until.source]}`,
      String(until.value),
      `${quantity(used * 1000)} ${energy === 'gas' ? 'm³' : 'kWh'}`,
    ],
  };
}

const lineColumns: readonly Column[] = [
  { title: 'Postavka', share: 50 },
  { title: 'Količina', share: 14, align: 'right' },
  { title: 'Enota', share: 11 },
  { title: 'Cena v €', share: 16, align: 'right' },
  { title: 'Znesek', share: 18, align: 'right' },
  { title: 'DDV', share: 10, align: 'right' },
];

/** The days are told only where a line is of a part of the month. */
function lineRow(each: Line, bill: Bill): Row {
  const isPart = each.from !== bill.from || each.until !== bill.until;
  const days = isPart ? ` (${shortDay(each.from)}–${day(addDays(each.until, -1))})` : '';
  return {
    cells: [
      `${each.label}${days}`,
      quantity(each.quantity),
      units[each.unit],
      price(each.price),
      euros(each.net),
      `${each.vat} %`,
    ],
  };
}

const shortDay = (date: Line['from']): string => `${Number(date.slice(8))}. ${Number(date.slice(5, 7))}.`;
