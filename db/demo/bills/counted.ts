/** What the registry's meters counted between two days: the readings that a bill of the demo stands on. */
import type { RegistryRow, RegistryWriter } from '#features/exchange/index.ts';
import { addDays, type Day } from '#kernel/day.ts';

type Source = 'read' | 'own' | 'estimated' | 'operator';
type Mark = { readonly on: Day; readonly value: number; readonly source: Source };

/** A register from one reading to the next. `used` is in kWh or m³: turns and the constant are in it. */
export type Stretch = {
  readonly register: string;
  readonly serial: string;
  readonly from: Mark;
  readonly until: Mark;
  readonly digits: number;
  readonly constant: number;
  readonly used: number;
};

type CountedRegister = {
  readonly code: string;
  readonly serial: string;
  readonly digits: number;
  readonly constant: number;
  readonly marks: readonly Mark[];
};

/** The registers of every point, by its GSRN. */
export type Ledger = ReadonlyMap<string, readonly CountedRegister[]>;

type Rows = {
  readonly meters: RegistryRow<'meters.csv'>[];
  readonly registers: RegistryRow<'registers.csv'>[];
  readonly readings: RegistryRow<'readings.csv'>[];
};

/** A writer that also keeps what it writes of meters, and what they have counted. */
export function keeping(writer: RegistryWriter): { writer: RegistryWriter; ledger: () => Ledger } {
  const rows: Rows = { meters: [], registers: [], readings: [] };
  const add: RegistryWriter['add'] = (file, row) => {
    writer.add(file, row);
    if (file === 'meters.csv') rows.meters.push(row);
    if (file === 'registers.csv') rows.registers.push(row);
    if (file === 'readings.csv') rows.readings.push(row);
  };
  return { writer: { ...writer, add }, ledger: () => ledgerOf(rows) };
}

function ledgerOf({ meters, registers, readings }: Rows): Ledger {
  const read = Map.groupBy(readings, (row) => `${row.gsrn} ${row.meter_serial} ${row.register}`);
  const counted = registers.map((row) => {
    const meter = meters.find(({ gsrn, serial }) => gsrn === row.gsrn && serial === row.meter_serial);
    const marks = (read.get(`${row.gsrn} ${row.meter_serial} ${row.code}`) ?? []).map(markOf);
    const ends = [mark(meter?.installed_on, row.start_state), mark(meter?.removed_on, row.final_state)];
    return {
      gsrn: String(row.gsrn),
      code: String(row.code),
      serial: String(row.meter_serial),
      digits: Number(row.whole_digits),
      constant: Number(row.constant ?? 1),
      marks: [...marks, ...ends.filter((end) => end !== undefined)].toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    };
  });
  return Map.groupBy(counted, ({ gsrn }) => gsrn);
}

/** When a meter comes or goes, the operator's people put down what it shows. */
function mark(on: unknown, value: unknown): Mark | undefined {
  return on === undefined || value === undefined
    ? undefined
    : { on: on as Day, value: Number(value), source: 'operator' };
}

function markOf(row: RegistryRow<'readings.csv'>): Mark {
  const source = row.source === 'portal' ? 'own' : row.source === 'estimate' ? 'estimated' : 'read';
  return { on: row.read_on as Day, value: Number(row.value), source };
}

/**
 * What the point's registers counted over the period, as its readings have it: electricity is read on the first of the
 * month, gas on the last. Undefined where readings are missing. What is fed in is no matter of the bill.
 */
export function stretchesOver(
  registers: readonly CountedRegister[],
  energy: 'electricity' | 'gas',
  period: { readonly from: Day; readonly until: Day },
): readonly Stretch[] | undefined {
  const readBefore = energy === 'gas' ? -1 : 0;
  const [from, until] = [addDays(period.from, readBefore), addDays(period.until, readBefore)];
  const charged = registers.filter(({ code }) => code !== '2.8.0');
  const stretches = charged.flatMap((register) => stretchesOf(register, { from, until }));
  const whole = [...new Set(charged.map(({ code }) => code))].every((code) => {
    const own = stretches.filter(({ register }) => register === code);
    return own[0]?.from.on === from && own.at(-1)?.until.on === until;
  });
  return whole && stretches.length > 0 ? stretches : undefined;
}

function stretchesOf(register: CountedRegister, days: { from: Day; until: Day }): Stretch[] {
  const marks = register.marks.filter(({ on }) => days.from <= on && on <= days.until);
  return marks.slice(1).map((until, index) => stretch(register, marks[index] ?? until, until));
}

type Counter = Pick<CountedRegister, 'serial' | 'digits' | 'constant'> & { readonly code: string };

function stretch({ code, serial, digits, constant }: Counter, from: Mark, until: Mark): Stretch {
  const turned = until.value < from.value ? 10 ** digits : 0;
  const used = (until.value - from.value + turned) * constant;
  return { register: code, serial, from, until, digits, constant, used };
}

/** The stretch as it would have been had its last reading been estimated, so many steps too high. */
export function overestimated({ register, serial, digits, constant, from, until }: Stretch, steps: number): Stretch {
  const value = (until.value + steps) % 10 ** digits;
  return stretch({ code: register, serial, digits, constant }, from, { on: until.on, value, source: 'estimated' });
}
