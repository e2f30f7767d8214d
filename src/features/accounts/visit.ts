/** A visit: a request with what every page wants to know about who comes, when, and in which language. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { HttpRequest, Reply } from '#platform/http/exchange.ts';
import type { SignedIn } from './sessions.ts';

export type Visit = HttpRequest & {
  readonly now: Date;
  /** The day at the supplier's, which is what rules about days mean. */
  readonly today: Day;
  readonly language: PageLanguage;
  /** The language that was chosen in this browser; undefined where `language` is what the account or the browser has. */
  readonly chosenLanguage: PageLanguage | undefined;
  readonly account: SignedIn | undefined;
  /** The token that a form on this page must carry. */
  readonly formToken: () => string;
};

export type CustomerVisit = Visit & { readonly account: SignedIn };

/**
 * A handler behind its guard. Only the functions below make one, so that a route without a guard does not compile.
 */
export type Guarded = {
  readonly guard: 'anyone' | 'customer';
  readonly answer: (visit: Visit) => Promise<Reply>;
  /** Where a customer lands after signing in again, if the session ended before a form was sent. */
  readonly resumeAt: ((request: HttpRequest) => string) | undefined;
  /** True where a form may come from another site and needs no token, because the address itself is a secret. */
  readonly fromAnywhere: boolean;
  /** Where forms may bring files: whether this visitor may send any. Asked before a byte of them is read. */
  readonly takesFiles?: (visit: Visit) => Promise<boolean>;
  /** True where a customer may go before agreeing to new terms: to their data, to the supplier, and away. */
  readonly beforeNewTerms?: boolean;
};

/** Open to everybody, signed in or not. */
export function anyone(answer: (visit: Visit) => Promise<Reply>, options: Pick<Guarded, 'takesFiles'> = {}): Guarded {
  return { guard: 'anyone', answer, resumeAt: undefined, fromAnywhere: false, ...options };
}

/**
 * Open to whoever holds the address, which carries a secret: it stands for the log-in and for the form's token, and other
 * sites may post to it. Only for programs: a mail program's one click (RFC 8058), a gateway's report. The handler acts for the secret, never
 * for whoever happens to be signed in.
 */
export function whoeverHolds(answer: (visit: Visit) => Promise<Reply>): Guarded {
  return { guard: 'anyone', answer, resumeAt: undefined, fromAnywhere: true };
}

/** Only for who is signed in; others are sent to the log-in and come back. */
export function customer(
  answer: (visit: CustomerVisit) => Promise<Reply>,
  options: { resumeAt?: (request: HttpRequest) => string; takesFiles?: true; beforeNewTerms?: true } = {},
): Guarded {
  return {
    guard: 'customer',
    answer: (visit) => {
      if (visit.account === undefined) throw new Error('a customer page was reached without an account');
      return answer(visit as CustomerVisit);
    },
    resumeAt: options.resumeAt,
    fromAnywhere: false,
    ...(options.beforeNewTerms === true && { beforeNewTerms: true }),
    ...(options.takesFiles === true && { takesFiles: () => Promise.resolve(true) }),
  };
}
