/** What is wrong with the supplier's texts, one sentence each. */
export type Finding = {
  /** An error is seen by visitors, or keeps the portal from opening; a warning is something that is missing. */
  readonly severity: 'error' | 'warning';
  /** `news/2026-01-05-zima.sl.md`, seen from the supplier's folder. */
  readonly file: string;
  readonly line?: number | undefined;
  readonly sentence: string;
};

type Where = { readonly file: string; readonly line?: number | undefined };

export function error(where: Where, sentence: string): Finding {
  return { severity: 'error', file: where.file, line: where.line, sentence };
}

export function warning(where: Where, sentence: string): Finding {
  return { severity: 'warning', file: where.file, line: where.line, sentence };
}
