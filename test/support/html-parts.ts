/**
 * Forms and attributes of a page as it is sent. Our own HTML is regular (every page is validated): attributes stand in
 * double quotes, forms are not nested.
 */

export type FormOnPage = {
  readonly method: 'get' | 'post';
  /** As it stands there: may be relative. */
  readonly action: string;
  readonly multipart: boolean;
  /** What a browser would send if its button were pressed with nothing typed. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Names of places for files. */
  readonly files: readonly string[];
};

/** Values of an attribute, of any element or of those whose tag begins so. */
export function attributesOf(body: string, name: string, tag = '[a-z][a-z0-9]*'): string[] {
  const tags = body.match(new RegExp(`<${tag}(?=[\\s>])[^>]*>`, 'g')) ?? [];
  return tags.flatMap((each) => attribute(each, name) ?? []);
}

export function formsIn(body: string): FormOnPage[] {
  return [...body.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)].map(([whole, inner = '']) => {
    const tag = /^<form\b[^>]*>/.exec(whole)?.[0] ?? '';
    return {
      method: attribute(tag, 'method')?.toLowerCase() === 'post' ? 'post' : 'get',
      action: attribute(tag, 'action') ?? '',
      multipart: attribute(tag, 'enctype') === 'multipart/form-data',
      fields: [...inputs(inner), ...selects(inner), ...textareas(inner), ...button(inner)],
      files: (inner.match(/<input\b[^>]*type="file"[^>]*>/g) ?? []).flatMap((each) => attribute(each, 'name') ?? []),
    };
  });
}

type Field = readonly [name: string, value: string];

function inputs(inner: string): Field[] {
  return (inner.match(/<input\b[^>]*>/g) ?? []).flatMap((tag): Field[] => {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (name === undefined || type === 'file' || / disabled(?=[\s>])/.test(tag)) return [];
    if ((type === 'checkbox' || type === 'radio') && !/ checked(?=[\s>])/.test(tag)) return [];
    return [[name, attribute(tag, 'value') ?? (type === 'checkbox' ? 'on' : '')]];
  });
}

function selects(inner: string): Field[] {
  return [...inner.matchAll(/<select\b([^>]*)>(.*?)<\/select>/gs)].flatMap(([, tag = '', options = '']): Field[] => {
    const name = attribute(` ${tag}`, 'name');
    const all = options.match(/<option\b[^>]*>/g) ?? [];
    const chosen = all.find((each) => / selected(?=[\s>])/.test(each)) ?? all[0];
    return name === undefined || chosen === undefined ? [] : [[name, attribute(chosen, 'value') ?? '']];
  });
}

function textareas(inner: string): Field[] {
  return [...inner.matchAll(/<textarea\b([^>]*)>(.*?)<\/textarea>/gs)].flatMap(([, tag = '', text = '']): Field[] => {
    const name = attribute(` ${tag}`, 'name');
    return name === undefined ? [] : [[name, plain(text)]];
  });
}

/** The first button says which was pressed, where it has a name. */
function button(inner: string): Field[] {
  const tag = (inner.match(/<button\b[^>]*>/g) ?? []).find((each) => attribute(each, 'type') !== 'button');
  const name = tag === undefined ? undefined : attribute(tag, 'name');
  return tag === undefined || name === undefined ? [] : [[name, attribute(tag, 'value') ?? '']];
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : plain(value);
}

export function plain(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');
}
