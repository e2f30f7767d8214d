import type { Language } from '#kernel/language.ts';
import { dataSets } from './data-sets.ts';
import { words } from './words.ts';

type Made = { readonly portalName: string; readonly email: string; readonly when: string };

/** The README of an archive: what each file holds, and what each of its columns means. Plain text, lines of any length. */
export function readme(language: Language, { portalName, email, when }: Made): string {
  const t = words[language];
  const title = t.title(portalName);
  const lists = dataSets.flatMap(({ name, columns }) => [
    '',
    `${name}.csv, ${name}.json – ${t.lists[name]}`,
    ...columns.map(([column]) => `  ${column}: ${t.columns[column]}`),
  ]);
  return [
    title,
    '='.repeat(title.length),
    t.made(email, when),
    '',
    ...t.about.flatMap((line) => [line, '']),
    t.kept,
    ...heading(t.conventions),
    ...t.conventionLines.map((line) => `- ${line}`),
    ...heading(t.files),
    t.documents,
    t.attachments,
    ...lists,
    '',
  ].join('\r\n');
}

function heading(text: string): string[] {
  return ['', text, '-'.repeat(text.length)];
}
