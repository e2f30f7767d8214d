import type { PageLanguage } from '#kernel/language.ts';
import { attrs, html, type Html } from '#platform/html/html.ts';
import { submit, textField } from '#ui/form.ts';
import { icon } from '#ui/icon.ts';
import { notice } from '#ui/notice.ts';
import type { FoundArticle } from '../library.ts';
import { marked, show } from '../shelf/markdown.ts';
import { pageTexts } from '../texts.ts';
import { longestSearch, type Found } from './search.ts';
import { texts } from './texts.ts';
import type { Question, Topic } from './topics.ts';

type Shown = {
  readonly article: FoundArticle;
  readonly topics: readonly Topic[];
  /** What was searched for, and found; undefined where all questions are shown. */
  readonly search: { readonly wanted: string; readonly found: Found } | undefined;
  readonly hasContact: boolean;
  readonly language: PageLanguage;
};

/** *Pogosto zastavljena vprašanja*: by topic, folded; or what a search has found, open. */
export function questionsView(shown: Shown): Html {
  const { article, topics, search, language } = shown;
  const t = texts[language];
  const foreign = attrs({ lang: article.language === language ? undefined : article.language });
  const beside =
    search === undefined &&
    html`<div class="beside"><nav class="card stack tight contents" aria-label="${t.topics}"><p class="label">${t.topics}</p><ul${foreign}>${topics.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav></div>`;
  return html`<div class="stack loose"><div class="stack tight"><h1${foreign}>${article.title}</h1>${
    search === undefined &&
    article.parsed.opening.length > 0 &&
    html`<div class="lead"${foreign}>${show(article.parsed.opening, article)}</div>`
  }</div>${article.language !== language && notice('info', html`<p>${pageTexts(language).onlySlovenian}</p>`)}
${searchForm(search?.wanted, language)}
<p class="sr" role="status" id="found-status"></p>
<div id="found" class="article">${beside}<div class="stack loose">${
    search === undefined
      ? html`<div class="stack airy"${foreign}>${topics.map((topic) => topicView(topic, shown))}</div>`
      : foundView(search, shown)
  }${elsewhere(shown)}</div></div></div>`;
}

function searchForm(wanted: string | undefined, language: PageLanguage): Html {
  const t = texts[language];
  const field = textField({
    name: 'q',
    type: 'search',
    label: t.search,
    hint: t.hint,
    value: wanted,
    maxlength: longestSearch,
    required: false,
  });
  return html`<form method="get" action="/questions" class="search" role="search" data-questions>${field}${submit(t.find, { kind: 'plain' })}</form>`;
}

function topicView({ id, title, questions }: Topic, shown: Shown): Html {
  return html`<section class="stack" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><div class="questions">${questions.map((question) => questionView(question, shown, false))}</div></section>`;
}

/** So many of what was found are open at once. */
const openAtOnce = 3;

function foundView({ found }: NonNullable<Shown['search']>, shown: Shown): Html {
  const { language, article } = shown;
  const t = texts[language];
  const { questions, allWords } = found;
  const all = html`<p><a href="/questions">${t.all}</a></p>`;
  if (questions.length === 0) {
    return html`<section class="stack" aria-labelledby="found-title"><h2 id="found-title">${t.none}</h2><p>${t.noneHint}</p>${all}</section>`;
  }
  const foreign = attrs({ lang: article.language === language ? undefined : article.language });
  const list = questions.map((question, index) => questionView(question, shown, index < openAtOnce));
  return html`<section class="stack" aria-labelledby="found-title"><h2 id="found-title">${t.found(questions.length)}</h2>${!allWords && html`<p>${t.nearest}</p>`}<div class="questions"${foreign}>${list}</div>${all}</section>`;
}

function questionView({ id, title, answer }: Question, { article, search, language }: Shown, isOpen: boolean): Html {
  const t = texts[language];
  const isMarked = search?.found.isMarked;
  const written = isMarked === undefined ? html`${title}` : marked(title, isMarked);
  const body = show(answer, isMarked === undefined ? article : { pictures: article.pictures, isMarked });
  return html`<details class="question" id="${id}"${attrs({ open: isOpen })}><summary><h3>${written}</h3></summary><div class="stack prose">${body}<p class="small"><a href="${`/questions#${id}`}">${t.link}</a></p></div></details>`;
}

/** Where a person answers. */
function elsewhere({ language, hasContact }: Shown): Html {
  const t = texts[language];
  return html`<section class="card stack" aria-labelledby="not-found"><h2 id="not-found" class="as-h3">${t.notFound}</h2><div class="row"><a class="btn plain" href="/ask">${icon('chat')}${t.ask}</a>${hasContact && html`<a class="btn quiet" href="/contact">${icon('phone')}${t.contact}</a>`}</div></section>`;
}
