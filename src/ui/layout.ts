import type { Language } from '#kernel/language.ts';
import { attrs, flat, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { keptFor } from '#platform/html/kept.ts';
import { formToken } from './form.ts';
import { icon, type IconName } from './icon.ts';
import { strip } from './strip.ts';
import { uiTexts, type UiTexts } from './texts.ts';

/** One line of the menu. A page that does not exist yet has no line. */
export type MenuItem = { readonly href: string; readonly label: string; readonly icon: IconName };

/** The menu: what stands in the row, what folds under "more", and what is the reader's own. */
export type Menu = {
  readonly main: readonly MenuItem[];
  readonly more?: readonly MenuItem[];
  readonly own: readonly MenuItem[];
};

export type Link = { readonly href: string; readonly label: string };

/** What a supplier puts round every page: `moj` and `GEN-I` make the word mark, `contact` the right of the footer. */
export type SupplierFrame = {
  readonly wordmark: { readonly light: string; readonly bold: string };
  readonly footerLinks: readonly Link[];
  readonly contact?: HtmlValue;
  /** Where customers are invented: the way to the mail they would get. */
  readonly demo?: Link | undefined;
};

/** Addresses of the page's files, as buildAssets gives them. */
export type PageAssets = {
  readonly styles: string;
  readonly palette: string;
  readonly font: string;
  readonly script: string;
  readonly icon: string;
};

/** What stays the same round every answer to one request. `path` is the address asked for, with its query. */
export type Frame = {
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly path: string;
  readonly supplier: SupplierFrame;
  readonly assets: PageAssets;
  readonly menu: Menu;
  /** Token for the log-out form; undefined when nobody is signed in. */
  readonly logOutToken?: string | undefined;
};

export type Content = {
  readonly title: string;
  readonly main: Html;
  /** The way here, first to last, without the page itself. */
  readonly crumbs?: readonly Link[] | undefined;
  /** `gate`: the page brings its own full-width top, as the log-in does; otherwise it is a column. */
  readonly frame?: 'gate' | undefined;
  /** True for the answer to a form that was refused: the title says so, for those who hear it first. */
  readonly refused?: boolean | undefined;
  /** Without a script the page comes anew after so many seconds: something goes on meanwhile. */
  readonly refreshSeconds?: number | undefined;
  /** Further scripts of this page only (captcha), by address. */
  readonly scripts?: readonly string[] | undefined;
  /** A feed of what the page lists, for readers of feeds to find. */
  readonly feed?: { readonly href: string; readonly title: string } | undefined;
};

/** A whole HTML document. */
export function layout(frame: Frame, content: Content): Html {
  const texts = uiTexts(frame.language);
  return html`<!DOCTYPE html>
<html lang="${frame.language}">
${head(frame, content, texts)}
<body>
${strip(frame)}
${header(frame, texts)}
${main(content, texts)}
${footer(frame.supplier)}
</body>
</html>
`;
}

function head({ assets, supplier }: Frame, content: Content, texts: UiTexts): Html {
  const { title, refused, feed, refreshSeconds, scripts = [] } = content;
  const { light, bold } = supplier.wordmark;
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${refused === true && `${texts.checkInput}: `}${title} – ${light} ${bold}</title>
${files(assets)}
${
  feed &&
  html`<link rel="alternate" type="application/atom+xml" title="${feed.title}" href="${feed.href}">
`
}${refreshSeconds !== undefined && html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}"></noscript>`}${scripts.map(scriptOf)}
</head>`;
}

const files = keptFor(
  ({
    icon: sign,
    font,
    styles,
    palette,
    script,
  }: PageAssets) => html`<link rel="icon" href="${sign}" type="image/svg+xml">
<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${styles}">
<link rel="stylesheet" href="${palette}">
${scriptOf(script)}`,
);

function scriptOf(address: string): Html {
  return html`<script type="module" src="${address}"></script>`;
}

function header(frame: Frame, texts: UiTexts): Html {
  const { light, bold } = frame.supplier.wordmark;
  return html`<header class="site-head"><div class="wrap">
<a class="wordmark" href="/">${light} <b>${bold}</b></a>
${navigation(frame, texts)}
</div></header>`;
}

function navigation({ menu, path, logOutToken }: Frame, texts: UiTexts): Html | undefined {
  const items = itemsOf(menu);
  if (items.length === 0 && logOutToken === undefined) return undefined;
  const { row, own } = linesOf(menu)(currentItem(items, path), texts);
  return html`<button type="button" class="btn plain menu-button" popovertarget="menu">${icon('menu')} ${texts.menu}</button>
<nav class="nav" id="menu" popover aria-label="${texts.mainMenu}">
<ul>${row}</ul>
<ul class="own">${own}${logOutToken !== undefined && logOut(logOutToken, texts)}</ul>
</nav>`;
}

/** All items of a menu, the longest addresses first. */
const itemsOf = keptFor(({ main: row, more = [], own }: Menu) =>
  [...row, ...more, ...own].toSorted((one, other) => other.href.length - one.href.length),
);

type MenuLines = { readonly row: Html; readonly own: Html };
/** A menu looks the same on all pages under one of its items. */
const linesOf = keptFor(({ main: row, more = [], own }: Menu) => {
  const known = new Map<MenuItem | undefined, MenuLines>();
  return (here: MenuItem | undefined, texts: UiTexts): MenuLines => {
    const ready = known.get(here);
    if (ready !== undefined) return ready;
    const lines = {
      row: flat(html`${row.map((item) => menuLine(item, here))}${more.length > 0 && fold(more, here, texts)}`),
      own: flat(html`${own.map((item) => menuLine(item, here))}`),
    };
    known.set(here, lines);
    return lines;
  };
});

function menuLine(item: MenuItem, here: MenuItem | undefined): Html {
  const current = attrs({ 'aria-current': item === here && 'page' });
  return html`<li><a href="${item.href}"${current}>${icon(item.icon)}${item.label}</a></li>`;
}

function fold(items: readonly MenuItem[], here: MenuItem | undefined, texts: UiTexts): Html {
  return html`<li><details class="fold"><summary>${texts.moreMenu}</summary><ul>${items.map((item) => menuLine(item, here))}</ul></details></li>`;
}

// Logging out changes something, so it is a form; the button looks like the links beside it.
function logOut(token: string, texts: UiTexts): Html {
  return html`<li><form method="post" action="/logout" data-once>${formToken(token)}<button type="submit">${icon('exit')}${texts.logOut}</button></form></li>`;
}

/** The item whose address the path is, or lies under; the longest wins, so /readings/new is not /readings. */
function currentItem(longestFirst: readonly MenuItem[], path: string): MenuItem | undefined {
  const plain = path.split('?')[0] ?? '';
  return longestFirst.find(({ href }) => plain === href || (href !== '/' && plain.startsWith(`${href}/`)));
}

function main({ main: inner, crumbs, title, frame }: Content, texts: UiTexts): Html {
  const classes = frame === 'gate' ? undefined : 'wrap page';
  return html`<main id="content"${attrs({ class: classes })} tabindex="-1">
${crumbs && trail(crumbs, title, texts)}${inner}
</main>`;
}

function trail(crumbs: readonly Link[], title: string, texts: UiTexts): Html {
  return html`<nav class="crumbs" aria-label="${texts.crumbs}"><ol>${crumbs.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}<li><span aria-current="page">${title}</span></li></ol></nav>
`;
}

const footer = keptFor(({ footerLinks, contact }: SupplierFrame) => {
  const links = footerLinks.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`);
  return html`<footer class="site-foot"><div class="wrap">${links.length > 0 && html`<ul>${links}</ul>`}${contact && html`<p>${contact}</p>`}</div></footer>`;
});
