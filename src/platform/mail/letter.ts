/** A letter: written once, sent as plain text and as HTML that says the same. */
import { html, render, type Html } from '#platform/html/html.ts';

/** A link that stands on a line of its own. A secret one opens something once: it is not shown again after sending. */
export type LetterLink = { readonly label: string; readonly href: string; readonly secret?: true };

/** A paragraph, or a link. */
export type LetterPart = string | LetterLink;

export type Letter = {
  readonly language: string;
  readonly subject: string;
  readonly parts: readonly LetterPart[];
  /** Who writes, and how to reach them: short lines under the letter. */
  readonly signature: readonly string[];
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
    html: `<!doctype html>\n${render(htmlOf(letter))}\n`,
    shownText: textOf(letter, ({ href, secret }) => (secret === true ? hiddenLink(letter.language) : href)),
  };
}

function hiddenLink(language: string): string {
  return language === 'en' ? '[the link is in the message]' : '[povezava je v sporočilu]';
}

function textOf({ parts, signature }: Letter, linkText: (link: LetterLink) => string): string {
  const paragraphs = parts.map((part) => (typeof part === 'string' ? part : `${part.label}:\n${linkText(part)}`));
  return `${[...paragraphs, ['-- ', ...signature].join('\n')].join('\n\n')}\n`;
}

function htmlOf({ language, subject, parts, signature }: Letter): Html {
  return html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:36em;margin:0 auto">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${subject}</h1>
${parts.map(partOf)}
<p style="margin:32px 0 0;padding-top:12px;border-top:1px solid #8a938d;font-size:14px">${signature.map((line) => html`${line}<br>`)}</p>
</div>
</body>
</html>`;
}

/** A link is shown as a button and once more as its address, for whoever must copy it. */
function partOf(part: LetterPart): Html {
  if (typeof part === 'string') return html`<p style="margin:0 0 16px">${part}</p>`;
  return html`<p style="margin:24px 0 8px"><a href="${part.href}" style="display:inline-block;padding:12px 20px;border-radius:10px;background:#0f5c46;color:#ffffff;font-weight:600;text-decoration:none">${part.label}</a></p>
<p style="margin:0 0 24px;font-size:14px;word-break:break-all">${part.href}</p>`;
}
