/** Whether the links of the texts lead anywhere. Nothing is asked of the network: others' pages are judged by their shape. */
import { error, warning, type Finding } from './finding.ts';
import type { AnyPlan, CheckedText } from './texts.ts';

type Known = {
  readonly texts: readonly CheckedText[];
  readonly plans: readonly AnyPlan[];
  /** Whether the portal answers this path. */
  readonly isAddress: (path: string) => boolean;
};

export function linkFindings(known: Known): Finding[] {
  const ids = idsByAddress(known.texts);
  return known.texts.flatMap((text) =>
    text.parsed.links.flatMap(({ href, line }) => {
      const finding = judge(href, text, { ...known, ids });
      return finding === undefined ? [] : [{ ...finding, file: text.file, line }];
    }),
  );
}

type Judgement = Finding | undefined;
type Ids = ReadonlyMap<string, ReadonlySet<string>>;

function judge(href: string, text: CheckedText, known: Known & { ids: Ids }): Judgement {
  if (/^https?:/i.test(href)) return judgeElsewhere(href, text);
  if (/^mailto:/i.test(href)) {
    return /^mailto:[^\s@]+@[^\s@]+\.[^\s@?]+(\?.*)?$/i.test(href)
      ? undefined
      : error(text, `${href} is no e-mail address`);
  }
  if (/^tel:/i.test(href))
    return /^tel:\+?\d{3,15}$/i.test(href) ? undefined : error(text, `${href} is no telephone number`);
  const [, path = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(href) ?? [];
  const target = path === '' ? text.plan.address(text.slug) : path;
  if (path !== '' && !leads(path, known)) return error(text, `the portal has no page ${path}`);
  return fragment === undefined ? undefined : judgeFragment({ target, fragment, href }, text, known.ids);
}

function judgeElsewhere(href: string, text: CheckedText): Judgement {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (url === undefined || !/\.[a-z]{2,}$/i.test(url.hostname)) return error(text, `${href} is no address of a page`);
  return url.protocol === 'http:' ? warning(text, `${href} is not encrypted: https where they have it`) : undefined;
}

/** What would be a text must be one; everything else is the portal's. */
function leads(path: string, { texts, plans, isAddress }: Known): boolean {
  const wouldBeText = plans.some(({ slug, address }) => {
    const [before = ''] = address(':').split(':');
    return (
      path.startsWith(before) && slug.test(path.slice(before.length)) && address(path.slice(before.length)) === path
    );
  });
  if (!wouldBeText) return isAddress(path);
  return texts.some(({ plan, slug, language }) => language === 'sl' && plan.address(slug) === path);
}

function judgeFragment(
  { target, fragment, href }: { target: string; fragment: string; href: string },
  { file, language }: CheckedText,
  ids: Ids,
): Judgement {
  const there = ids.get(`${target} ${language}`) ?? ids.get(`${target} sl`);
  return there === undefined || there.has(fragment)
    ? undefined
    : error({ file }, `${href}: there is no section #${fragment}`);
}

function idsByAddress(texts: readonly CheckedText[]): Ids {
  return new Map(
    texts.map(({ plan, slug, language, parsed }) => [
      `${plan.address(slug)} ${language}`,
      new Set(parsed.sections.map(({ id }) => id)),
    ]),
  );
}
