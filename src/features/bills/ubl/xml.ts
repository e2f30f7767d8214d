/** XML as text, from elements that are written down in the order in which their schema wants them. */

/** Markup that is well-formed; made by `element` only. */
export type Xml = string & { readonly __brand: 'Xml' };

/** What an element holds: text, or elements; what is undefined is left out. */
export type Content = string | number | readonly (Xml | undefined)[];

/** One element. Nothing is written for a content that is an empty text: the schemas know no empty elements. */
export function element(name: string, content: Content, attributes: Readonly<Record<string, string>> = {}): Xml {
  const inside = typeof content === 'object' ? content.join('') : safeText(String(content));
  if (inside === '') return '' as Xml;
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${safeText(value)}"`);
  return `<${name}${written.join('')}>${inside}</${name}>` as Xml;
}

/** The document of a root element, in UTF-8. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** Control signs cannot stand in XML 1.0, not even escaped: they are left out. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function safeText(text: string): string {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .trim()
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
}
