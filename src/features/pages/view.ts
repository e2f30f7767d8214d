import type { Supplier } from '#features/supplier/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html, type HtmlValue } from '#platform/html/html.ts';
import { facts } from '#ui/marks.ts';
import { notice } from '#ui/notice.ts';
import type { FoundArticle } from './library.ts';
import { pageTexts } from './texts.ts';

/** From this many sections on, a list of them stands on top, or beside. */
const manySections = 5;

/** A page of the supplier's, with what the portal itself adds beside the text or below it. */
export function articleView(
  article: FoundArticle,
  options: {
    language: PageLanguage;
    version?: string | undefined;
    beside?: Html | undefined;
    after?: Html | undefined;
  },
): Html {
  const t = pageTexts(options.language);
  const beside =
    options.beside ?? (article.sections.length >= manySections ? contents(article, t.contents) : undefined);
  const foreign = attrs({ lang: article.language === options.language ? undefined : article.language });
  return html`<div class="stack loose"><div class="stack tight"><h1${foreign}>${article.title}</h1>${
    options.version !== undefined && html`<p class="muted">${t.version(options.version)}</p>`
  }</div>${article.language !== options.language && notice('info', html`<p>${t.onlySlovenian}</p>`)}<div class="article">${
    beside && html`<div class="beside">${beside}</div>`
  }<div class="stack prose"${foreign}>${article.body}</div></div>${options.after}</div>`;
}

function contents({ sections, language }: FoundArticle, label: string): Html {
  const lines = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav class="card stack tight contents" aria-label="${label}"><p class="label">${label}</p><ul lang="${language}">${lines}</ul></nav>`;
}

/** Phone, hours and mailboxes, from the supplier's configuration: they stand nowhere else. */
export function contactCard({ contact }: Supplier, language: PageLanguage): Html {
  const t = pageTexts(language).contact;
  const pairs: (readonly [string, HtmlValue])[] = [
    [t.phone, html`<a href="tel:${contact.phoneLink}">${contact.phone.replaceAll(' ', '\u00A0')}</a>`],
    [t.hours, contact.phoneHours[language]],
    ...contact.emails.map(
      ({ label, address }) => [label[language], html`<a href="mailto:${address}">${address}</a>`] as const,
    ),
  ];
  return html`<section class="card stack" aria-labelledby="contact"><h2 id="contact" class="as-h3">${t.title}</h2>${facts(pairs)}</section>`;
}
