import { fileURLToPath } from 'node:url';
import type { Brand } from './brand.ts';
import type { PageAssets } from './layout.ts';
import { palette, paletteCss } from './palette.ts';

/** What the pages' frame needs to be built, for buildAssets: files to bundle and texts made from the supplier's brand. */
export function uiAssets(brand: Brand): { bundles: Record<string, string>; texts: Record<string, string> } {
  return {
    bundles: { 'styles.css': file('./styles/index.css'), 'portal.js': file('./portal.client.ts') },
    texts: { 'palette.css': paletteCss(brand), 'icon.svg': litWindow(brand) },
  };
}

/** The addresses that the frame of a page names. `url` is that of the built assets. */
export function pageAssets(url: (name: string) => string): PageAssets {
  return {
    styles: url('styles.css'),
    palette: url('palette.css'),
    font: url('figtree-sl.woff2'),
    script: url('portal.js'),
    icon: url('icon.svg'),
  };
}

/** The sign of the portal in a browser's tab: a dark window of four panes, one of them lit. */
function litWindow(brand: Brand): string {
  const { night, lamp } = palette(brand, 'light');
  const far = palette(brand, 'light')['night-far'];
  const pane = (x: number, y: number, fill = far): string =>
    `<rect x="${x}" y="${y}" width="10" height="10" rx="1" fill="${fill}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${night}"/>${pane(5, 5)}${pane(17, 5)}${pane(5, 17)}${pane(17, 17, lamp)}</svg>`;
}

function file(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
