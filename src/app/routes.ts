/** Every address of the portal, with its guard and who answers it. Read this first. */
import type { Guarded } from '#features/accounts/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Method } from '#platform/http/exchange.ts';
import type { Limits } from '#platform/limits/limits.ts';

export type Route = readonly [method: Method, path: string, open: Guarded];

/** What the features' pages are made with. */
export type Dependencies = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly limits: Limits;
  readonly secret: string;
  /** `https://moj.example.si`, for links in mails. */
  readonly publicUrl: string;
  readonly demo: boolean;
};

export function routes(_: Dependencies): Route[] {
  return [];
}
