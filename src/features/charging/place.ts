/** Where a page of the list begins: after this session. */

/** Sessions go by the moment they began and, within it, by id, newest first. */
export type Place = { readonly at: Date; readonly id: number };

const TOP: Place = { at: new Date('2200-01-01T00:00:00Z'), id: 0 };

/** `1764000000000.123` as links to the next page write it; anything else is the top of the list. */
export function readPlace(text: string): Place {
  const [, at, id] = /^([1-9]\d{0,13})\.([1-9]\d{0,14})$/.exec(text) ?? [];
  const moment = new Date(Math.min(Number(at), TOP.at.getTime()));
  return at === undefined || id === undefined ? TOP : { at: moment, id: Number(id) };
}

export function writePlace({ at, id }: Place): string {
  return `${at.getTime()}.${id}`;
}

export function isTop({ id }: Place): boolean {
  return id === TOP.id;
}
