/**
 * An address to go on to after log-in, as far as it leads to a page here; otherwise the home page. Browsers read a backslash
 * as a slash and drop tabs and line feeds, so only plain visible characters pass, and exactly one slash in front.
 */
export function localPath(text: string): string {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]{0,1000}$/.test(text) ? text : '/';
}
