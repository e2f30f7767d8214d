import type { Library } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Limits } from '#platform/limits/limits.ts';
import type { Objects } from '#platform/objects/objects.ts';

export type RightsParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly library: Pick<Library, 'terms' | 'privacy'>;
  readonly objects: Objects;
  readonly limits: Limits;
  readonly secret: string;
  /** `https://moj.example.si`, for links in mails. */
  readonly publicUrl: string;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};
