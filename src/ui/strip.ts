import type { Language } from '#kernel/language.ts';
import { html, type Html } from '#platform/html/html.ts';
import { keptByKey, keptFor } from '#platform/html/kept.ts';
import { uiTexts } from './texts.ts';

type Strip = {
  readonly language: Language;
  readonly languages: readonly Language[];
  /** The address asked for, with its query. */
  readonly path: string;
  readonly supplier: { readonly demo?: { readonly href: string; readonly label: string } | undefined };
};

const keptStrips = keptFor((supplier: Strip['supplier']) => {
  const strips = keptByKey<Html>(10);
  return (parts: Strip) => strips([parts.language, ...parts.languages], () => newStrip({ ...parts, supplier }));
});

/** The thin strip above the header: skip link, demo notice, languages. Without a query it is the same on every page. */
export function strip(parts: Strip): Html {
  return parts.path.includes('?') ? newStrip(parts) : keptStrips(parts.supplier)(parts);
}

function newStrip({ language, languages, path, supplier }: Strip): Html {
  const texts = uiTexts(language);
  const { demo } = supplier;
  const notice =
    demo &&
    html`<aside aria-label="${texts.demoNotice}">${texts.demo} <a href="${demo.href}">${demo.label}</a></aside>`;
  return html`<div class="strip"><a class="skip" href="#content">${texts.skip}</a><div class="wrap">${notice}
<nav class="languages" aria-label="${texts.languages}"><ul>${languages.map((each) => choice(each, language, path))}</ul></nav>
</div></div>`;
}

// On a phone the name shrinks to its letters; the whole name stays for those who listen.
function choice(each: Language, current: Language, path: string): Html {
  const name = uiTexts(current).languageNames[each];
  const label = html`<span class="long">${name}</span><span class="short" aria-hidden="true">${each.toUpperCase()}</span>`;
  if (each === current) return html`<li><span lang="${each}" aria-current="true">${label}</span></li>`;
  return html`<li><a lang="${each}" hreflang="${each}" href="${inLanguage(path, each)}">${label}</a></li>`;
}

/** The same page asking for another language; only a query, so that whatever path was asked for stays out of the link. */
function inLanguage(path: string, language: Language): string {
  const query = path.split('?')[1] ?? '';
  if (query === '') return `?lang=${language}`;
  const params = new URLSearchParams(query);
  params.set('lang', language);
  return `?${params.toString()}`;
}
