/** What single kinds of texts must keep to. */
import type { Day } from '#kernel/day.ts';
import { slugs } from '../library.ts';
import { dayOfNews } from '../news/shelf.ts';
import { byDay, versionProblem } from '../versions/rules.ts';
import { error, warning, type Finding } from './finding.ts';
import type { CheckedText } from './texts.ts';

/** Pages that no file is there for, and news of days that are none. */
export function pageFindings(texts: readonly CheckedText[]): Finding[] {
  const there = new Set(texts.filter(({ plan }) => plan.folder === 'pages').map(({ slug }) => slug));
  const unwritten = slugs
    .filter((slug) => !there.has(slug))
    .map((slug) => warning({ file: `pages/${slug}.sl.md` }, 'it is not written: the page stands in no menu'));
  const news = texts
    .filter(({ plan, slug }) => plan.folder === 'news' && dayOfNews(slug) === undefined)
    .map(({ file, slug }) => error({ file }, `${slug.slice(0, 10)} is no day: the news never appears`));
  const topics = texts
    .filter(({ plan, slug }) => plan.folder === 'pages' && slug === 'questions')
    .flatMap(topicFindings);
  return [...unwritten, ...news, ...topics];
}

/** On the page of questions `##` is a topic, and each has questions. */
function topicFindings({ file, parsed: { sections } }: CheckedText): Finding[] {
  return sections
    .filter(({ level }, index) => level === 2 && sections[index + 1]?.level !== 3)
    .map(({ title }) => error({ file }, `the topic «${title}» has no questions: ## is a topic, ### a question`));
}

type Agreed = { readonly version: string; readonly today: Day };

/** Versions of terms and privacy: one in force at a time, later ones say what changed, and people agree to the right one. */
export function versionFindings(texts: readonly CheckedText[], { version, today }: Agreed): Finding[] {
  const all = texts
    .filter(({ plan, language }) => (plan.folder === 'terms' || plan.folder === 'privacy') && language === 'sl')
    .map((text) => ({ ...text, front: text.front as { validFrom: Day; changes: readonly string[] } }));
  const findings = ['terms', 'privacy'].flatMap((folder) => {
    const inOrder = byDay(all.filter(({ plan }) => plan.folder === folder));
    if (inOrder.length === 0) return [error({ file: `${folder}/` }, 'there is no text: nobody can agree to it')];
    return inOrder.flatMap(({ file, front, slug }, index) => {
      const before = inOrder[index - 1];
      if (before === undefined) return [];
      if (before.front.validFrom === front.validFrom) {
        return [error({ file, line: 1 }, `${slug} and ${before.slug} both begin on ${front.validFrom}`)];
      }
      return front.changes.length > 0
        ? []
        : [warning({ file, line: 1 }, `it does not say what changed since ${before.slug}`)];
    });
  });
  const problem = versionProblem(version, all, today);
  return problem === undefined ? findings : [...findings, error({ file: 'supplier.json' }, problem)];
}
