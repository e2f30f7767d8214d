/** Runs a portal until SIGTERM or SIGINT, or until its terminal is closed, and ends it within ten seconds. */
import type { RunningPortal } from '../src/main.ts';

/** Requests and mails that have not ended by then are cut off: what was not confirmed is not stored. */
const patienceMilliseconds = 9_000;

export async function runUntilSignal(
  start: (onLost: (error: Error) => void) => Promise<RunningPortal>,
): Promise<RunningPortal> {
  let isEnding = false;
  const end = (code: number): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), patienceMilliseconds).unref();
    // a start under way is finished first: what it has begun is then closed as well
    const closed = starting.then(
      (portal) => portal.close(),
      () => undefined,
    );
    closed.then(
      () => process.exit(code),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  // the window was closed; who starts us with nohup takes the terminal from our stdin, and wants us to go on
  if (process.stdin.isTTY) process.on('SIGHUP', () => end(0));
  const starting = start((error) => {
    console.error(error.message);
    end(1);
  });
  return starting;
}
