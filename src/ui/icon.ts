import { readdirSync, readFileSync } from 'node:fs';
import { dangerouslyRaw, type Html } from '#platform/html/html.ts';

/** The icons of the folder icons/, by name. */
export type IconName =
  | 'arrow'
  | 'bell'
  | 'bill'
  | 'bolt'
  | 'bookmark'
  | 'calendar'
  | 'car'
  | 'chat'
  | 'check'
  | 'clock'
  | 'contract'
  | 'download'
  | 'error'
  | 'exit'
  | 'flame'
  | 'gift'
  | 'home'
  | 'info'
  | 'link'
  | 'lock'
  | 'mail'
  | 'menu'
  | 'meter'
  | 'news'
  | 'phone'
  | 'plus'
  | 'print'
  | 'question'
  | 'settings'
  | 'sms'
  | 'sun'
  | 'tag'
  | 'trash'
  | 'user'
  | 'warn'
  | 'window';

const folder = new URL('./icons/', import.meta.url);

const icons: ReadonlyMap<string, Html> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.svg'))
    .map((file) => [file.slice(0, -'.svg'.length), inlined(readFileSync(new URL(file, folder), 'utf8'))]),
);

/**
 * A drawn sign, hidden from screen readers: it always stands beside a word. Inline, because a page shows about a dozen
 * and compressed they weigh less than one request.
 */
export function icon(name: IconName): Html {
  const found = icons.get(name);
  if (found === undefined) throw new Error(`there is no icon ${name}`);
  return found;
}

/** The names of all icon files, for the test that holds them against IconName. */
export function iconFiles(): readonly string[] {
  return [...icons.keys()];
}

// Colour and stroke come from the class: drop the attributes that a file needs to be looked at on its own.
function inlined(svg: string): Html {
  const shapes = /^<svg [^>]*>(.*)<\/svg>\s*$/s.exec(svg)?.[1];
  if (shapes === undefined) throw new Error('an icon file holds something other than one <svg>');
  return dangerouslyRaw(`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${shapes}</svg>`);
}
