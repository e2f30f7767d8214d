/** The process's maker of archives: woken when one is asked for, and looking by itself from time to time. */
import { setTimeout as sleep } from 'node:timers/promises';
import { listenTo } from '#platform/db/listen.ts';
import { makeArchives, type MakingParts } from './make.ts';

export type Archivist = { readonly stop: () => Promise<void> };

const looksEvery = 30_000;

export function startArchivist(parts: MakingParts): Archivist {
  const stopping = new AbortController();
  const { signal } = stopping;
  let bell = new AbortController();
  const ring = (): void => {
    bell.abort();
    bell = new AbortController();
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      // rung while it works, it looks once more
      const rest = sleep(looksEvery, undefined, { signal: bell.signal, ref: false }).catch(() => undefined);
      await makeArchives(parts, signal).catch((error: unknown) => {
        parts.log.error({ error }, 'archives of people’s data could not be made');
      });
      await rest;
    }
  };
  const running = run();
  const listening = listenTo(parts.pool, 'data_archives', ring);
  return {
    stop: async () => {
      stopping.abort();
      ring();
      await Promise.all([running, listening.stop()]);
    },
  };
}
