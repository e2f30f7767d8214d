import { readSupplier } from '#features/supplier/index.ts';
import { openPool } from '#platform/db/pool.ts';
import { routesOf } from '#test/support/routes.ts';
import { supplierFolder } from '../../db/demo/cast.ts';

/** Patterns of all addresses of the portal that can be opened. The parts they are made with are never used. */
export async function addressesOfPortal(): Promise<ReadonlySet<string>> {
  const pool = openPool({ connectionString: 'postgres://nowhere.invalid' }, { max: 1, onError: () => undefined });
  const table = await routesOf({ pool, supplier: await readSupplier(supplierFolder) });
  return new Set(table.filter(([method]) => method === 'GET').map(([, path]) => path));
}
