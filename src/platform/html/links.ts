/** Attributes whose value a browser follows or loads. */
const LINK_ATTRIBUTES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'cite',
  'background',
  'manifest',
  'xlink:href',
]);

/** Attributes no value may ever be put into: code, styles, and lists of links that cannot be checked as one link. */
const FORBIDDEN_ATTRIBUTES: ReadonlySet<string> = new Set(['style', 'srcdoc', 'srcset', 'ping']);

const SAFE_LINK = /^(?:https?:|mailto:|tel:|webcal:|#|\?|\/(?![/\\]))/i;

/** What nearly every link is: on this host, and nothing in it that a browser would drop. */
const PLAIN_ADDRESS = /^(?:\/(?![/\\])|\?|#)[!-~]*$/;
/** A browser drops these before it reads the scheme, so `java\tscript:` is still a script. */
// oxlint-disable-next-line no-control-regex
const IGNORED_BY_BROWSERS = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/g;

/** Says whether an attribute (in lower case) carries a link. */
export function isLinkAttribute(name: string): boolean {
  return LINK_ATTRIBUTES.has(name);
}

/** Says whether values are refused in an attribute (in lower case): `on…`, `style` and their like. */
export function isForbiddenAttribute(name: string): boolean {
  return name.startsWith('on') || FORBIDDEN_ATTRIBUTES.has(name);
}

/**
 * Says whether a link starts harmlessly: a path on this host, a fragment, a query, `http(s):`, `mailto:`, `tel:` or `webcal:`.
 * A path that starts with two slashes is another host and is refused.
 */
export function isSafeLink(link: string): boolean {
  return PLAIN_ADDRESS.test(link) || SAFE_LINK.test(link.replace(IGNORED_BY_BROWSERS, ''));
}
