/** Load: requests one after the other on a few kept connections, each timed. */
import { Agent, request } from 'node:http';

export type Shot = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
};
export type Hit = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  readonly milliseconds: number;
};

export function createGun(
  port: number,
  connections: number,
): { fire: (shot: Shot) => Promise<Hit>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const fire = (shot: Shot): Promise<Hit> =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const { method, path, headers, body } = shot;
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        { host: '127.0.0.1', port, agent, method, path, headers: { ...headers, ...length } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers as Record<string, string>,
              body: Buffer.concat(chunks),
              milliseconds: performance.now() - started,
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return { fire, close: () => agent.destroy() };
}

/** Fires `count` shots with `connections` at a time; a wrong status ends the measurement, because it measures something else. */
export async function volley(
  fire: (shot: Shot) => Promise<Hit>,
  plan: { count: number; connections: number; shot: (index: number) => Shot; wanted: number },
): Promise<{ milliseconds: number[]; seconds: number }> {
  const milliseconds: number[] = [];
  let next = 0;
  const started = performance.now();
  const worker = async (): Promise<void> => {
    for (let index = next++; index < plan.count; index = next++) {
      const hit = await fire(plan.shot(index));
      if (hit.status !== plan.wanted) {
        throw new Error(
          `status ${hit.status} instead of ${plan.wanted}: ${hit.body
            .toString()
            .replaceAll(/<[^>]*>/g, ' ')
            .replaceAll(/\s+/g, ' ')
            .slice(0, 600)}`,
        );
      }
      milliseconds.push(hit.milliseconds);
    }
  };
  await Promise.all(Array.from({ length: plan.connections }, worker));
  return { milliseconds, seconds: (performance.now() - started) / 1000 };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
