import type { Language } from '#kernel/language.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { keptByKey, keptFor } from '#platform/html/kept.ts';
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

/** A whole HTML document. What is the same for everybody who looks at the page is made once. */
export function layout(frame: Frame, content: Content): Html {
  const { language, supplier, logOutToken } = frame;
  const texts = uiTexts(language);
  return html`<!DOCTYPE html>
<html lang="${language}">
${headOf(frame, content, texts)}
<body>
${strip(frame)}
${headerOf(frame, texts)}
${main(content, language, texts)}
${footer(supplier)}
${logOutToken !== undefined && logOutForm(logOutToken)}</body>
</html>
`;
}

const headsOf = keptFor<PageAssets, (supplier: SupplierFrame) => ReturnType<typeof keptByKey<Html>>>(() =>
  keptFor(() => keptByKey(500)),
);

function headOf({ assets, supplier, language }: Frame, content: Content, texts: UiTexts): Html {
  const { title, refused, feed, refreshSeconds, scripts = [] } = content;
  const key = [language, title, refused, feed?.href, feed?.title, refreshSeconds, ...scripts];
  return headsOf(assets)(supplier)(key, () => head({ assets, supplier }, content, texts));
}

function head({ assets, supplier }: Pick<Frame, 'assets' | 'supplier'>, content: Content, texts: UiTexts): Html {
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

const headersOf = keptFor<SupplierFrame, (menu: Menu) => ReturnType<typeof keptByKey<Html>>>(() =>
  keptFor(() => keptByKey(100)),
);

/** The header looks the same on all pages under one item of the menu. */
function headerOf({ supplier, menu, path, language, logOutToken }: Frame, texts: UiTexts): Html {
  const here = currentItem(itemsOf(menu), path);
  const signedIn = logOutToken !== undefined;
  const key = [here?.href, language, signedIn];
  return headersOf(supplier)(menu)(key, () => header({ supplier, menu, here }, { texts, signedIn }));
}

type InHeader = { readonly texts: UiTexts; readonly signedIn: boolean };
type OfHeader = { readonly supplier: SupplierFrame; readonly menu: Menu; readonly here: MenuItem | undefined };

function header({ supplier, ...where }: OfHeader, parts: InHeader): Html {
  const { light, bold } = supplier.wordmark;
  return html`<header class="site-head"><div class="wrap">
<a class="wordmark" href="/">${light} <b>${bold}</b></a>
${navigation(where, parts)}
</div></header>`;
}

function navigation({ menu, here }: Omit<OfHeader, 'supplier'>, { texts, signedIn }: InHeader): Html | undefined {
  const { main: row, more = [], own } = menu;
  if (row.length + more.length + own.length === 0 && !signedIn) return undefined;
  return html`<button type="button" class="btn plain menu-button" popovertarget="menu">${icon('menu')} ${texts.menu}</button>
<nav class="nav" id="menu" popover aria-label="${texts.mainMenu}">
<ul>${row.map((item) => menuLine(item, here))}${more.length > 0 && fold(more, here, texts)}</ul>
<ul class="own">${own.map((item) => menuLine(item, here))}${signedIn && logOut(texts)}</ul>
</nav>`;
}

/** All items of a menu, the longest addresses first. */
const itemsOf = keptFor(({ main: row, more = [], own }: Menu) =>
  [...row, ...more, ...own].toSorted((one, other) => other.href.length - one.href.length),
);

function menuLine(item: MenuItem, here: MenuItem | undefined): Html {
  const current = attrs({ 'aria-current': item === here && 'page' });
  return html`<li><a href="${item.href}"${current}>${icon(item.icon)}${item.label}</a></li>`;
}

function fold(items: readonly MenuItem[], here: MenuItem | undefined, texts: UiTexts): Html {
  return html`<li><details class="fold"><summary>${texts.moreMenu}</summary><ul>${items.map((item) => menuLine(item, here))}</ul></details></li>`;
}

const logOutId = 'log-out';

// Logging out changes something, so it is a form; its button looks like the links beside it.
function logOut(texts: UiTexts): Html {
  return html`<li><button type="submit" form="${logOutId}">${icon('exit')}${texts.logOut}</button></li>`;
}

// The form itself, with the visitor's own token, stands at the end of the page: so the menu is the same for everybody.
function logOutForm(token: string): Html {
  return html`<form method="post" action="/logout" id="${logOutId}" data-once>${formToken(token)}</form>
`;
}

/** The item whose address the path is, or lies under; the longest wins, so /readings/new is not /readings. */
function currentItem(longestFirst: readonly MenuItem[], path: string): MenuItem | undefined {
  const plain = path.split('?')[0] ?? '';
  return longestFirst.find(({ href }) => plain === href || (href !== '/' && plain.startsWith(`${href}/`)));
}

const COLUMN = attrs({ class: 'wrap page' });

function main({ main: inner, crumbs, title, frame }: Content, language: Language, texts: UiTexts): Html {
  return html`<main id="content"${frame !== 'gate' && COLUMN} tabindex="-1">
${crumbs && trail(crumbs, { title, language }, texts)}${inner}
</main>`;
}

const trails = keptByKey<Html>(500);

function trail(crumbs: readonly Link[], { title, language }: { title: string; language: Language }, texts: UiTexts) {
  const key: string[] = [language, title];
  for (const { href, label } of crumbs) key.push(href, label);
  return trails(key, () => newTrail(crumbs, title, texts));
}

function newTrail(crumbs: readonly Link[], title: string, texts: UiTexts): Html {
  return html`<nav class="crumbs" aria-label="${texts.crumbs}"><ol>${crumbs.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}<li><span aria-current="page">${title}</span></li></ol></nav>
`;
}

const footer = keptFor(({ footerLinks, contact }: SupplierFrame) => {
  const links = footerLinks.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`);
  return html`<footer class="site-foot"><div class="wrap">${links.length > 0 && html`<ul>${links}</ul>`}${contact && html`<p>${contact}</p>`}</div></footer>`;
});
