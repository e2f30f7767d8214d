/**
 * What stays the same from page to page is made once. `make` is asked once for each thing and must give the same for it
 * ever after; what it gave lives as long as the thing itself.
 */
export function keptFor<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const kept = new WeakMap<Thing, { readonly made: Made }>();
  return (thing) => {
    const known = kept.get(thing);
    if (known !== undefined) return known.made;
    const made = make(thing);
    kept.set(thing, { made });
    return made;
  };
}
