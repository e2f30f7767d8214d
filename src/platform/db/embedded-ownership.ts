/**
 * Who owns a data folder: the portal that holds a session-level advisory lock on its running server. The lock is the session's,
 * the session is the connection's, and the kernel closes the connection when the portal dies, however it dies.
 */
import pg from 'pg';
import { codeOf } from './embedded-errors.ts';

/** Advisory locks belong to a database; this one is never dropped, and the portal keeps its own data in another. */
const LOCK_DATABASE = 'postgres';
const SUPERUSER = 'postgres';
const LOCK = [0x6f64_6369, 1]; // 'odci'; two numbers, so that a lock of one number can never be the same

type Claim =
  | { readonly kind: 'owned'; readonly session: pg.Client }
  | { readonly kind: 'held'; readonly pid: number | undefined }
  /** A server answers, but takes no sessions now: it is starting, stopping or full. */
  | { readonly kind: 'busy' }
  /** No server answers on this socket. */
  | { readonly kind: 'silent' };

/** One try to become the owner through the socket in `socketDir`. The session must be kept open for as long as one owns. */
export async function claimOwnership(socketDir: string): Promise<Claim> {
  const session = new pg.Client({
    host: socketDir,
    port: 5432,
    user: SUPERUSER,
    database: LOCK_DATABASE,
    ssl: false,
    application_name: `odcitek owner ${process.pid}`,
    connectionTimeoutMillis: 5_000,
  });
  // A session may break at any time; whoever keeps it listens for its end.
  session.on('error', () => undefined);
  try {
    await session.connect();
    const { rows } = await session.query<{ owned: boolean }>('select pg_try_advisory_lock($1, $2) as owned', LOCK);
    if (rows[0]?.owned === true) return { kind: 'owned', session };
    const pid = await pidOfOwner(session);
    await session.end();
    return { kind: 'held', pid };
  } catch (error) {
    session.end().catch(() => undefined);
    return { kind: meaningOf(error) };
  }
}

function meaningOf(error: unknown): 'busy' | 'silent' {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTDIR') return 'silent';
  // Operator intervention (57…: starting, stopping), insufficient resources (53…: too many sessions), a broken connection.
  const passing = code === undefined || /^(57|53|08)/.test(code) || code === 'ECONNRESET' || code === 'EPIPE';
  if (passing) return 'busy';
  throw error;
}

async function pidOfOwner(session: pg.Client): Promise<number | undefined> {
  const { rows } = await session.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
      where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2 and granted`,
    LOCK,
  );
  const pid = Number(rows[0]?.name.split(' ').at(-1));
  return pid > 0 ? pid : undefined;
}

/** The portal's own role and database. The role is no superuser: a hole in the portal is not one in PostgreSQL. */
export async function ensurePortalDatabase(session: pg.Client, name: string): Promise<void> {
  const id = pg.escapeIdentifier(name);
  const role = await session.query('select from pg_roles where rolname = $1', [name]);
  if (role.rowCount === 0) await session.query(`create role ${id} login createdb`);
  const database = await session.query('select from pg_database where datname = $1', [name]);
  if (database.rowCount === 0) await session.query(`create database ${id} owner ${id}`);
}
