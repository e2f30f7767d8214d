/** All texts of a supplier's folder, read one by one, whatever is wrong with the others. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '#kernel/language.ts';
import { namesIn } from '../shelf/files.ts';
import type { ParsedText } from '../shelf/markdown.ts';
import { ArticleRefused } from '../shelf/refused.ts';
import { readSource, type ShelfPlan } from '../shelf/shelf.ts';
import { error, type Finding } from './finding.ts';

/** A plan of whatever front matter. */
export type AnyPlan = Omit<ShelfPlan<unknown>, 'words'> & { readonly words: readonly string[] };

export type CheckedText = {
  readonly plan: AnyPlan;
  readonly file: string;
  readonly slug: string;
  readonly language: Language;
  readonly front: Readonly<Record<string, unknown>>;
  readonly parsed: ParsedText;
};

/** The texts that can be read, and what is wrong with the others. */
export async function readAll(
  supplierFolder: string,
  plans: readonly AnyPlan[],
): Promise<{ texts: readonly CheckedText[]; findings: readonly Finding[] }> {
  const texts: CheckedText[] = [];
  const findings: Finding[] = [];
  for (const plan of plans) {
    for (const name of await namesIn(join(supplierFolder, plan.folder))) {
      const read = await readOne(supplierFolder, plan, name);
      if ('parsed' in read) texts.push(read);
      else findings.push(read);
    }
  }
  return { texts, findings };
}

async function readOne(supplierFolder: string, plan: AnyPlan, name: string): Promise<CheckedText | Finding> {
  const file = `${plan.folder}/${name}`;
  const [, slug = '', language] = /^([a-z0-9-]+)\.(sl|en|hr)\.md$/.exec(name) ?? [];
  if (language === undefined || !plan.slug.test(slug)) {
    return error({ file }, 'the portal does not show a file of this name');
  }
  try {
    const { front, parsed } = readSource(await readFile(join(supplierFolder, file)), plan.schema);
    return { plan, file, slug, language: language as Language, front: front as CheckedText['front'], parsed };
  } catch (refused) {
    if (!(refused instanceof ArticleRefused)) throw refused;
    return error({ file, line: refused.line }, refused.message);
  }
}
