/** The page of questions: `##` is a topic, `###` below it a question, and what follows is the answer. */
import type { Token } from 'markdown-it';
import type { Article } from '../shelf/markdown.ts';

export type Question = {
  /** What it can be linked by: `/questions#id`. */
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly answer: readonly Token[];
};

export type Topic = { readonly id: string; readonly title: string; readonly questions: readonly Question[] };

/** A topic without questions is left out; a question before any topic has none to stand under, and is left out too. */
export function topicsOf({ parsed }: Pick<Article, 'parsed'>): readonly Topic[] {
  const topics: (Topic & { questions: Question[] })[] = [];
  for (const { level, id, title, tokens } of parsed.sections) {
    if (level === 2) topics.push({ id, title, questions: [] });
    else topics.at(-1)?.questions.push({ id, title, topic: topics.at(-1)?.title ?? '', answer: tokens });
  }
  return topics.filter(({ questions }) => questions.length > 0);
}
