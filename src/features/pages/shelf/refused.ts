/** What is wrong with a text or a picture, in a sentence; whoever opened the file names it. */
export class ArticleRefused extends Error {
  /** The line of the file that is meant, from 1; undefined where it is the whole. */
  readonly line: number | undefined;
  constructor(problem: string, line?: number) {
    super(problem);
    this.name = 'ArticleRefused';
    this.line = line;
  }
}

/** The same refusal with the file named: «news/2026-01-05-zima.sl.md, line 3: …». What is no refusal is thrown on. */
export function refusedIn(file: string, error: unknown): ArticleRefused {
  if (!(error instanceof ArticleRefused)) throw error;
  const where = error.line === undefined ? file : `${file}, line ${error.line}`;
  return new ArticleRefused(`${where}: ${error.message}.`, error.line);
}
