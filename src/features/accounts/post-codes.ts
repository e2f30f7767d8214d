/** The post that a Slovenian post code belongs to. */
import { readFileSync } from 'node:fs';

const posts: ReadonlyMap<string, string> = new Map(
  readFileSync(new URL('./post-codes.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\d{4} /.test(line))
    .map((line) => [line.slice(0, 4), line.slice(5)]),
);

/** The post of a code such as `1000` or `SI-1000`; undefined where there is none. */
export function postOf(code: string): string | undefined {
  return posts.get(code.trim().replace(/^SI[\s-]*/i, ''));
}
