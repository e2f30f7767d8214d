/** Every label that the portal can show, by language, from the catalogues beside its features. */
import { glob } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { ManualLanguage } from '#features/manual/index.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** What texts with a name in them are called with: the demo's portal and its supplier, as the pictures show them. */
const someNames = ['moj GEN-I', 'GEN-I'];

/** The labels of one language, hard spaces as plain ones. */
export async function labelsOf(language: ManualLanguage): Promise<ReadonlySet<string>> {
  const labels = new Set<string>();
  for await (const file of glob('**/*texts.ts', { cwd: source })) {
    const exported = (await import(pathToFileURL(join(source, file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported)) {
      if (/texts$/i.test(name)) collect(inLanguage(value, language), labels);
    }
  }
  return labels;
}

/** A module gives its catalogue whole, with a part for each language, or a function that gives one part. */
function inLanguage(value: unknown, language: ManualLanguage): unknown {
  if (typeof value === 'function') return attempt(() => (value as (language: string) => unknown)(language));
  if (typeof value === 'object' && value !== null && language in value) {
    return (value as Record<string, unknown>)[language];
  }
  return undefined;
}

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value.replaceAll('\u00A0', ' ').replaceAll(/\s+/g, ' ').trim());
  else if (typeof value === 'function') {
    for (const name of someNames) {
      const said = attempt(() => (value as (...names: string[]) => unknown)(name, name));
      if (typeof said === 'string') collect(said, into);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) collect(each, into);
  }
}

/** A text that wants a number or a day is no label. */
function attempt(say: () => unknown): unknown {
  try {
    return say();
  } catch {
    return undefined;
  }
}
