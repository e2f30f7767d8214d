/** What the meters of the cast have counted: two years of readings with a season, up to what the last one shows. */
import { seededRandom, shown, useBetween, type RegistryWriter, type Season } from '#features/exchange/index.ts';
import { firstDayOf, monthOf, nextMonth, previousMonth, type Day } from '#kernel/day.ts';

export type RegisterPlan = {
  readonly code: '1.8.0' | '1.8.1' | '1.8.2' | '2.8.0' | 'V';
  readonly wholeDigits: number;
  readonly constant?: number;
  readonly yearly: number;
  readonly season: Season;
  /** What the last reading shows; what came before is counted back from it. */
  readonly endsAt: number;
  /** Use before the last readings, the newest last, where a story wants exact numbers. */
  readonly lastUses?: readonly number[];
};

export type MeterPlan = {
  readonly serial: string;
  readonly installedOn: Day;
  readonly removedOn?: Day;
  /** Days of its readings, oldest first. */
  readonly readOn: readonly Day[];
  readonly registers: readonly RegisterPlan[];
};

/** How most readings of a point come about. */
export type Habit = 'sends' | 'operator reads' | 'read remotely';

export type NewMeter = {
  readonly gsrn: string;
  readonly meter: MeterPlan;
  readonly habit: Habit;
  readonly seed: number;
};

/** Writes a meter with its registers and readings. */
export function writeMeter(writer: RegistryWriter, { gsrn, meter, habit, seed }: NewMeter): void {
  writer.add('meters.csv', {
    gsrn,
    serial: meter.serial,
    installed_on: meter.installedOn,
    removed_on: meter.removedOn,
  });
  meter.registers.forEach((register, index) => {
    writeRegister(writer, { gsrn, meter, register, habit, random: seededRandom(seed * 16 + index) });
  });
}

type NewRegister = Omit<NewMeter, 'seed'> & { register: RegisterPlan; random: ReturnType<typeof seededRandom> };

function writeRegister(writer: RegistryWriter, { gsrn, meter, register, habit, random }: NewRegister): void {
  const uses = usesBetween(meter.readOn, register, random);
  const counted = uses.reduce((sum, use) => sum + use, 0);
  // a meter that has counted less than its last reading shows began at zero, long before the first reading
  const before = Math.max(0, register.endsAt - counted);
  const startState = before > 0 ? 0 : shown({ ...register, startState: register.endsAt }, -counted);
  let total = before;
  meter.readOn.forEach((readOn, index) => {
    total += uses[index] ?? 0;
    writer.add('readings.csv', {
      gsrn,
      meter_serial: meter.serial,
      register: register.code,
      read_on: readOn,
      value: shown({ ...register, startState }, total),
      ...originOf(habit, { readOn, fromLast: meter.readOn.length - 1 - index }),
    });
  });
  const last = meter.readOn.at(-1) ?? meter.installedOn;
  const removal = meter.removedOn;
  const after = removal === undefined ? 0 : useBetween({ from: last, until: removal }, register, random);
  writer.add('registers.csv', {
    gsrn,
    meter_serial: meter.serial,
    code: register.code,
    whole_digits: register.wholeDigits,
    constant: register.constant,
    start_state: startState,
    final_state: removal === undefined ? undefined : shown({ ...register, startState }, total + after),
  });
}

/** Use before each reading; before the first, none that matters. */
function usesBetween(readOn: readonly Day[], register: RegisterPlan, random: NewRegister['random']): number[] {
  const uses = readOn.map((until, index) => {
    const from = readOn[index - 1];
    return from === undefined ? 0 : useBetween({ from, until }, register, random);
  });
  const told = (register.lastUses ?? []).slice(-Math.max(0, uses.length - 1));
  return told.length === 0 ? uses : [...uses.slice(0, -told.length), ...told];
}

/** Who sends readings forgets now and then, and twice a year the operator comes by. */
function originOf(habit: Habit, { readOn, fromLast }: { readOn: Day; fromLast: number }) {
  if (habit === 'read remotely') return { kind: 'reading', source: 'remote' };
  const operatorComes = fromLast % 6 === 1;
  if (habit === 'operator reads' || operatorComes) return { kind: 'reading', source: 'operator' };
  if (fromLast % 11 === 8) return { kind: 'estimate', source: 'estimate' };
  return { kind: 'submission', source: 'portal', ...billOf(readOn) };
}

/** On the first a reading counts for the month before; from the 21st on it is booked on the first of the next. */
function billOf(readOn: Day) {
  if (readOn.endsWith('-01')) return { bill_month: previousMonth(monthOf(readOn)), booked_on: readOn };
  return { bill_month: monthOf(readOn), booked_on: firstDayOf(nextMonth(monthOf(readOn))) };
}

/** Days between which two meters divide a point's readings when they are exchanged. */
export function divide(readOn: readonly Day[], exchangedOn: Day): { former: Day[]; later: Day[] } {
  return {
    former: readOn.filter((day) => day < exchangedOn),
    later: readOn.filter((day) => day > exchangedOn),
  };
}
