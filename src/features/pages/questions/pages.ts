import { anyone, type Guarded } from '#features/accounts/index.ts';
import { orNotFound, page } from '#platform/http/exchange.ts';
import type { FoundArticle, Library } from '../library.ts';
import { pageTexts } from '../texts.ts';
import { searchIn, type QuestionSearch } from './search.ts';
import { topicsOf, type Topic } from './topics.ts';
import { questionsView } from './views.ts';

type Ready = { readonly topics: readonly Topic[]; readonly search: QuestionSearch };

/** Address: `/questions`, with `?q=` what was searched for. */
export function questionPages(library: Library): Readonly<Record<'showQuestions', Guarded>> {
  const ready = new WeakMap<FoundArticle['parsed'], Ready>();
  /** A text is cut up and indexed once, for as long as its file stays. */
  const readyFor = (article: FoundArticle): Ready => {
    const known = ready.get(article.parsed);
    if (known !== undefined) return known;
    const topics = topicsOf(article);
    const made = { topics, search: searchIn(topics, article.language) };
    ready.set(article.parsed, made);
    return made;
  };
  return {
    showQuestions: anyone(async (visit) => {
      const { language } = visit;
      const article = orNotFound(await library.find('questions', language));
      const { topics, search } = readyFor(article);
      const wanted = visit.query.text('q')?.trim() ?? '';
      return page({
        title: article.title,
        crumbs: [{ label: pageTexts(language).home, href: '/' }],
        main: questionsView({
          article,
          topics,
          search: wanted === '' ? undefined : { wanted, found: search(wanted) },
          hasContact: library.hasPage('contact'),
          language,
        }),
        scripts: ['questions.js'],
      });
    }),
  };
}
