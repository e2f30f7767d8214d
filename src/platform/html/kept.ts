/** What stays the same from page to page is made once. */
import { flat, Html } from './html.ts';

/**
 * `make` is asked once for each thing and must give the same for it ever after; what it gave lives as long as the thing
 * itself.
 */
export function keptFor<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const kept = new WeakMap<Thing, { readonly made: Made }>();
  return (thing) => {
    const known = kept.get(thing);
    if (known !== undefined) return known.made;
    const made = flattened(make(thing));
    kept.set(thing, { made });
    return made;
  };
}

/** The same for what is made from a text. At most `most` are kept; then it begins anew. */
export function keptByText<Made>(most: number, make: (text: string) => Made): (text: string) => Made {
  const kept = new Map<string, { readonly made: Made }>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known.made;
    const made = flattened(make(text));
    if (kept.size >= most) kept.clear();
    kept.set(text, { made });
    return made;
  };
}

/** The same for what is made from a few plain values: the key names them all. No text of ours holds the NUL between them. */
export function keptByKey<Made>(most: number): (key: readonly unknown[], make: () => Made) => Made {
  const kept = new Map<string, { readonly made: Made }>();
  return (key, make) => {
    const name = key.join('\0');
    const known = kept.get(name);
    if (known !== undefined) return known.made;
    const made = flattened(make());
    if (kept.size >= most) kept.clear();
    kept.set(name, { made });
    return made;
  };
}

function flattened<Made>(made: Made): Made {
  return made instanceof Html ? (flat(made) as Made & Html) : made;
}
