/** What a load balancer asks: is the process alive, and can it serve customers? */
import type { Pool } from '#platform/db/pool.ts';
import { raw } from '#platform/http/exchange.ts';
import type { Listener } from '#platform/http/server.ts';

export function healthListeners(pool: Pool): Listener[] {
  return [
    { method: 'GET', path: '/health/live', answer: () => Promise.resolve(raw('text/plain', 'live\n')) },
    {
      method: 'GET',
      path: '/health/ready',
      answer: async () => {
        const isReady = await pool.query('select 1').then(
          () => true,
          () => false,
        );
        return { ...raw('text/plain', isReady ? 'ready\n' : 'the database is away\n'), status: isReady ? 200 : 503 };
      },
    },
  ];
}
