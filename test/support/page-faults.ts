/** Reads a page as it is sent, once: where it leads to, and what is plainly wrong with it, seen without a browser. */
import { plain } from './html-parts.ts';
import { walkTags, type Tag } from './page-tags.ts';

export type ReadPage = {
  /** Addresses that it leads to or takes something from, as they stand there. */
  readonly links: readonly string[];
  readonly ids: ReadonlySet<string>;
  /** A sentence each. */
  readonly problems: readonly string[];
};

/** An element that is still open. */
type Open = {
  /** Whether it, or something in it, is read out. */
  says: boolean;
  readonly isHidden: boolean;
  readonly isInLabel: boolean;
};

/** What of a page is compared when all of it is read. */
type Notes = {
  readonly links: string[];
  readonly ids: Set<string>;
  readonly problems: string[];
  /** What an attribute names: the element, and the id. */
  readonly named: [element: string, id: string][];
  readonly labelled: Set<string>;
  readonly fields: ReadonlyMap<string, string>[];
  readonly landmarks: Set<string>;
  readonly headings: number[];
  mains: number;
};

/** Every page is in one language, and says so; `language` is the one that its reader has asked for. */
export function readPage(body: string, language: string): ReadPage {
  const notes: Notes = {
    links: [],
    ids: new Set(),
    problems: [],
    named: [],
    labelled: new Set(),
    fields: [],
    landmarks: new Set(),
    headings: [],
    mains: 0,
  };
  // most pages have nothing that looks like it, and a look at each text is saved
  const isSuspicious = wordlessInSource.test(body);
  const read = (text: string): void => {
    const found = isSuspicious && wordless.exec(text)?.[0];
    if (found) notes.problems.push(`text "${found}"`);
  };
  const open: Open[] = [];
  const badNesting = walkTags(body, {
    enter: (tag) => {
      const around = open.at(-1);
      const isHidden = around?.isHidden === true || isSilent(tag);
      const isInLabel = around?.isInLabel === true || tag.name === 'label';
      open.push({ says: !isHidden && isNamed(tag), isHidden, isInLabel });
      note(tag, notes);
      if (isField(tag) && !isHidden && !isInLabel && !isNamed(tag)) notes.fields.push(tag.attributes);
      for (const name of spoken) {
        const value = tag.attributes.get(name);
        if (value !== undefined) read(value);
        if (value?.trim() === '') notes.problems.push(`<${tag.name}> has an empty ${name}`);
      }
      if (tag.name === 'html' && tag.attributes.get('lang') !== language) notes.problems.push(`not in ${language}`);
    },
    say: (text) => {
      const around = open.at(-1);
      if (around !== undefined && !around.isHidden) around.says = true;
      read(plain(text));
    },
    leave: (tag) => {
      const { says, isHidden } = open.pop() ?? { says: true, isHidden: true };
      const around = open.at(-1);
      if (says && around !== undefined) around.says = true;
      if (!says && !isHidden && mustSpeak(tag)) notes.problems.push(`${written(tag)} says nothing`);
    },
  });
  if (badNesting !== undefined) notes.problems.push(badNesting);
  return { links: notes.links, ids: notes.ids, problems: [...notes.problems, ...compared(notes)] };
}

/** What only a careless template writes; in the source, characters that are special in HTML stand as entities. */
const wordlessInSource =
  /undefined|\bnull\b|\bNaN\b|\[object|\$\{|\bfunction ?\w*\(|=&gt;|=>|&amp;(amp|lt|quot|nbsp);|&nbsp;/;
export const wordless =
  /.{0,40}(undefined|\bnull\b|\bNaN\b|\[object|\$\{|\bfunction ?\w*\(|=>|&(amp|lt|quot|nbsp);).{0,40}/;

/** Texts in attributes. */
const spoken = ['aria-label', 'title', 'placeholder'];

const speaking = new Set(
  'a b button caption dd dt em figcaption h1 h2 h3 h4 h5 h6 label legend li option p small strong summary title'.split(
    ' ',
  ),
);

/** A status says nothing until there is something to be said. */
function mustSpeak({ name, attributes }: Tag): boolean {
  return speaking.has(name) && attributes.get('role') !== 'status' && (name !== 'a' || attributes.has('href'));
}

function isSilent({ attributes }: Tag): boolean {
  return attributes.get('aria-hidden') === 'true' || attributes.has('hidden');
}

function isNamed({ name, attributes }: Tag): boolean {
  const names = [...attributes].filter(([key]) => /^(aria-label|aria-labelledby|title)$/.test(key));
  return names.some(([, value]) => value.trim() !== '') || (name === 'img' && (attributes.get('alt') ?? '') !== '');
}

function isField({ name, attributes }: Tag): boolean {
  if (name !== 'input') return name === 'select' || name === 'textarea';
  return !/^(hidden|submit|button|image)$/.test(attributes.get('type') ?? 'text');
}

const naming = /^(for|list|form|aria-(labelledby|describedby|controls|owns|activedescendant|details|errormessage))$/;

function note({ name, attributes }: Tag, notes: Notes): void {
  for (const [key, value] of attributes) {
    if (key === 'id') {
      if (notes.ids.has(value)) notes.problems.push(`two elements have the id "${value}"`);
      notes.ids.add(value);
    } else if (key === 'href' || key === 'src') notes.links.push(value);
    else if (key === 'lang' && !/^[a-z]{2}(-[A-Z]{2})?$/.test(value)) notes.problems.push(`"${value}" is no language`);
    else if (naming.test(key))
      notes.named.push(...value.split(/\s+/).map((id): [string, string] => [`<${name}> ${key}`, id]));
    if (key === 'for') notes.labelled.add(value);
  }
  if (name === 'img' && !attributes.has('alt')) notes.problems.push(`${written({ name, attributes })} has no alt`);
  if (name === 'main') notes.mains += 1;
  if (/^h[1-6]$/.test(name)) notes.headings.push(Number(name[1]));
  const label = attributes.get('aria-label') ?? attributes.get('aria-labelledby');
  if (label === undefined || !/^(nav|aside|section|form)$/.test(name)) return;
  if (notes.landmarks.has(`${name} ${label}`)) notes.problems.push(`two <${name}> are called "${label}"`);
  notes.landmarks.add(`${name} ${label}`);
}

/** What can be said when all of a page is read. */
function compared({ ids, named, labelled, fields, headings, mains }: Notes): string[] {
  const problems = named
    .filter(([, id]) => !ids.has(id))
    .map(([where, id]) => `${where} names "${id}", which is not there`);
  const bare = fields.filter((field) => !labelled.has(field.get('id') ?? ''));
  problems.push(...bare.map((field) => `the field "${field.get('name') ?? ''}" has no label`));
  const first = headings.filter((level) => level === 1).length;
  if (first !== 1) problems.push(`${first} h1`);
  if (mains !== 1) problems.push(`${mains} main`);
  const jump = headings.find((level, index) => index > 0 && level > (headings[index - 1] ?? 0) + 1);
  if (jump !== undefined) problems.push(`a heading h${jump} after one two steps above`);
  return problems;
}

function written({ name, attributes }: Pick<Tag, 'name' | 'attributes'>): string {
  return `<${[name, ...[...attributes].map(([key, value]) => `${key}="${value}"`)].join(' ')}>`;
}
