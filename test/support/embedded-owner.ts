/**
 * A portal reduced to its database, for tests that need a process to kill: starts the embedded PostgreSQL on the folder given as
 * argument, prints one line of JSON (and one more if it loses the folder), and stops on SIGTERM. Exit code 3: the folder is in use; 1: any other failure.
 */
import { DataFolderInUse, startEmbeddedPostgres } from '#platform/db/embedded.ts';
import { createLog } from '#platform/log.ts';

const say = (line: object): void => void process.stdout.write(JSON.stringify(line) + '\n');

try {
  const embedded = await startEmbeddedPostgres({
    dataDir: process.argv[2] ?? '',
    log: createLog({ level: 'info', write: (line) => process.stderr.write(line) }),
    onLost: (error) => say({ lost: error.name }),
  });
  say({ host: embedded.connection.host, dataDir: embedded.dataDir, adopted: embedded.adopted });
  process.once('SIGTERM', () => void embedded.stop());
} catch (error) {
  if (!(error instanceof Error)) throw error;
  say({ refused: error.name, message: error.message, pid: error instanceof DataFolderInUse ? error.pid : undefined });
  process.exitCode = error instanceof DataFolderInUse ? 3 : 1;
}
