/** Whether each text is there in each language, and says the same facts in all of them. */
import type { Language } from '#kernel/language.ts';
import { error, warning, type Finding } from './finding.ts';
import type { CheckedText } from './texts.ts';

export function translationFindings(texts: readonly CheckedText[], languages: readonly Language[]): Finding[] {
  const together = Map.groupBy(texts, ({ plan, slug }) => `${plan.folder}/${slug}`);
  return [...together].flatMap(([name, versions]) => {
    const slovenian = versions.find(({ language }) => language === 'sl');
    if (slovenian === undefined) {
      return versions.map(({ file }) => error({ file }, `it is not shown: there is no ${name}.sl.md`));
    }
    const missing = languages
      .filter((language) => !versions.some((each) => each.language === language))
      .map((language) =>
        warning({ file: slovenian.file }, `there is no ${name}.${language}.md: readers get the Slovenian`),
      );
    return [...missing, ...versions.flatMap((each) => (each === slovenian ? [] : differences(slovenian, each)))];
  });
}

function differences(slovenian: CheckedText, translated: CheckedText): Finding[] {
  const { plan, front, file } = translated;
  const keys = new Set([...Object.keys(slovenian.front), ...Object.keys(front)]);
  return [...keys].flatMap((key) => {
    const [there, here] = [slovenian.front[key], front[key]];
    if (!plan.words.includes(key)) {
      return JSON.stringify(there) === JSON.stringify(here)
        ? []
        : [error({ file, line: 1 }, `${key} is ${written(here)}, but ${written(there)} in Slovenian, which holds`)];
    }
    return sizeOf(there) === sizeOf(here)
      ? []
      : [error({ file, line: 1 }, `${key} has ${sizeOf(here)} entries, the Slovenian ${sizeOf(there)}`)];
  });
}

function written(value: unknown): string {
  return value === undefined ? 'not given' : JSON.stringify(value);
}

/** Of a list its length; any other words are one, or none. */
function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : value === undefined ? 0 : 1;
}
