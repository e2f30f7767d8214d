import type { Day, Month } from '#kernel/day.ts';
import type { Energy } from '#kernel/identifiers.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';
import type { Tile } from '#ui/tiles.ts';

/** The ways from home: what one does here, what one reads, and for who is not signed in. */
export type HomeTiles = {
  readonly services: readonly Tile[];
  readonly toRead: readonly Tile[];
  readonly visitor: readonly Tile[];
};

/** Conversations with an answer that was not looked at yet; the latest of them. */
export type UnreadAnswers = { readonly count: number; readonly id: number; readonly number: string };

/** A drum of the meter that is there today, with its last reading of any kind; nulls where there is none. */
export type HomeRegister = {
  readonly code: RegisterCode;
  readonly wholeDigits: number;
  readonly value: number | null;
  readonly readOn: Day | null;
};

/** A metering point that is supplied today. */
export type HomePoint = {
  readonly id: number;
  readonly number: string | null;
  readonly gsrn: string;
  readonly energy: Energy;
  readonly operatorCode: string;
  readonly street: string;
  readonly post: string;
  readonly readRemotely: boolean;
  /** The last day that was read for billing, within the last hundred days. */
  readonly lastReadOn: Day | null;
  /** The last bill that the customer sent a reading for, within the same days. */
  readonly lastBillMonth: Month | null;
  readonly registers: readonly HomeRegister[];
};

export type LatestReading = {
  readonly readOn: Day;
  readonly value: number;
  readonly wholeDigits: number;
  readonly code: RegisterCode;
  readonly kind: 'reading' | 'submission' | 'own_record' | 'estimate';
  /** The point's old number, or its GSRN. */
  readonly number: string;
  readonly street: string;
};
