/** What a letter is made of. */
import type { LetterLook } from './look.ts';

/**
 * A link that stands on a line of its own: a button, or a `quiet` line of small print. A `secret` one opens something to
 * whoever has it: it is not shown again after sending.
 */
export type LetterLink = {
  readonly label: string;
  readonly href: string;
  readonly secret?: true;
  readonly quiet?: true;
};

/** A paragraph, a link, a heading within the letter, facts as label and value, or small print. */
export type LetterPart =
  | string
  | LetterLink
  | { readonly heading: string }
  | { readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly note: string };

export type Letter = {
  readonly language: string;
  readonly subject: string;
  readonly parts: readonly LetterPart[];
  /** Who writes, and how to reach them: short lines under the letter. */
  readonly signature: readonly string[];
  /** The sender's name and colours; without it the portal's own colours. */
  readonly look?: LetterLook;
};
