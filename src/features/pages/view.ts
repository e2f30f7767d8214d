import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { notice } from '#ui/notice.ts';
import type { FoundArticle } from './library.ts';
import { pageTexts } from './texts.ts';

/** From this many sections on, a list of them stands on top, or beside. */
const manySections = 5;

type Around = {
  readonly language: PageLanguage;
  /** Below the title: when it was written, which version it is. */
  readonly head?: HtmlValue;
  readonly beside?: Html | undefined;
  readonly after?: HtmlValue;
};

/** A text of the supplier's, with what the portal itself adds beside it or below. */
export function articleView(article: FoundArticle, { language, head, beside: given, after }: Around): Html {
  const t = pageTexts(language);
  const beside = given ?? (article.sections.length >= manySections ? contents(article, t.contents) : undefined);
  const foreign = attrs({ lang: article.language === language ? undefined : article.language });
  return html`<div class="stack loose"><div class="stack tight"><h1${foreign}>${article.title}</h1>${head}</div>${article.language !== language && notice('info', html`<p>${t.onlySlovenian}</p>`)}<div class="article">${
    beside && html`<div class="beside">${beside}</div>`
  }<div class="stack prose"${foreign}>${article.body}</div></div>${after}</div>`;
}

function contents({ sections, language }: FoundArticle, label: string): Html {
  const lines = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav class="card stack tight contents" aria-label="${label}"><p class="label">${label}</p><ul lang="${language}">${lines}</ul></nav>`;
}

export type TextLine = {
  readonly href: string;
  readonly title: string;
  /** A day or a kind, above the title. */
  readonly above?: string;
  readonly summary: string;
  /** Where title and summary are not in the language of the page. */
  readonly language?: PageLanguage | undefined;
};

/** Ways to texts, each with a sentence on what stands there. */
export function textList(lines: readonly TextLine[]): Html {
  const items = lines.map(({ href, title, above, summary, language }) => {
    const foreign = attrs({ lang: language });
    return html`<li>${above !== undefined && html`<p class="muted small">${above}</p>`}<a href="${href}"${foreign}>${title}</a><p class="muted"${foreign}>${summary}</p></li>`;
  });
  return html`<ul class="texts">${items}</ul>`;
}
