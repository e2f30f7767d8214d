import type { Tx } from '#platform/db/pool.ts';
import type { Person } from './input.ts';
import { insertAccount, insertConsent } from './store.sql.ts';

export type NewAccount = {
  readonly email: string;
  /** Argon2id, from `hashPassword`. */
  readonly passwordHash: string;
  readonly person: Person;
  readonly language: string;
  /** What was answered to the two texts, in which version, and when. Without the terms there is no account. */
  readonly consents: {
    readonly termsVersion: string;
    readonly offersVersion: string;
    readonly wantsOffers: boolean;
    readonly answeredAt: Date;
  };
  readonly now: Date;
};

/**
 * Opens an account with its two consents, and gives its id; undefined where the address has one already. Whoever calls
 * answers for the mailbox being the owner's: an activation link that was opened, or the demo's invented people.
 */
export async function openAccount(tx: Tx, account: NewAccount): Promise<number | undefined> {
  const { email, passwordHash, person, language, consents, now } = account;
  const opened = await insertAccount(tx, { email, passwordHash, ...person, language, now });
  if (opened === undefined) return undefined;
  const answer = { accountId: opened.id, recordedAt: consents.answeredAt, origin: 'registration' };
  await insertConsent(tx, { ...answer, purpose: 'terms_and_privacy', given: true, textVersion: consents.termsVersion });
  const offers = { purpose: 'personalised_offers', given: consents.wantsOffers, textVersion: consents.offersVersion };
  await insertConsent(tx, { ...answer, ...offers });
  return opened.id;
}
