/** The words in which the stories of the cast are told: contracts, points, meters, and the days they share. */
import { firstsOfMonths, lastsOfMonths, syntheticGsrn } from '#features/exchange/index.ts';
import { addDays, addMonths, firstOfMonth, type Day } from '#kernel/day.ts';
import type { Habit, MeterPlan, RegisterPlan } from './metering.ts';

export type CustomerContract = {
  readonly number: string;
  readonly energy: 'electricity' | 'gas';
  /** Slovenia where not said; its points lie in the same country. */
  readonly country?: 'HR';
  readonly holder: string;
  readonly email?: string;
  readonly from: Day;
  readonly until?: Day | undefined;
  readonly linkProof?: string;
  /** Nobody has linked it: for trying out. */
  readonly linkable?: true;
};

export type DemoPoint = {
  readonly gsrn: string;
  readonly number: string;
  readonly energy: 'electricity' | 'gas';
  readonly country: 'SI' | 'HR';
  readonly operator: string;
  readonly street: string;
  readonly postCode: string;
  readonly post: string;
  readonly habit: Habit;
  readonly supplies: readonly { readonly contract: string; readonly from: Day; readonly until?: Day | undefined }[];
  readonly meters: readonly MeterPlan[];
};

export type Customers = { readonly contracts: readonly CustomerContract[]; readonly points: readonly DemoPoint[] };

/** Days that the stories share. The reading of the window that is open on `today` is left to be sent. */
export type Calendar = {
  readonly today: Day;
  readonly firsts: readonly Day[];
  readonly lasts: readonly Day[];
  /** Well before the first reading. */
  readonly longAgo: Day;
};

const monthsOfReadings = 25;

export function calendarOn(today: Day): Calendar {
  return {
    today,
    // the electricity window closes on the 3rd, that of gas with the month
    firsts: firstsOfMonths(addDays(today, -3), monthsOfReadings),
    lasts: lastsOfMonths(addDays(today, -1), monthsOfReadings),
    longAgo: addMonths(firstOfMonth(today), -52),
  };
}

type Terms = Omit<CustomerContract, 'number' | 'energy'>;

export const electricityContract = (number: string, terms: Terms): CustomerContract => ({
  number,
  energy: 'electricity',
  ...terms,
});

export const gasContract = (number: string, terms: Terms): CustomerContract => ({ number, energy: 'gas', ...terms });

export const earlier = (one: Day, other: Day): Day => (one < other ? one : other);

type Home = Pick<DemoPoint, 'number' | 'operator' | 'street' | 'postCode' | 'post'> & {
  readonly serial: number;
  readonly contract: CustomerContract;
  readonly habit?: Habit;
  readonly meters: readonly MeterPlan[];
};

/** A point that one contract supplies from its first day on. */
export function point({ serial, contract, habit = 'sends', ...place }: Home): DemoPoint {
  const supplies = [{ contract: contract.number, from: contract.from, until: contract.until }];
  return {
    ...place,
    gsrn: syntheticGsrn(serial),
    energy: contract.energy,
    country: contract.country ?? 'SI',
    habit,
    supplies,
  };
}

export function meter(serial: string, installedOn: Day, rest: Pick<MeterPlan, 'readOn' | 'registers'>): MeterPlan {
  return { serial, installedOn, ...rest };
}

type Counts = { readonly vt: number; readonly mt: number };

export function twoRates(ends: Counts, yearly: Counts, wholeDigits = 6): [RegisterPlan, RegisterPlan] {
  return [
    { code: '1.8.1', wholeDigits, yearly: yearly.vt, season: 'home', endsAt: ends.vt },
    { code: '1.8.2', wholeDigits, yearly: yearly.mt, season: 'home', endsAt: ends.mt },
  ];
}

export const gas = (endsAt: number, yearly: number): RegisterPlan[] => [
  { code: 'V', wholeDigits: 5, yearly, season: 'heating', endsAt },
];
