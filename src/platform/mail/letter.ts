/** A letter: written once, sent as plain text and as HTML that says the same. */
import { letterHtml } from './letter-html.ts';
import type { Letter, LetterLink, LetterPart } from './letter-parts.ts';

export type { Letter, LetterLink, LetterPart } from './letter-parts.ts';

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

const hiddenLinks: Readonly<Record<string, string>> = {
  en: '[the link is in the message]',
  hr: '[poveznica je u poruci]',
};

function hiddenLink(language: string): string {
  return hiddenLinks[language] ?? '[povezava je v sporočilu]';
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
