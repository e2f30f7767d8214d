import type { CustomerVisit } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Limits } from '#platform/limits/limits.ts';

/** What the pages about reminders work with. */
export type ReminderPageParts = {
  readonly pool: Pool;
  readonly limits: Limits;
  readonly supplier: Supplier;
  readonly secret: string;
  /** `https://moj.example.si`: a phone fills in a code where its message names this host. */
  readonly publicUrl: string;
  /** False where no gateway is configured: nothing then offers SMS. */
  readonly sendsSms: boolean;
  /** Waits that many milliseconds: answers to many tries come slowly. */
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** Who chooses, when, and from which address. */
export type Chooser = Pick<CustomerVisit, 'account' | 'now' | 'today' | 'ip'>;

export function entryOf({ account, now, ip }: Chooser) {
  return { at: now, accountId: account.id, origin: ip };
}

export type Channel = 'mail' | 'sms';
