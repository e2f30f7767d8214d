import { attrs, html, type Html } from '#platform/html/html.ts';

export type Tab = { readonly href: string; readonly label: string; readonly current: boolean };

/** The same thing seen in other ways: links, so that each has its address and no script is needed. */
export function tabs(list: readonly Tab[], label: string): Html {
  const links = list.map(
    ({ href, label: words, current }) =>
      html`<a href="${href}"${attrs({ 'aria-current': current && 'page' })}>${words}</a>`,
  );
  return html`<nav class="tabs" aria-label="${label}">${links}</nav>`;
}
