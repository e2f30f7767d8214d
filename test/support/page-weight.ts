/** What a first visit may weigh (design): 60 kB of HTML, styles and scripts as they are sent, 15 of them scripts. */
import { brotliCompressSync, constants } from 'node:zlib';

const kilobyte = 1024;
const most = { all: 60 * kilobyte, scripts: 15 * kilobyte };

/** In bytes. */
export type Weight = { readonly html: number; readonly scripts: number; readonly rest: number };

export function tooHeavy({ html, scripts, rest }: Weight): string[] {
  const all = html + scripts + rest;
  return [
    ...(scripts > most.scripts ? [`${scripts} bytes of scripts`] : []),
    ...(all > most.all ? [`a first visit of ${all} bytes: ${html} HTML, ${rest} styles and fonts`] : []),
  ];
}

/**
 * Pages are sent as they are (decision 9), behind a proxy that may compress them, as one does that has other things to do.
 * `beside`: what comes with the page; where both are light enough as they are, nothing need be compressed to know so.
 */
export function sentSize(page: Buffer, beside = most.all): number {
  if (page.length + beside <= most.all) return page.length;
  return brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
}
