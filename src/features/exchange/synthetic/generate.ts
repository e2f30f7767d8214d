/** A synthetic registry of any size: the same seed gives the same files, byte for byte. */
import { addDays, addMonths, dayIn, monthOf, previousMonth, type Day } from '#kernel/day.ts';
import { openRegistryWriter, type RegistryWriter } from '../registry/writer.ts';
import { shown } from './counter.ts';
import { syntheticGsrn } from './numbers.ts';
import { electricityOperators, gasOperators, type KnownOperator } from './operators.ts';
import { seededRandom, type Random } from './random.ts';
import { firstsOfMonths, lastsOfMonths, useBetween, type Season } from './use.ts';

export type GenerateOptions = {
  readonly points: number;
  readonly folder: string;
  readonly seed?: number;
  /** Months of readings; default 24. */
  readonly months?: number;
  /** The last day that may have a reading. Default: today in Slovenia. */
  readonly today?: Day;
  readonly onProgress?: (points: number) => void;
};

type Energy = KnownOperator['energy'];

type Registry = {
  readonly writer: RegistryWriter;
  readonly months: number;
  readonly firsts: readonly Day[];
  readonly lasts: readonly Day[];
  contracts: number;
};

/** Writes the files. Memory does not grow with `points`. */
export async function generateRegistry(options: GenerateOptions): Promise<void> {
  const { points, folder, seed = 1, months = 24, onProgress } = options;
  const today = options.today ?? dayIn(new Date(), 'Europe/Ljubljana');
  const writer = await openRegistryWriter(folder);
  const registry: Registry = {
    writer,
    months,
    firsts: firstsOfMonths(today, months),
    lasts: lastsOfMonths(today, months),
    contracts: 0,
  };
  for (const { code, name, energy } of [...electricityOperators, ...gasOperators]) {
    writer.add('operators.csv', { code, name, energy, country: 'SI' });
  }
  let point = 0;
  while (point < points) {
    // chance begins anew with every customer, so that a larger registry begins like a smaller one
    const random = seededRandom(Math.imul(seed, 0x01000193) ^ point);
    const energy: Energy = random.chance(0.75) ? 'electricity' : 'gas';
    const last = Math.min(points, point + pointsOfContract(random));
    const contract = addContract(registry, energy, random);
    for (; point < last; point++) {
      addPoint(registry, { serial: point, energy, contract, random });
      await writer.flush();
    }
    onProgress?.(point);
  }
  await writer.close();
}

/** Most have one, some have a flat and a garage, a few are managers of whole blocks. */
function pointsOfContract(random: Random): number {
  if (random.chance(0.0005)) return random.between(40, 200);
  return random.chance(0.12) ? random.between(2, 3) : 1;
}

type Contract = { readonly number: string; readonly from: Day; readonly until: Day | undefined };

const givenNames = ['Ana', 'Luka', 'Maja', 'Matej', 'Nina', 'Jan', 'Špela', 'Žiga', 'Tina', 'Marko'] as const;
const familyNames = [
  'Novak',
  'Horvat',
  'Kovačič',
  'Krajnc',
  'Zupančič',
  'Potočnik',
  'Mlakar',
  'Kos',
  'Vidmar',
] as const;

function addContract(registry: Registry, energy: Energy, random: Random): Contract {
  const first = registry.firsts[0] as Day;
  const number = `S${String(++registry.contracts).padStart(9, '0')}`;
  const from = addMonths(first, -random.between(0, 60));
  const ends = random.chance(0.03) && registry.firsts.length > 2;
  const until = ends ? registry.firsts[random.between(1, registry.firsts.length - 2)] : undefined;
  registry.writer.add('contracts.csv', {
    number,
    energy,
    holder_name: `${random.pick(givenNames)} ${random.pick(familyNames)}`,
    valid_from: from,
    valid_until: until,
    link_proof: random.chance(0.1) ? `R${random.between(10_000_000, 99_999_999)}` : undefined,
  });
  return { number, from, until };
}

const streets = ['Lipova ulica', 'Šolska ulica', 'Cesta na polju', 'Vrtna pot', 'Pod gozdom', 'Nova ulica'] as const;
const posts = [
  ['1000', 'Ljubljana'],
  ['2000', 'Maribor'],
  ['3000', 'Celje'],
  ['4000', 'Kranj'],
  ['6000', 'Koper - Capodistria'],
  ['8000', 'Novo mesto'],
] as const;

type NewPoint = { serial: number; energy: Energy; contract: Contract; random: Random };

function addPoint(registry: Registry, { serial, energy, contract, random }: NewPoint): void {
  const { writer } = registry;
  const gsrn = syntheticGsrn(100_000 + serial);
  const operator = random.pick<KnownOperator>(energy === 'gas' ? gasOperators : electricityOperators);
  const [postCode, post] = random.pick<readonly [string, string]>(posts);
  writer.add('metering_points.csv', {
    gsrn,
    number:
      energy === 'gas' ? `${operator.prefix}-${900_000_000 + serial}` : `${operator.prefix}-${10_000_000 + serial}`,
    energy,
    operator: operator.code,
    street: `${random.pick(streets)} ${random.between(1, 140)}${random.chance(0.1) ? 'a' : ''}`,
    post_code: postCode,
    post,
    read_remotely: random.chance(0.3),
  });
  writer.add('supplies.csv', {
    contract_number: contract.number,
    gsrn,
    supplied_from: contract.from,
    supplied_until: contract.until,
  });
  if (contract.until !== undefined) moveIn(registry, { gsrn, energy, from: contract.until, random });
  addMeters(registry, { gsrn, energy, random, installedOn: addDays(contract.from, -random.between(1, 3000)) });
}

