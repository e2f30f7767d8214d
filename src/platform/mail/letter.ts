/** A letter: written once, sent as plain text and as HTML that says the same. */
import { letterHtml } from './letter-html.ts';
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

export type WrittenLetter = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The text without secret links: what may be kept and read again. */
  readonly shownText: string;
};

/** The same letter in its forms. Nothing in it is loaded from anywhere. */
export function writeLetter(letter: Letter): WrittenLetter {
  return {
    subject: letter.subject,
    text: textOf(letter, ({ href }) => href),
    html: letterHtml(letter),
    shownText: textOf(letter, ({ href, secret }) => (secret === true ? hiddenLink(letter.language) : href)),
  };
}

function hiddenLink(language: string): string {
  return language === 'en' ? '[the link is in the message]' : '[povezava je v sporočilu]';
}

type LinkText = (link: LetterLink) => string;

function textOf({ parts, signature }: Letter, linkText: LinkText): string {
  const paragraphs = parts.map((part) => partText(part, linkText));
  return `${[...paragraphs, ['-- ', ...signature].join('\n')].join('\n\n')}\n`;
}

function partText(part: LetterPart, linkText: LinkText): string {
  if (typeof part === 'string') return part;
  if ('href' in part) return `${part.label}:\n${linkText(part)}`;
  if ('heading' in part) return `* ${part.heading}`;
  if ('facts' in part) return part.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
  return part.note;
}
