import type { Supplier } from '#features/supplier/index.ts';
import type { Captcha } from '#platform/captcha/captcha.ts';
import type { Pool, Tx } from '#platform/db/pool.ts';
import type { Limits } from '#platform/limits/limits.ts';
import type { SignedIn } from './sessions.ts';

/** What the actions of this feature work with. */
export type AccountParts = {
  readonly pool: Pool;
  readonly limits: Limits;
  readonly captcha: Captcha;
  readonly supplier: Pick<Supplier, 'name' | 'portalName' | 'contact' | 'consents' | 'timeZone' | 'brand' | 'wordmark'>;
  /** `https://moj.example.si`, for links in mails. */
  readonly publicUrl: string;
  /** Where the texts can be read that a newcomer agrees to. */
  readonly legal: { readonly terms: string; readonly privacy: string };
  /** Which of the supplier's help pages there are: log-in leads only to those. */
  readonly library: { readonly hasPage: (slug: HelpPage) => boolean };
  /** The address of an enhancer by its name. */
  readonly script: (name: string) => string;
  /** Waits that many milliseconds: answers to many tries come slowly, and answers that must look alike take alike long. */
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

/** The manual's links beside the log-in, by their address. */
export type HelpPage = 'why' | 'contact' | 'reading-dates' | 'questions';

/** When somebody comes, and from which address. */
export type Caller = { readonly now: Date; readonly ip: string };

/** Somebody who is signed in. */
export type SignedInCaller = Caller & { readonly account: SignedIn };

/** What a step of an action works with: the action's transaction, and on whose behalf it runs. */
export type Step = { readonly parts: AccountParts; readonly tx: Tx; readonly caller: Caller };
