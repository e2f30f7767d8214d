/** `npm run generate`: makes the generated files anew. With `--check`: says which are stale, and fails. */
import { freshDatabase, startTestServer } from '#test/support/server.ts';
import { generateSql } from './generate-sql.ts';

const check = process.argv.includes('--check');
let stopServer: (() => Promise<void>) | undefined;
if (process.env['TEST_PG'] === undefined) {
  const { server, stop } = await startTestServer();
  process.env['TEST_PG'] = JSON.stringify(server);
  stopServer = stop;
}
const { connection, drop } = await freshDatabase();
try {
  const stale = await generateSql(connection, check);
  for (const file of stale) console.log(check ? `stale: ${file}` : `made ${file}`);
  if (check && stale.length > 0) process.exitCode = 1;
} finally {
  await drop();
  await stopServer?.();
}
