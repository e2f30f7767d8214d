/** The named texts of a query string or a form, as people and programs send them. */
export type Fields = {
  /** The first value of the name, or '' where it is absent. Never holds NUL; composed Unicode (NFC). */
  text(name: string): string;
  /** All values of the name, in order. */
  all(name: string): readonly string[];
  has(name: string): boolean;
  names(): readonly string[];
  /** As a query string, for an address that carries them on. */
  toQuery(): string;
};

/** NUL cannot be stored by PostgreSQL and means nothing in a form: it is dropped, the rest is kept as typed. */
const clean = (value: string): string => value.replaceAll('\0', '').normalize('NFC');

/** Reads what a parser has made of a body or a query string; whatever in it is not text is left out. */
export function fieldsOf(source: unknown): Fields {
  const values = new Map<string, string[]>();
  if (typeof source === 'object' && source !== null) {
    for (const [name, value] of Object.entries(source)) {
      const texts = [value].flat().filter((each) => typeof each === 'string');
      if (texts.length > 0) values.set(clean(name), texts.map(clean));
    }
  }
  return {
    text: (name) => values.get(name)?.[0] ?? '',
    all: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    names: () => [...values.keys()],
    toQuery: () => {
      const query = new URLSearchParams();
      for (const [name, list] of values) for (const value of list) query.append(name, value);
      return query.toString();
    },
  };
}
