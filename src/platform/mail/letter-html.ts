/**
 * A letter as HTML for mail programs: tables, because some know nothing else; colours in one style sheet, with those of a
 * dark screen beside them; nothing loaded from anywhere. Where a program drops the style sheet, `bgcolor` and black text
 * are left, and the letter can be read.
 */
import { dangerouslyRaw, html, render, type Html } from '#platform/html/html.ts';
import type { Letter, LetterLink, LetterPart } from './letter-parts.ts';
import { plainLook, type LetterColours, type LetterLook } from './look.ts';

export function letterHtml(letter: Letter): string {
  const { language, subject, parts, signature, look = plainLook } = letter;
  const page = html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${subject}</title>
${styleSheet(look)}
</head>
<body class="page" bgcolor="${look.bright.page}" style="margin:0;padding:0">
<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px">${previewOf(letter)}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${look.bright.page}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${look.bright.sheet}" style="max-width:580px">
<tr><td class="band" bgcolor="${look.bright.band}" style="padding:18px 28px">${head(look)}</td></tr>
<tr><td class="body text" align="left" style="padding:28px 28px 12px">
<h1 class="text" style="font-size:23px;line-height:1.3;font-weight:600;margin:0 0 18px">${subject}</h1>
${parts.map((part) => partOf(part, look.bright))}
</td></tr>
<tr><td class="foot muted" align="left" style="padding:14px 28px 24px;font-size:14px;line-height:1.5">${signature.map((line, at) => html`${at > 0 && html`<br>`}${line}`)}</td></tr>
</table>
</td></tr></table>
</body>
</html>`;
  return `<!doctype html>\n${render(page)}\n`;
}

/** What a list of mails shows beside the subject: the first sentence that is no greeting. */
function previewOf({ parts }: Letter): string {
  return (parts.find((part) => typeof part === 'string' && !part.endsWith(',')) as string | undefined) ?? '';
}

/** The window with one lit pane, and the name. */
function head({ wordmark, bright }: LetterLook): Html {
  const pane = (kind: 'pane' | 'lit', colour: string): Html =>
    html`<td class="${kind}" bgcolor="${colour}" width="9" height="9" style="font-size:0;line-height:0">&nbsp;</td>`;
  const dark = pane('pane', bright.pane);
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td valign="middle"><table role="presentation" cellpadding="0" cellspacing="2" border="0"><tr>${dark}${dark}</tr><tr>${dark}${pane('lit', bright.litPane)}</tr></table></td>
<td valign="middle" class="on-band" style="padding-left:10px;font-size:18px;line-height:1.2">${wordmark.light} <b>${wordmark.bold}</b></td>
</tr></table>`;
}

function partOf(part: LetterPart, bright: LetterColours): Html {
  if (typeof part === 'string') return html`<p style="margin:0 0 16px">${part}</p>`;
  if ('href' in part) return part.quiet === true ? quietLink(part) : button(part, bright);
  if ('heading' in part) {
    return html`<h2 class="text rule" style="font-size:17px;line-height:1.4;font-weight:600;margin:24px 0 8px;padding-top:20px">${part.heading}</h2>`;
  }
  if ('facts' in part) return factsTable(part.facts);
  return html`<p class="muted" style="font-size:14px;margin:0 0 12px">${part.note}</p>`;
}

function factsTable(facts: readonly (readonly [label: string, value: string])[]): Html {
  const rows = facts.map(
    ([label, value]) =>
      html`<tr><td class="muted" valign="top" style="padding:2px 16px 2px 0;font-size:15px">${label}</td><td valign="top" style="padding:2px 0">${value}</td></tr>`,
  );
  return html`<table role="presentation" class="text" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">${rows}</table>`;
}

/** A secret link is shown once more as its address: it may have to be opened on another device, and there is only this one. */
function button({ label, href, secret }: LetterLink, bright: LetterColours): Html {
  const address = html`<p class="muted" style="margin:-10px 0 20px;font-size:14px;word-break:break-all">${href}</p>`;
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:20px 0"><tr><td class="button" bgcolor="${bright.button}" style="border-radius:10px"><a class="button" href="${href}" style="display:inline-block;padding:12px 22px;border-radius:10px;font-weight:600;text-decoration:none"><font color="${bright.onButton}"><span class="on-button">${label}</span></font></a></td></tr></table>
${secret === true && address}`;
}

function quietLink({ label, href }: LetterLink): Html {
  return html`<p class="muted" style="font-size:14px;margin:0 0 12px"><a class="muted" href="${href}">${label}</a></p>`;
}

const sheets = new WeakMap<LetterLook, Html>();

function styleSheet(look: LetterLook): Html {
  const known = sheets.get(look);
  if (known !== undefined) return known;
  const fixed = `body,table,td{font-family:Figtree,system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
body,td{font-size:16px;line-height:1.55}
.sheet{border-radius:14px;overflow:hidden}
.rule{border-top:1px solid}`;
  const made = dangerouslyRaw(
    `<style>\n:root{color-scheme:light dark;supported-color-schemes:light dark}\n${fixed}\n${colours(look.bright)}\n@media (prefers-color-scheme:dark){\n${colours(look.dark, '!important')}\n}\n</style>`,
  );
  sheets.set(look, made);
  return made;
}

function colours(of: LetterColours, weight = ''): string {
  const rule = (selector: string, property: string, colour: string): string => {
    if (!/^#[0-9a-f]{6}$/i.test(colour))
      throw new TypeError(`a letter's colour is #rrggbb, not ${JSON.stringify(colour)}`);
    return `${selector}{${property}:${colour}${weight}}`;
  };
  return [
    rule('.page', 'background-color', of.page),
    rule('.sheet', 'background-color', of.sheet),
    rule('.text', 'color', of.text),
    rule('.muted', 'color', of.muted),
    rule('.rule', 'border-color', of.line),
    rule('a', 'color', of.link),
    rule('.button', 'background-color', of.button),
    rule('.on-button', 'color', of.onButton),
    rule('.band', 'background-color', of.band),
    rule('.on-band', 'color', of.onBand),
    rule('.pane', 'background-color', of.pane),
    rule('.lit', 'background-color', of.litPane),
  ].join('\n');
}
