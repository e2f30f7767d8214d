/** Becomes and stays the owner of a data folder, with a running PostgreSQL on it, until told to stop. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { LogLines } from '../log.ts';
import { DataFolderInUse, EmbeddedPostgresError } from './embedded-errors.ts';
import { claimOwnership } from './embedded-ownership.ts';
import type { Place } from './embedded-place.ts';
import {
  clearStaleLockFiles,
  endPostmaster,
  isPostmasterOf,
  type Postmaster,
  readPostmasterFile,
  spawnPostmaster,
} from './embedded-postmaster.ts';
import type { Settings } from './embedded-settings.ts';

type KeeperOptions = {
  readonly place: Place;
  readonly settings: Settings;
  readonly log: LogLines;
  readonly onLost: (error: DataFolderInUse) => void;
};

type Keeper = {
  /** Resolves to the owner's session. Throws DataFolderInUse or EmbeddedPostgresError. */
  readonly start: () => Promise<pg.Client>;
  readonly stop: () => Promise<void>;
  readonly adopted: () => boolean;
};

/** How long a lock may be seen held before it is believed: the session of a killed portal needs a moment to go. */
const HELD_MS = 1_000;
/** How long a dead server's processes may take to leave, and how long a living one may stay silent (it may be recovering). */
const LEAVING_MS = 15_000;
const SILENT_MS = 300_000;

const STEADY_MS = 30_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

export function keepServer(options: KeeperOptions): Keeper {
  const { place, log } = options;
  const stopping = new AbortController();
  let server: Postmaster | undefined;
  let session: pg.Client | undefined;
  let adopted = false;
  let recovery = Promise.resolve();
  let stopped: Promise<void> | undefined;

  /** One owner comes out of this, however many portals run it at once: whoever got the lock on a server of its own. */
  async function takeOwnership(): Promise<pg.Client> {
    const held = patience(HELD_MS);
    const leaving = patience(LEAVING_MS);
    const silent = patience(SILENT_MS);
    for (;;) {
      stopping.signal.throwIfAborted();
      const file = await readPostmasterFile(place.data);
      const claim = await claimOwnership(file?.socketDir ?? place.socketDir);
      if (claim.kind === 'owned') {
        if (server?.hasEnded() === false) return claim.session;
        await endLeftBehind(claim.session);
      } else if (claim.kind === 'held') {
        if (held.isOver()) throw new DataFolderInUse(place.home, claim.pid);
      } else if (claim.kind === 'busy' || (file && (await isPostmasterOf(file.pid, place.data)))) {
        if (!silent.hasBegun())
          log.info({ postmaster: file?.pid }, 'waiting for a PostgreSQL that is starting or stopping');
        if (silent.isOver()) throw unreachable(file?.pid);
      } else {
        await startServer().catch((error: unknown) => {
          const passing = error instanceof EmbeddedPostgresError && error.code === 'still_in_use';
          if (!passing || leaving.isOver()) throw error;
        });
        continue;
      }
      await sleep(50, undefined, { signal: stopping.signal });
    }
  }

  async function startServer(): Promise<void> {
    await clearStaleLockFiles(place);
    stopping.signal.throwIfAborted();
    server = spawnPostmaster(place, options.settings, log);
    await server.ready;
  }

  /**
   * The server runs, but nobody owned it. It is replaced and not kept: its programs may have been updated under it, its
   * settings may be others, and nobody reads what it says.
   */
  async function endLeftBehind(claimed: pg.Client): Promise<void> {
    const file = await readPostmasterFile(place.data);
    if (!file || !(await isPostmasterOf(file.pid, place.data))) throw unreachable(file?.pid);
    log.warn({ postmaster: file.pid }, 'taking over the PostgreSQL that a portal left behind when it was killed');
    adopted = true;
    await endPostmaster(file.pid, async () => !(await isPostmasterOf(file.pid, place.data)));
    claimed.end().catch(() => undefined);
  }

  function unreachable(pid: number | undefined): EmbeddedPostgresError {
    const which = pid === undefined ? 'A PostgreSQL' : `A PostgreSQL (process ${pid})`;
    return new EmbeddedPostgresError(
      'still_in_use',
      `${which} runs on ${place.data} and cannot be taken over from here: stop it, then start again.`,
    );
  }

  function own(claimed: pg.Client): pg.Client {
    session = claimed;
    const ownedAt = Date.now();
    claimed.once('end', () => {
      if (stopping.signal.aborted) return;
      log.error({ postmaster: server?.pid }, 'the connection to PostgreSQL ended: PostgreSQL died or was stopped');
      recovery = recover(Date.now() - ownedAt > STEADY_MS ? 0 : FIRST_PAUSE_MS);
    });
    return claimed;
  }

  async function recover(firstPauseMs: number): Promise<void> {
    for (
      let pauseMs = firstPauseMs;
      !stopping.signal.aborted;
      pauseMs = Math.min(pauseMs * 2 + 100, LONGEST_PAUSE_MS)
    ) {
      try {
        await sleep(pauseMs, undefined, { signal: stopping.signal });
        own(await takeOwnership());
        return log.warn({ postmaster: server?.pid }, 'PostgreSQL runs again');
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof DataFolderInUse) {
          log.error({ error }, 'another portal has taken the data folder');
          return options.onLost(error);
        }
        log.error({ error }, 'PostgreSQL could not be started again; trying on');
      }
    }
  }

  async function endServer(): Promise<void> {
    stopping.abort();
    session?.end().catch(() => undefined);
    if (server && !server.hasEnded()) await endPostmaster(server.pid, server.hasEnded);
    await recovery;
  }

  return {
    start: async () => own(await takeOwnership()),
    stop: () => (stopped ??= endServer()),
    adopted: () => adopted,
  };
}

/** A wait that begins when it is first asked about. */
function patience(ms: number): { hasBegun: () => boolean; isOver: () => boolean } {
  let until: number | undefined;
  return { hasBegun: () => until !== undefined, isOver: () => Date.now() > (until ??= Date.now() + ms) };
}
