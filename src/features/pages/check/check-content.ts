/** `npm run odcitek -- check-content`: everything that can be wrong with a supplier's texts, found without a portal. */
import type { Day } from '#kernel/day.ts';
import type { Language } from '#kernel/language.ts';
import type { Finding } from './finding.ts';
import { linkFindings } from './links.ts';
import { pictureFindings } from './pictures.ts';
import { pageFindings, versionFindings } from './rules.ts';
import { readAll, type AnyPlan } from './texts.ts';
import { translationFindings } from './translations.ts';

export type ContentToCheck = {
  readonly supplierFolder: string;
  readonly plans: readonly AnyPlan[];
  readonly languages: readonly Language[];
  /** Whether the portal answers this path, texts aside. */
  readonly isAddress: (path: string) => boolean;
  /** `consents.termsAndPrivacyVersion` */
  readonly agreedVersion: string;
  readonly today: Day;
};

/** What is wrong, by file and line; and how many texts were read. */
export async function checkContent(
  content: ContentToCheck,
): Promise<{ readonly texts: number; readonly findings: readonly Finding[] }> {
  const { supplierFolder, plans, languages, isAddress, agreedVersion, today } = content;
  const { texts, findings } = await readAll(supplierFolder, plans);
  const all = [
    ...findings,
    ...translationFindings(texts, languages),
    ...linkFindings({ texts, plans, isAddress }),
    ...(await pictureFindings(supplierFolder, texts)),
    ...pageFindings(texts),
    ...versionFindings(texts, { version: agreedVersion, today }),
  ];
  return { texts: texts.length, findings: all.toSorted(byPlace) };
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0);
}
