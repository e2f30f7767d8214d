/** The portal's own table of addresses, for tests that must not forget one. */
import { offerShelf } from '#features/offers/index.ts';
import { openLibrary } from '#features/pages/index.ts';
import { openObjects } from '#platform/objects/objects.ts';
import { createLimits } from '#platform/limits/limits.ts';
import { routes, type Route } from '#app/routes.ts';
import { nowhere, testSecret, type TestPortal } from './portal.ts';

/** Every address with its guard. The handlers are those of the portal, made with parts of the test. */
export async function routesOf({ pool, supplier }: Pick<TestPortal, 'pool' | 'supplier'>): Promise<Route[]> {
  const library = await openLibrary(supplier.folder, () => undefined);
  return routes({
    pool,
    supplier,
    library,
    offers: await library.open(offerShelf),
    objects: openObjects(nowhere),
    limits: createLimits(testSecret),
    secret: testSecret,
    publicUrl: 'http://localhost',
    twilioToken: 'token',
    sendsSms: true,
    script: (name) => `/assets/${name}`,
    wait: () => Promise.resolve(),
    demo: true,
  });
}

/** `POST /readings/:id/withdrawal` */
export function nameOfRoute([method, path]: Route): string {
  return `${method} ${path}`;
}
