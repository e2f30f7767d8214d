/**
 * Front matter: YAML between two lines of `---` on top of a text. A text may have none; what it then lacks, the schema
 * says.
 */
import { LineCounter, parseDocument, type Document, type YAMLParseError } from 'yaml';
import { z } from 'zod';
import { parseDay } from '#kernel/day.ts';
import { ArticleRefused } from './refused.ts';

export type WithFront<Front> = {
  readonly front: Front;
  /** The text below, and how many lines of the file stand above it. */
  readonly body: string;
  readonly linesAbove: number;
};

/** A day in front matter: `validFrom: 2026-01-01`. */
export const frontDay = z.string('must be a day such as 2026-11-30').transform((text, context) => {
  const day = parseDay(text);
  if (day !== undefined) return day;
  context.addIssue('must be a day such as 2026-11-30');
  return z.NEVER;
});

/** Throws ArticleRefused with the line for front matter that is no YAML, or not what the schema asks for. */
export function readFront<Front>(source: string, schema: z.ZodType<Front>): WithFront<Front> {
  const { yaml, body, linesAbove } = split(source);
  const lines = new LineCounter();
  // line 1 of the YAML is line 2 of the file
  const lineAt = (offset: number): number => lines.linePos(offset).line + 1;
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new ArticleRefused(`the front matter is not YAML: ${sentenceOf(error)}`, lineAt(error.pos[0]));
  }
  const parsed = schema.safeParse(valuesOf(document));
  if (parsed.success) return { front: parsed.data, body, linesAbove };
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  const offset = offsetOf(document, [...path, ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])]);
  const name = path.length > 0 ? `${path.join('.')}: ` : '';
  throw new ArticleRefused(`the front matter, ${name}${issue?.message}`, offset === undefined ? 1 : lineAt(offset));
}

/** «summary: Novo: opomniki» is what people write. */
function sentenceOf({ code, message }: YAMLParseError): string {
  return code === 'BLOCK_AS_IMPLICIT_KEY' ? 'a text with a colon in it stands between quotation marks, "…"' : message;
}

/** A reference to elsewhere in the YAML can make a small text a very large one: none is followed. */
function valuesOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    throw new ArticleRefused('the front matter refers to itself by & and *', 1);
  }
}

function split(source: string): { yaml: string; body: string; linesAbove: number } {
  const found = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(source);
  if (!/^---[ \t]*\r?\n/.test(source)) return { yaml: '', body: source, linesAbove: 0 };
  if (found === null || found.index !== 0) throw new ArticleRefused('the front matter has no end: a line of ---', 1);
  const [above, yaml = ''] = found;
  return { yaml, body: source.slice(above.length), linesAbove: above.split('\n').length - 1 };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}
