/**
 * Text made safe for HTML, and as the bytes of its UTF-8, one to a character (`č` is `Ä\x8d`): what a piece of HTML is
 * kept as. Strings of such characters are joined and sent much faster than those that hold a single wider one.
 */

/** What cannot stay as it is: special in HTML, or more than one byte. */
const NEEDS_WORK = /[&<>"'\u0080-\uffff]/;
const ASCII = Array.from({ length: 128 }, (_, code) => !NEEDS_WORK.test(String.fromCharCode(code)));
/** Up to this length looking at each character is quicker than the expression. */
const SHORT = 40;

function mayStay(text: string): boolean {
  if (text.length > SHORT) return !NEEDS_WORK.test(text);
  for (let index = 0; index < text.length; index++) {
    if (ASCII[text.charCodeAt(index)] !== true) return false;
  }
  return true;
}

/** The words of a portal are the same on every page; names and streets come again on the next one. */
const MOST_KEPT = 4000;
const LONGEST_KEPT = 200;
const kept = new Map<string, string>();

/** Text as safe bytes, both between tags and inside a quoted attribute. */
export function safeBytes(text: string): string {
  if (mayStay(text)) return text;
  const known = kept.get(text);
  if (known !== undefined) return known;
  const bytes = bytesOf(text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? ''));
  if (kept.size >= MOST_KEPT) kept.clear();
  if (text.length <= LONGEST_KEPT) kept.set(text, bytes);
  return bytes;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Nothing is escaped: for markup that is safe already. */
export function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** The text that the bytes stand for. */
export function textOfBytes(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}
