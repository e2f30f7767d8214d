import type { Day } from '#kernel/day.ts';
import type { RegisterCode } from '#kernel/register-codes.ts';

/** A metering point of a linked contract, as it stands in the registry. */
export type LinkedPoint = {
  readonly id: number;
  readonly gsrn: string;
  /** The operator's own old number, where the point has one. */
  readonly number: string | null;
  readonly street: string;
  readonly postCode: string;
  readonly post: string;
  /** Name of the distribution operator. */
  readonly operator: string;
  readonly readRemotely: boolean;
  /** Supplied under the contract from this day … */
  readonly from: Day;
  /** … to the day before this one; null while it goes on. */
  readonly until: Day | null;
  /** The meter of today or of the supply's last day; null where none is known. */
  readonly serial: string | null;
  readonly registers: readonly RegisterCode[] | null;
};
