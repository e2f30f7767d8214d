/** What a load balancer asks: is the process alive, and can it serve customers? */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '#platform/db/pool.ts';
import { raw } from '#platform/http/exchange.ts';
import type { Listener } from '#platform/http/server.ts';

/** Load balancers do not wait for long, and a database that takes longer is none to send visitors to. */
const patienceMilliseconds = 1_000;

export function healthListeners(pool: Pool): Listener[] {
  const isReady = readiness(pool);
  return [
    { method: 'GET', path: '/health/live', answer: () => Promise.resolve(raw('text/plain', 'live\n')) },
    {
      method: 'GET',
      path: '/health/ready',
      answer: async () => {
        const ready = await isReady();
        return { ...raw('text/plain', ready ? 'ready\n' : 'the database is away\n'), status: ready ? 200 : 503 };
      },
    },
  ];
}

/** Asks one question at a time: where the database hangs, those that ask again wait for the same answer. */
function readiness(pool: Pool): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  const ask = (): Promise<boolean> =>
    pool
      .query('select 1')
      .then(
        () => true,
        () => false,
      )
      .finally(() => (asking = undefined));
  return () => Promise.race([(asking ??= ask()), sleep(patienceMilliseconds, false, { ref: false })]);
}