/** Somebody else takes the point over on the day on which the former contract ends. */
function moveIn(
  registry: Registry,
  { gsrn, energy, from, random }: { gsrn: string; energy: Energy; from: Day; random: Random },
): void {
  const number = `S${String(++registry.contracts).padStart(9, '0')}`;
  const holder = `${random.pick(givenNames)} ${random.pick(familyNames)}`;
  registry.writer.add('contracts.csv', { number, energy, holder_name: holder, valid_from: from });
  registry.writer.add('supplies.csv', { contract_number: number, gsrn, supplied_from: from });
}

type RegisterKind = { code: string; yearly: number; season: Season; wholeDigits: number };

function registersOf(energy: Energy, random: Random): RegisterKind[] {
  const wholeDigits = random.chance(0.6) ? 5 : 6;
  const size = 0.5 + random.next();
  const register = (code: string, yearly: number, season: Season): RegisterKind => ({
    code,
    yearly: Math.round(yearly * size),
    season,
    wholeDigits,
  });
  if (energy === 'gas') return [register('V', 1300, 'heating')];
  if (random.chance(0.35)) return [register('1.8.0', 3600, 'home')];
  const twoRates = [register('1.8.1', 1900, 'home'), register('1.8.2', 1700, 'home')];
  return random.chance(0.08) ? [...twoRates, register('2.8.0', 6000, 'sun')] : twoRates;
}

type NewMeters = { gsrn: string; energy: Energy; random: Random; installedOn: Day };

/** One meter, or two when it was exchanged in the time of the readings. */
function addMeters(registry: Registry, { gsrn, energy, random, installedOn }: NewMeters): void {
  const { writer } = registry;
  const days = energy === 'gas' ? registry.lasts : registry.firsts;
  const kinds = registersOf(energy, random);
  const exchangedAfter = random.chance(0.04) && days.length > 2 ? random.between(0, days.length - 2) : undefined;
  const exchangedOn =
    exchangedAfter === undefined ? undefined : addDays(days[exchangedAfter] as Day, random.between(3, 25));
  const serial = String(random.between(10_000_000, 99_999_999));
  const former = { gsrn, serial, from: installedOn, until: exchangedOn };
  writer.add('meters.csv', { gsrn, serial, installed_on: installedOn, removed_on: exchangedOn });
  const read = exchangedAfter === undefined ? days : days.slice(0, exchangedAfter + 1);
  for (const kind of kinds) addRegister(registry, { meter: former, kind, days: read, random });
  if (exchangedOn === undefined) return;
  const later = { gsrn, serial: `${serial}N`, from: exchangedOn, until: undefined };
  writer.add('meters.csv', { gsrn, serial: later.serial, installed_on: exchangedOn });
  const rest = days.slice(read.length);
  for (const kind of kinds) addRegister(registry, { meter: later, kind, days: rest, random });
}

type NewRegister = {
  meter: { gsrn: string; serial: string; from: Day; until: Day | undefined };
  kind: RegisterKind;
  days: readonly Day[];
  random: Random;
};

function addRegister({ writer }: Registry, { meter, kind, days, random }: NewRegister): void {
  const startState = random.chance(0.02)
    ? 10 ** kind.wholeDigits - random.between(1, kind.yearly)
    : random.between(0, 60_000);
  let counted = 0;
  let from = days[0] ?? meter.from;
  for (const readOn of days) {
    counted += useBetween({ from, until: readOn }, kind, random);
    from = readOn;
    const value = shown({ wholeDigits: kind.wholeDigits, startState }, counted);
    writer.add('readings.csv', {
      gsrn: meter.gsrn,
      meter_serial: meter.serial,
      register: kind.code,
      read_on: readOn,
      value,
      ...originOf(readOn, random),
    });
  }
  const finalState =
    meter.until === undefined
      ? undefined
      : shown(
          { wholeDigits: kind.wholeDigits, startState },
          counted + useBetween({ from, until: meter.until }, kind, random),
        );
  writer.add('registers.csv', {
    gsrn: meter.gsrn,
    meter_serial: meter.serial,
    code: kind.code,
    whole_digits: kind.wholeDigits,
    constant: random.chance(0.01) ? 40 : undefined,
    start_state: startState,
    final_state: finalState,
  });
}

function originOf(readOn: Day, random: Random) {
  if (random.chance(0.2)) {
    const bill = readOn.endsWith('-01') ? previousMonth(monthOf(readOn)) : monthOf(readOn);
    return { kind: 'submission', source: 'portal', bill_month: bill, booked_on: readOn };
  }
  return random.chance(0.03) ? { kind: 'estimate', source: 'estimate' } : { kind: 'reading', source: 'operator' };
}
