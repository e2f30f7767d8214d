/** A database of its own for every test, on a real PostgreSQL. */
import { after, type TestContext } from 'node:test';
import { openPool, type Pool } from '#platform/db/pool.ts';
import { freshDatabase, stopOwnServer, type Filling } from './server.ts';

after(stopOwnServer);

/** A pool on a fresh, migrated database that lives as long as the test. */
export async function testDatabase(t: TestContext, filling?: Filling): Promise<Pool> {
  const { connection, drop } = await freshDatabase(filling);
  const pool = openPool(connection, { max: 5 });
  t.after(async () => {
    await pool.end();
    await drop();
  });
  return pool;
}
