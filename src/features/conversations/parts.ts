import type { Supplier } from '#features/supplier/index.ts';
import type { Captcha } from '#platform/captcha/captcha.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Limit, Limits } from '#platform/limits/limits.ts';
import type { Objects } from '#platform/objects/objects.ts';

/** What the pages and actions of this feature work with. */
export type ConversationParts = {
  readonly pool: Pool;
  readonly supplier: Supplier;
  readonly limits: Limits;
  readonly objects: Objects;
  readonly captcha: Captcha;
  /** `https://moj.example.si`, for links in mails. */
  readonly publicUrl: string;
  readonly script: (name: string) => string;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

const aDay = 24 * 60;

/** Questions and further words of an account in a day; nobody has more to say. */
export const writingPerAccount: Limit = {
  action: 'question-account',
  windowMinutes: aDay,
  freeTries: 20,
  mostTries: 40,
};
/** Forms with files: each file is judged, and pictures are drawn anew. */
export const filesPerAccount: Limit = { action: 'question-files', windowMinutes: aDay, freeTries: 20, mostTries: 30 };
/** A whole office comes from one address; somebody with many mailboxes too. */
export const filesPerNetwork: Limit = {
  action: 'question-files-net',
  windowMinutes: aDay,
  freeTries: 60,
  mostTries: 60,
};
/** The same of a guest, who has shown no more than a mailbox. */
export const filesPerGuest: Limit = { action: 'question-files-guest', windowMinutes: aDay, freeTries: 5, mostTries: 5 };
export const writingPerGuest: Limit = { action: 'question-guest', windowMinutes: aDay, freeTries: 10, mostTries: 20 };

export const questionsPerNetwork: Limit = {
  action: 'question-network',
  windowMinutes: 60,
  freeTries: 5,
  mostTries: 10,
};
/** Without a proof of work: the slower path. */
export const slowQuestionsPerNetwork: Limit = {
  action: 'question-slow',
  windowMinutes: 60,
  freeTries: 3,
  mostTries: 3,
};
/** Over this, no further mail goes to the address; the answer stays the same. */
export const questionsPerEmail: Limit = { action: 'question-email', windowMinutes: 60, freeTries: 3, mostTries: 3 };

/** Conversations of an account that may wait for an answer at once. */
export const mostWaiting = 20;
