/**
 * A page as it is sent, taken apart once. Our own HTML is regular: attributes stand in double quotes without `<` or `>`, and
 * whatever is opened is closed; where it is not, that is told.
 */
import { plain } from './html-parts.ts';

export type Tag = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether nothing can stand in it. */
  readonly isVoid: boolean;
};

/** Told of a page from top to bottom. */
export type Listener = {
  readonly enter: (tag: Tag) => void;
  /** Text that is not only white space, not decoded. */
  readonly say: (text: string) => void;
  readonly leave: (tag: Tag) => void;
};

/** Most tags of a page stood on the page before: each is looked at once. */
const known = new Map<string, Tag>();

/** Gives what is wrong with the nesting, if anything is: the rest of the page is not looked at then. */
export function walkTags(body: string, { enter, say, leave }: Listener): string | undefined {
  const open: Tag[] = [];
  for (let at = 0; at < body.length;) {
    const tagAt = body.indexOf('<', at);
    const text = body.slice(at, tagAt === -1 ? body.length : tagAt);
    if (/\S/.test(text)) say(text);
    if (tagAt === -1) break;
    const tagEnd = body.startsWith('<!--', tagAt) ? body.indexOf('-->', tagAt) + 2 : body.indexOf('>', tagAt);
    const source = body.slice(tagAt, tagEnd + 1);
    at = tagEnd + 1;
    if (source.startsWith('<!')) continue;
    if (source.startsWith('</')) {
      const closed = open.pop();
      if (closed === undefined || `</${closed.name}>` !== source)
        return `${source} closes <${closed?.name ?? 'nothing'}>`;
      leave(closed);
      continue;
    }
    const tag = readTag(source);
    enter(tag);
    if (tag.isVoid) leave(tag);
    else open.push(tag);
    // what stands in these is no text of the page
    if (tag.name === 'script' || tag.name === 'style') at = body.indexOf(`</${tag.name}>`, at);
  }
  return open.length === 0 ? undefined : `<${open.at(-1)?.name}> is not closed`;
}

const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

function readTag(source: string): Tag {
  const before = known.get(source);
  if (before !== undefined) return before;
  const name = /^<([a-zA-Z][\w-]*)/.exec(source)?.[1] ?? '';
  const pairs = source.slice(1 + name.length).matchAll(/\s([^\s=>/]+)(?:="([^"]*)")?/g);
  const attributes = new Map([...pairs].map(([, key = '', value = '']) => [key, plain(value)]));
  const tag = { name, attributes, isVoid: voids.has(name) || source.endsWith('/>') };
  known.set(source, tag);
  return tag;
}
