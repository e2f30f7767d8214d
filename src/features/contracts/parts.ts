import type { SignedIn } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Limits } from '#platform/limits/limits.ts';

/** What the actions of this feature work with. */
export type ContractParts = {
  readonly pool: Pool;
  readonly limits: Limits;
  readonly supplier: Supplier;
  /** Waits that many milliseconds: answers to many tries come slowly. */
  readonly wait: (milliseconds: number) => Promise<void>;
};

/** Who links or removes a contract, when, and from which address. */
export type Linker = { readonly account: SignedIn; readonly now: Date; readonly ip: string };
