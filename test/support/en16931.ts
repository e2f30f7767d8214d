/** Judges e-invoices by the rules in en16931.sch, with a schematron processor that knows nothing of ours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// its types would bring the browser's into all of ours
const { Schema } = createRequire(import.meta.url)('node-schematron') as {
  Schema: { fromString(text: string): { validateString(document: string): { assertId: string | null }[] } };
};

const schema = Schema.fromString(readFileSync(new URL('en16931.sch', import.meta.url), 'utf8'));

/** The names of the rules that the document breaks; throws where it is not XML. */
export function brokenRules(document: string): string[] {
  return schema.validateString(document).map(({ assertId }) => assertId ?? 'a rule without a name');
}
