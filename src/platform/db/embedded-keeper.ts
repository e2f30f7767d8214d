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

type State = KeeperOptions & {
  readonly stopping: AbortController;
  server: Postmaster | undefined;
  session: pg.Client | undefined;
  adopted: boolean;
  recovery: Promise<void>;
};

export function keepServer(options: KeeperOptions): Keeper {
  const state: State = {
    ...options,
    stopping: new AbortController(),
    server: undefined,
    session: undefined,
    adopted: false,
    recovery: Promise.resolve(),
  };
  let stopped: Promise<void> | undefined;
  return {
    start: async () => own(state, await takeOwnership(state)),
    stop: () => (stopped ??= stop(state)),
    adopted: () => state.adopted,
  };
}

/** One owner comes out of this, however many portals run it at once: whoever got the lock on a server of its own. */
async function takeOwnership(state: State): Promise<pg.Client> {
  const { place, log, stopping } = state;
  const held = patience(HELD_MS);
  const leaving = patience(LEAVING_MS);
  const silent = patience(SILENT_MS);
  let pauseMs = 50;
  for (;;) {
    stopping.signal.throwIfAborted();
    const file = await readPostmasterFile(place.data);
    const claim = await claimOwnership(file?.socketDir ?? place.socketDir);
    if (claim.kind === 'owned') {
      if (state.server?.hasEnded() === false) return claim.session;
      await endLeftBehind(state, claim.session);
    } else if (claim.kind === 'held') {
      if (held.isOver()) throw new DataFolderInUse(place.home, claim.pid);
    } else if (claim.kind === 'busy' || (file && (await isPostmasterOf(file.pid, place.data)))) {
      if (!silent.hasBegun())
        log.info({ postmaster: file?.pid }, 'waiting for a PostgreSQL that is starting or stopping');
      if (silent.isOver()) throw unreachable(place, file?.pid);
    } else {
      const error = await startServer(state);
      if (!error) continue;
      const isPassing = error instanceof EmbeddedPostgresError && error.code === 'still_in_use';
      if (!isPassing || leaving.isOver()) throw error;
      pauseMs = Math.min(pauseMs * 2, 1_000);
    }
    await sleep(pauseMs, undefined, { signal: stopping.signal });
  }
}

async function startServer(state: State): Promise<Error | undefined> {
  await clearStaleLockFiles(state.place);
  state.stopping.signal.throwIfAborted();
  state.server = spawnPostmaster(state.place, state.settings, state.log);
  return state.server.ready.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
}

/**
 * The server runs, but nobody owned it. It is replaced and not kept: its programs may have been updated under it, its
 * settings may be others, and nobody reads what it says.
 */
async function endLeftBehind(state: State, session: pg.Client): Promise<void> {
  const { place, log } = state;
  const file = await readPostmasterFile(place.data);
  if (!file || !(await isPostmasterOf(file.pid, place.data))) {
    session.end().catch(() => undefined);
    throw unreachable(place, file?.pid);
  }
  log.warn({ postmaster: file.pid }, 'taking over the PostgreSQL that a portal left behind when it was killed');
  state.adopted = true;
  await endPostmaster(file.pid, async () => !(await isPostmasterOf(file.pid, place.data)));
  session.end().catch(() => undefined);
}

function unreachable(place: Place, pid: number | undefined): EmbeddedPostgresError {
  const which = pid === undefined ? 'A PostgreSQL' : `A PostgreSQL (process ${pid})`;
  return new EmbeddedPostgresError(
    'still_in_use',
    `${which} runs on ${place.data} and cannot be taken over from here: stop it, then start again.`,
  );
}

/** The end of the owner's session is how a death of PostgreSQL is noticed. */
function own(state: State, session: pg.Client): pg.Client {
  const ownedAt = Date.now();
  state.session = session;
  session.once('end', () => {
    if (state.stopping.signal.aborted) return;
    state.log.error({ postmaster: state.server?.pid }, 'the connection to PostgreSQL ended: it died or was stopped');
    state.recovery = recover(state, Date.now() - ownedAt > STEADY_MS ? 0 : FIRST_PAUSE_MS);
  });
  return session;
}

async function recover(state: State, firstPauseMs: number): Promise<void> {
  const { log, onLost } = state;
  const { signal } = state.stopping;
  for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = Math.min(pauseMs * 2 + 100, LONGEST_PAUSE_MS)) {
    try {
      await sleep(pauseMs, undefined, { signal });
      own(state, await takeOwnership(state));
      return log.warn({ postmaster: state.server?.pid }, 'PostgreSQL runs again');
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof DataFolderInUse) {
        log.error({ error }, 'another portal has taken the data folder');
        return onLost(error);
      }
      log.error({ error }, 'PostgreSQL could not be started again; trying on');
    }
  }
}

async function stop(state: State): Promise<void> {
  const { server, session, stopping } = state;
  stopping.abort();
  session?.end().catch(() => undefined);
  if (server && !server.hasEnded()) await endPostmaster(server.pid, server.hasEnded);
  await state.recovery;
}

/** A wait that begins when it is first asked about. */
function patience(ms: number): { hasBegun: () => boolean; isOver: () => boolean } {
  let until: number | undefined;
  return { hasBegun: () => until !== undefined, isOver: () => Date.now() > (until ??= Date.now() + ms) };
}
