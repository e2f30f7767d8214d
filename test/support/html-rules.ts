import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // the template keeps void elements as they were written
    'void-style': 'off',
    // a table shown as cards, or a list without bullets, loses its meaning in some browsers unless its role is written
    'no-redundant-role': ['error', { exclude: ['table', 'row', 'cell', 'columnheader', 'rowgroup', 'list'] }],
    'prefer-native-element': ['error', { exclude: ['list'] }],
    // only inside <noscript>, where nothing else shows how far something is; with scripts axe looks for it
    'meta-refresh': 'off',
    // lines of markup are as long as they are
    'no-trailing-whitespace': 'off',
  },
});

/** What html-validate has against a document or a piece of one, a line each; empty when it is valid. */
export function htmlProblems(markup: string): readonly string[] {
  const { results } = validator.validateStringSync(markup);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
