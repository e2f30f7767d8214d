import type { AccountParts } from './parts.ts';

/** Longer than the work it covers takes on a busy machine. */
const floorMilliseconds = 400;

/**
 * Answers no sooner than after a fixed time, so that how long it took does not tell whether an address is known. The work
 * goes on in the same time as the wait.
 */
export async function alike<T>(parts: Pick<AccountParts, 'wait'>, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), parts.wait(floorMilliseconds)]);
  return result;
}
