/** What a sentence about a refusal may quote: numbers, days, codes; never markup, never a ready sentence. */
export type Facts = Readonly<Record<string, string | number>>;

/**
 * An expected "no". The code picks the sentence, the field says where on the form it belongs, the facts fill it.
 * A feature names its codes (`Refusal<'date_in_future' | …>`), so that a missing sentence does not compile.
 */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  readonly field?: string;
  readonly facts?: Facts;
};

/** What an action answers when "no" is among the expected answers. Refusals are never an empty list. */
export type Outcome<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly [Refusal<Code>, ...Refusal<Code>[]] };

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<Code extends string>(
  ...refusals: [Refusal<Code>, ...Refusal<Code>[]]
): { readonly ok: false; readonly refusals: readonly [Refusal<Code>, ...Refusal<Code>[]] } {
  return { ok: false, refusals };
}
