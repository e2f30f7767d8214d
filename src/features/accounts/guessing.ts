/** The limits on guessing at accounts. They are counted in the database, so they hold across processes. */
import type { Limit } from '#platform/limits/limits.ts';

/** A right try starts the count anew. */
export const logInPerAccount: Limit = { action: 'login-account', windowMinutes: 15, freeTries: 5, mostTries: 10 };
/** A house or an office is one address: its right tries do not count, nor do they wipe out the wrong ones. */
export const logInPerAddress: Limit = { action: 'login-address', windowMinutes: 15, freeTries: 10, mostTries: 30 };

export const passwordChangePerAccount: Limit = {
  action: 'password-change',
  windowMinutes: 15,
  freeTries: 5,
  mostTries: 10,
};

/** Over this, no further mail goes to the address; the answer stays the same. */
export const forgottenPerEmail: Limit = { action: 'forgotten-email', windowMinutes: 60, freeTries: 5, mostTries: 5 };
export const forgottenPerAddress: Limit = {
  action: 'forgotten-address',
  windowMinutes: 60,
  freeTries: 10,
  mostTries: 20,
};

/** Likewise without a word: five registrations an hour are enough for one mailbox. */
export const registrationPerEmail: Limit = { action: 'register-email', windowMinutes: 60, freeTries: 5, mostTries: 5 };
export const registrationPerAddress: Limit = {
  action: 'register-address',
  windowMinutes: 60,
  freeTries: 10,
  mostTries: 20,
};
/** Without a proof of work: the slower path. */
export const slowRegistrationPerAddress: Limit = {
  action: 'register-slow',
  windowMinutes: 60,
  freeTries: 3,
  mostTries: 3,
};

export const challengesPerAddress: Limit = {
  action: 'captcha-challenge',
  windowMinutes: 10,
  freeTries: 100,
  mostTries: 100,
};

/** What an e-mail is counted as, however it is written. */
export function emailSubject(email: string): string {
  return email.trim().toLowerCase().slice(0, 254);
}
