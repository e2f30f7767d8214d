/** How the embedded PostgreSQL is set up. */
import type { Place } from './embedded-place.ts';

export type Settings = Readonly<Record<string, string>>;

/** For a small machine that also runs the portal; each may be overridden. */
const SENSIBLE: Settings = {
  shared_buffers: '128MB',
  max_connections: '60',
  huge_pages: 'off', // "try" can be killed in containers that show huge pages and forbid them
  fsync: 'on', // what was acknowledged is on disk; only a test's throw-away server may say otherwise
  jit: 'off', // costs more than it saves on the portal's short queries
  random_page_cost: '1.1', // a disk without a moving arm
  wal_level: 'replica', // allows pg_basebackup
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C', // we read what it says
  max_logical_replication_workers: '0',
  log_checkpoints: 'off',
};

/** What the portal relies on. The log keeps no statement, no detail and no parameter: they carry personal data. */
function fixed(place: Place): Settings {
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: quotedPath(place.socketDir),
    unix_socket_permissions: '0700',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_min_duration_sample: '-1',
  };
}

export function settingsFor(place: Place, overrides: Settings): Settings {
  return { ...SENSIBLE, ...overrides, ...fixed(place) };
}

/** This setting is a list: a comma or a space in a folder's name needs quotes. */
const quotedPath = (path: string): string => `"${path.replaceAll('"', '""')}"`;
