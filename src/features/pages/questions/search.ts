/** Search among the questions, in memory: forgives accents, capitals, endings, and a slip of the finger. */
import MiniSearch from 'minisearch';
import type { Language } from '#kernel/language.ts';
import { plainText } from '../shelf/markdown.ts';
import { stemOf, withoutAccents } from './stems.ts';
import type { Question, Topic } from './topics.ts';

export type Found = {
  /** The best first. */
  readonly questions: readonly Question[];
  /** False where no question has all the words: these have some of them. */
  readonly allWords: boolean;
  /** Whether a word of a text is one that was looked for. */
  readonly isMarked: (word: string) => boolean;
};

export type QuestionSearch = (wanted: string) => Found;

/** Longer searches are cut: nobody types them. */
export const longestSearch = 100;

/** Words that stand in every question and tell none apart. */
const emptyWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  sl: wordsOf(
    'a ali bi bo bom če da do ga ima imam in iz ja je jih jo kaj kako kakšen kakšna kateri katera katere ki kje ko kot lahko me mi moj moja moje moram moji na naj ne ni od ob po pri s sem se si so ste svoj svoje tega ta to tudi v vaš z za zakaj',
  ),
  en: wordsOf(
    'a an and are as at be by can do does for from have how i if in is it me my of on or our so that the their they this to was we what when where which who why will with you your',
  ),
  hr: wordsOf(
    'a ako ali bi da do ga gdje i ili im iz ja je jer kada kako koje koji koja kod li me mi moj moja moje mogu moram na ne nije o od po s sam se si su što ta te to u uz vaš za zašto',
  ),
};

/** Builds the index: a millisecond or two for a hundred questions. */
export function searchIn(topics: readonly Topic[], language: Language): QuestionSearch {
  const questions = topics.flatMap((topic) => topic.questions);
  const processTerm = (word: string): string | null =>
    emptyWords[language].has(withoutAccents(word)) ? null : stemOf(word, language);
  const index = new MiniSearch({ fields: ['title', 'topic', 'answer'], processTerm });
  index.addAll(questions.map(({ title, topic, answer }, id) => ({ id, title, topic, answer: plainText(answer) })));
  const find = (wanted: string, combineWith: 'AND' | 'OR') =>
    index.search(wanted, {
      combineWith,
      boost: { title: 4, topic: 2 },
      // the word that is still being typed
      prefix: (term) => term.length >= 3,
      fuzzy: (term) => (term.length >= 5 ? 0.2 : false),
    });
  return (wanted) => {
    const text = wanted.slice(0, longestSearch);
    const all = find(text, 'AND');
    const results = all.length > 0 ? all : find(text, 'OR');
    const terms = new Set(results.flatMap((result) => result.terms));
    return {
      questions: results.map(({ id }) => questions[id as number]).filter((question) => question !== undefined),
      allWords: all.length > 0,
      isMarked: (word) => terms.has(processTerm(word) ?? ''),
    };
  };
}

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(withoutAccents));
}
