/**
 * What of a page axe's verdict hangs on, so that a browser need not look at forty like pages, nor at each of them in three
 * languages.
 *
 * Axe looks at elements, their roles, states and classes (what the styles hide or colour), at what stands in what, and at
 * whether there are names; not at what the words say. So an element's *bone* is its name with its attributes: of those that
 * axe reads the value, of all others whether there is one. A *piece* is an element with everything in it: texts are there or
 * not, of like things in a row one is kept, and of rows, options and stressed words one of each kind, in any order. And a page
 * is pieces in places: what only holds others together (`layout`: landmarks, headings' sections, lists, forms, boxes) is
 * walked through, and whatever stands there is a piece in the place that these bones make; boxes without a role, and classes
 * of what holds it, do not count, for they only set things beside each other. A page on which every piece in its place has
 * been looked at before brings axe nothing new, whatever the order and number of pieces, and in whichever language.
 *
 * What this loses, page-faults.ts checks on every page by itself: ids that are there twice or named but not there, fields
 * without labels, links, buttons and headings that say nothing, pictures without alt, landmarks of one name, the order of
 * headings, one `h1` and one `main`, the language. What is left is judged in test/pages only, in both themes and more sizes:
 * a colour that comes from a class further out, what overlaps, scrolls or is too small to be tapped because words are long,
 * and a picture that says the words beside it.
 */
import { walkTags, type Tag } from './page-tags.ts';

/** The pieces of a page in their places, a number for each; the same numbers for alike pieces of all pages that are read. */
export type Skeletons = (body: string) => ReadonlySet<number>;

/** They only hold what stands in them together. */
const layout = new Set(
  'html head body main header footer nav aside div section article form fieldset figure details ul ol li dl'.split(' '),
);

/** In these, any number of alike things may stand in any order: rows, options, or words with links and stresses among them. */
const collections = new Set('tbody tr select datalist p dt dd td span'.split(' '));

type Open = { readonly tag: Tag; readonly place: number | undefined; readonly children: number[] };

export function skeletons(): Skeletons {
  const numbers = new Map<string, number>();
  const numberOf = (bone: string): number => {
    const number = numbers.get(bone) ?? numbers.size;
    numbers.set(bone, number);
    return number;
  };
  const text = numberOf('text');
  const boneOf = once((tag) => writeBone(tag));
  const placeBoneOf = once((tag) => writeBone(tag, /^(class|id|data-.*)$/));

  const placeIn = (around: number, tag: Tag): number => {
    // a box without a role is there for looks alone
    if (tag.name === 'div' && !tag.attributes.has('role')) return around;
    return numberOf(`${around} > ${placeBoneOf(tag)}`);
  };

  return (body) => {
    const pieces = new Set<number>();
    const open: Open[] = [];
    walkTags(body, {
      enter: (tag) => {
        const around = open.length === 0 ? 0 : open.at(-1)?.place;
        const isLayout = around !== undefined && layout.has(tag.name) && !isSilent(tag);
        open.push({ tag, children: [], place: isLayout ? placeIn(around, tag) : undefined });
      },
      say: () => {
        const around = open.at(-1);
        if (around?.place === undefined) around?.children.push(text);
        else pieces.add(numberOf(`${around.place}: ${text}`));
      },
      leave: (tag) => {
        const closed = open.pop();
        const around = open.at(-1);
        if (closed === undefined) return;
        if (closed.place !== undefined) pieces.add(closed.place);
        else {
          const piece = numberOf(`${boneOf(tag)}[${isSilent(tag) ? '' : withoutRepeats(closed).join()}]`);
          if (around?.place === undefined) around?.children.push(piece);
          else pieces.add(numberOf(`${around.place}: ${piece}`));
        }
      },
    });
    return pieces;
  };
}

/** Nobody is told what is in there. */
function isSilent({ attributes }: Tag): boolean {
  return attributes.get('aria-hidden') === 'true';
}

function withoutRepeats({ tag, children }: Open): number[] {
  if (collections.has(tag.name)) return [...new Set(children)].toSorted((a, b) => a - b);
  return children.filter((child, index) => child !== children[index - 1]);
}

/** Tags are the same objects wherever they are written alike. */
function once(write: (tag: Tag) => string): (tag: Tag) => string {
  const written = new Map<Tag, string>();
  return (tag) => {
    const bone = written.get(tag) ?? write(tag);
    written.set(tag, bone);
    return bone;
  };
}

/** What axe reads of these is more than whether they are there. */
const read =
  /^(role|class|type|tabindex|scope|autocomplete|http-equiv|aria-(atomic|busy|checked|current|disabled|expanded|haspopup|hidden|invalid|level|live|modal|multiline|multiselectable|orientation|pressed|readonly|relevant|required|roledescription|selected|sort))$/;

/** What has been typed or chosen is no part of how a page is built. */
const typed = new Set(['checked', 'selected', 'value', 'min', 'max']);

function writeBone({ name, attributes }: Tag, leftOut?: RegExp): string {
  const parts = [...attributes].flatMap(([key, value]) => {
    if (typed.has(key) || leftOut?.test(key) === true) return [];
    const isRead =
      read.test(key) ||
      (name === 'script' && key === 'src') ||
      (attributes.get('name') === 'viewport' && key === 'content');
    if (isRead) return [`${key}=${value}`];
    return [value === '' ? `${key} (empty)` : key];
  });
  return `${name} ${parts.toSorted().join(' ')}`;
}
