/** What a picture of the manual shows: whose page, what was done on it, which part, and what is pointed at. */
import type { Locator, Page } from 'playwright-core';
import type { ManualLanguage } from '#features/manual/index.ts';
import type { ShownPortal } from '#test/support/page-quality-portal.ts';

/** Something on the page, by selector (in any language the same), or found by hand. */
export type Target = string | ((page: Page) => Locator);

export type Callout = {
  /** As the chapter writes it: `4a`. */
  readonly mark: string;
  readonly at: Target;
  /** In which margin the circle stands. */
  readonly side: 'left' | 'right' | 'top';
};

export type Picture = {
  /** The name of the file, without `.png`. */
  readonly name: string;
  /** The file name of its chapter, without number and `.md`. */
  readonly chapter: string;
  /** Who of the cast is signed in; undefined: a stranger. */
  readonly who?: string;
  readonly path: string | ((portal: ShownPortal, language: ManualLanguage) => Promise<string>);
  /** How wide the window is, in CSS pixels. */
  readonly width: number;
  /** What somebody does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  /** What is in the picture: all of these, from the first to the last. */
  readonly shows: readonly Target[];
  /** No higher than this, in CSS pixels. */
  readonly most?: number;
  /** How much is seen round them, in CSS pixels; 14 unless said otherwise. */
  readonly air?: number;
  readonly callouts?: readonly Callout[];
  /** True where the page is opened for its labels only, and no picture is taken. */
  readonly onlyRead?: true;
};

export function find(page: Page, target: Target): Locator {
  return (typeof target === 'string' ? page.locator(target) : target(page)).first();
}
