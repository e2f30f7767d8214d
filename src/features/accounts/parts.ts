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
  readonly supplier: Pick<Supplier, 'portalName' | 'contact' | 'consents' | 'timeZone' | 'brand' | 'wordmark'>;
  /** `https://moj.example.si`, for links in mails. */
  readonly publicUrl: string;
  /** Where the texts can be read that a newcomer agrees to. */
  readonly legal: { readonly terms: string; readonly privacy: string };
  /** The address of an enhancer by its name. */
  readonly script: (name: string) => string;
  /** Waits that many milliseconds: answers to many tries come slowly, and answers that must look alike take alike long. */
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

/** When somebody comes, and from which address. */
export type Caller = { readonly now: Date; readonly ip: string };

/** Somebody who is signed in. */
export type SignedInCaller = Caller & { readonly account: SignedIn };

/** What a step of an action works with: the action's transaction, and on whose behalf it runs. */
export type Step = { readonly parts: AccountParts; readonly tx: Tx; readonly caller: Caller };
