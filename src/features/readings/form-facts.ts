/** What the form is drawn from, as the one statement of store.sql gives it. */
import type { Day, Month } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';

/** What names a metering point to its customer. */
export type PointName = { readonly number: string | null; readonly gsrn: string };

export type PointCard = PointName & {
  readonly id: number;
  readonly energy: Energy;
  readonly street: string;
  readonly postCode: string;
  readonly post: string;
  /** The last reading of any kind but an own record; null before the first one. */
  readonly lastReadOn: Day | null;
};

/** A reading in the ledger that the customer may see, on one register of one meter. */
export type SeenReading = {
  readonly readOn: Day;
  readonly value: number;
  readonly kind: 'reading' | 'submission' | 'own_record' | 'estimate';
  readonly billMonth: Month | null;
};

/** A register of the meter that was there on the day asked for; its readings up to that day, newest first. */
export type FormRegister = {
  readonly code: RegisterCode;
  readonly wholeDigits: number;
  readonly constant: number;
  readonly meterId: number;
  readonly serial: string;
  readonly latest: readonly SeenReading[];
};

export type ChosenPoint = Omit<PointCard, 'lastReadOn'> & {
  readonly operatorCode: string;
  readonly readRemotely: boolean;
  /** The meter was exchanged within the days that a submission may be of: on this day. */
  readonly exchangedOn: Day | null;
  /** Which reminders come, those by SMS only where there is a number; null for a point that there is none of. */
  readonly reminders: { readonly byMail: boolean; readonly bySms: boolean } | null;
  /** Empty where no meter was installed on the day. */
  readonly registers: readonly FormRegister[];
};

/** The number on the customer's papers; the GSRN where there is no other. */
export function nameOf(point: PointName): string {
  return point.number ?? point.gsrn;
}

/** «Celovška cesta 118, 1000 Ljubljana» */
export function addressOf(point: Pick<PointCard, 'street' | 'postCode' | 'post'>): string {
  return `${point.street}, ${point.postCode} ${point.post}`;
}
