/** The supplier's texts as a whole: every kind that a feature shows, and the addresses that they may lead to. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { offerShelf } from '#features/offers/index.ts';
import {
  checkContent,
  guideShelf,
  newsShelf,
  openLibrary,
  pageShelf,
  privacyShelf,
  termsShelf,
  type AnyPlan,
  type Finding,
} from '#features/pages/index.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { pageLanguages } from '#kernel/language.ts';
import type { Day } from '#kernel/day.ts';
import { openPool } from '#platform/db/pool.ts';
import { createLimits } from '#platform/limits/limits.ts';
import { openObjects } from '#platform/objects/objects.ts';
import { routes } from './routes.ts';

/** One line for each kind of text; a feature that brings its own adds its plan here. */
export const contentShelves: readonly AnyPlan[] = [
  pageShelf,
  guideShelf,
  newsShelf,
  termsShelf,
  privacyShelf,
  offerShelf,
];

/** What is wrong with the supplier's texts. Nothing is written, and nobody is asked: no database, no network. */
export async function checkSupplierContent(
  supplier: Supplier,
  today: Day,
): Promise<{ readonly texts: number; readonly findings: readonly Finding[] }> {
  return checkContent({
    supplierFolder: supplier.folder,
    plans: contentShelves,
    languages: pageLanguages,
    isAddress: await addressesOf(supplier),
    agreedVersion: supplier.consents.termsAndPrivacyVersion,
    today,
  });
}

/** The portal's own table of routes, made with parts that are never used: only the addresses are asked for. */
async function addressesOf(supplier: Supplier): Promise<(path: string) => boolean> {
  const nowhere = join(tmpdir(), 'odcitek-nowhere');
  const library = await openLibrary(nowhere);
  const table = routes({
    pool: openPool({ connectionString: 'postgres://nowhere.invalid' }, { max: 1, onError: () => undefined }),
    supplier,
    library,
    offers: await library.open(offerShelf),
    objects: openObjects({ kind: 'folder', path: nowhere }),
    limits: createLimits('of no portal, and never asked for'),
    secret: 'of no portal, and never asked for',
    publicUrl: 'https://localhost',
    twilioToken: undefined,
    sendsSms: true,
    script: (name) => name,
    wait: () => Promise.resolve(),
    demo: false,
  });
  const patterns = table
    .filter(([method]) => method === 'GET')
    .map(([, path]) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`));
  return (path) => patterns.some((pattern) => pattern.test(path));
}
