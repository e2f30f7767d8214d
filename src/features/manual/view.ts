/** The manual's pages: its contents, one chapter, and all chapters on one page, which is also what is printed. */
import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import type { Book, BookChapter } from './book.ts';
import { manualTexts } from './texts.ts';

type Shown = { readonly book: Book; readonly language: PageLanguage };

export function contentsView({ book, language }: Shown): Html {
  const t = manualTexts(language);
  const lines = book.chapters.map(
    ({ slug, title, about }) =>
      html`<li><a href="/help/manual/${slug}">${title}</a><p class="muted small">${about}</p></li>`,
  );
  return html`<div class="stack loose">${top(t.title, { book, language })}<p class="lead">${t.lead}</p>${ways({
    book,
    language,
  })}<ol class="chapters"${foreign({ book, language })}>${lines}</ol></div>`;
}

export function chapterView(chapter: BookChapter, { book, language }: Shown): Html {
  const t = manualTexts(language);
  return html`<div class="stack loose">${top(`${chapter.number}. ${chapter.title}`, { book, language })}${whereabouts(
    chapter,
    { book, language },
  )}<div class="manual"><div class="stack prose"${foreign({ book, language })}>${chapter.body}</div><nav class="card stack tight contents noprint" aria-label="${t.chapters}"><p class="label">${t.chapters}</p><ol${foreign({ book, language })}>${book.chapters.map(
    (each) => chapterLink(each, each === chapter),
  )}</ol></nav></div>${neighbours(chapter, { book, language })}</div>`;
}

export function allView({ book, language }: Shown): Html {
  const t = manualTexts(language);
  const chapters = book.chapters.map(
    ({ number, slug, title, bodyInOne }) =>
      html`<section class="stack prose chapter" aria-labelledby="${slug}"><h2 id="${slug}">${number}. ${title}</h2>${bodyInOne}</section>`,
  );
  return html`<div class="stack loose">${top(t.title, { book, language })}<p class="lead">${t.lead}</p><ol class="chapters"${foreign({ book, language })}>${book.chapters.map(
    ({ slug, title }) => html`<li><a href="#${slug}">${title}</a></li>`,
  )}</ol><div class="stack loose"${foreign({ book, language })}>${chapters}</div></div>`;
}

/** What leads to the manual from the page *Pomoč*. */
export function manualInvitation(language: PageLanguage): Html {
  const t = manualTexts(language);
  return html`<section class="stack tight" aria-labelledby="manual"><h2 id="manual"><a href="/help/manual">${t.title}</a></h2><p>${t.invitation}</p></section>`;
}

function top(title: string, { book, language }: Shown): Html {
  const { onlyOther } = manualTexts(language);
  return html`<h1>${title}</h1>${book.language !== language && notice('info', html`<p>${onlyOther}</p>`)}`;
}

/** The manual's own language, where the page around it speaks another. */
function foreign({ book, language }: Shown) {
  return attrs({ lang: book.language === language ? undefined : book.language });
}

function ways({ book, language }: Shown): Html {
  const t = manualTexts(language);
  return html`<p class="row noprint">${
    book.pdf !== undefined && html`<a class="btn" href="/help/manual.pdf">${icon('print')} ${t.pdf}</a>`
  }<a class="btn plain" href="/help/manual/all">${t.all}</a></p>`;
}

/** The pages that the chapter leads to. */
function whereabouts({ pages }: BookChapter, { book, language }: Shown): Html | undefined {
  if (pages.length === 0) return undefined;
  const links = pages.map(({ path, label }) => html` <a href="${path}">${label}</a>`);
  return html`<p class="whereabouts noprint">${manualTexts(language).inPortal}<span${foreign({ book, language })}>${links}</span></p>`;
}

function chapterLink({ slug, title }: BookChapter, here: boolean): Html {
  return html`<li><a href="/help/manual/${slug}"${attrs({ 'aria-current': here && 'page' })}>${title}</a></li>`;
}

function neighbours(chapter: BookChapter, { book, language }: Shown): Html {
  const t = manualTexts(language);
  const at = book.chapters.indexOf(chapter);
  const link = (to: BookChapter | undefined, label: string, rel: 'prev' | 'next') =>
    to !== undefined &&
    html`<a href="/help/manual/${to.slug}" rel="${rel}"><span class="muted small">${label}</span><span${foreign({ book, language })}>${to.number}. ${to.title}</span></a>`;
  return html`<nav class="neighbours noprint" aria-label="${t.chapters}: ${t.previous}, ${t.next}">${link(book.chapters[at - 1], t.previous, 'prev')}${link(book.chapters[at + 1], t.next, 'next')}</nav>`;
}
