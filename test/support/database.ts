/** A database of its own for every test, on a real PostgreSQL. */
import { after, type TestContext } from 'node:test';
import { openPool, type Pool } from '#platform/db/pool.ts';
import { freshDatabase, stopOwnServer } from './server.ts';

after(stopOwnServer);

/** A pool on a fresh, migrated database that lives as long as the test. */
export async function testDatabase(t: TestContext): Promise<Pool> {
  const { connection, drop } = await freshDatabase();
  const pool = openPool(connection, { max: 5 });
  t.after(async () => {
    await pool.end();
    await drop();
  });
  return pool;
}
