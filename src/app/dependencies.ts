import type { HomeTiles } from '#features/home/index.ts';
import type { OfferFront } from '#features/offers/index.ts';
import type { Library, Shelf } from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Limits } from '#platform/limits/limits.ts';
import type { Objects } from '#platform/objects/objects.ts';

/** What the features' pages are made with. */
export type Dependencies = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly library: Library;
  /** The tiles of the first page. */
  readonly tiles: (language: PageLanguage) => HomeTiles;
  readonly offers: Shelf<OfferFront>;
  /** Where the bills' documents are kept. */
  readonly objects: Objects;
  readonly limits: Limits;
  readonly secret: string;
  /** `https://moj.example.si`, for links in mails. */
  readonly publicUrl: string;
  /** The account's token, where SMS leave through Twilio: its reports are signed with it. */
  readonly twilioToken: string | undefined;
  /** The address of a script by its name. */
  readonly script: (name: string) => string;
  /** False where no gateway is configured: nothing then offers SMS. */
  readonly sendsSms: boolean;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** True where customers are invented, and their mail may be read by everybody. */
  readonly demo: boolean;
};
