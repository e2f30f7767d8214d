/**
 * Numbers for Prometheus. Labels are few and fixed (a route's pattern, a channel, a job): nothing about a person can be in
 * them, and they do not grow with the customers.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  readonly countRequest: (answered: { method: string; route: string; status: number; milliseconds: number }) => void;
  /** A message was dealt with: `sent`, `refused`, `unclear`, `expired`, `dropped`, or it is `waiting` again. */
  readonly countMessage: (channel: string, result: string) => void;
  readonly countJob: (job: string, result: string, seconds: number) => void;
  /** Asks for what waits in the outbox whenever somebody looks. */
  readonly watchOutbox: (waiting: () => Promise<readonly Waiting[]>) => void;
  /** Everything in Prometheus' text format. */
  readonly write: () => Promise<{ type: string; text: string }>;
};

export type Waiting = {
  readonly channel: string;
  readonly count: number;
  /** For how long the oldest has been able to leave; 0 where none has. */
  readonly oldestSeconds: number;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'odcitek_http_request_seconds',
    help: 'Answers by route and status, and how long they took',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const messages = new Counter({
    name: 'odcitek_messages_total',
    help: 'Messages dealt with, by channel and result',
    labelNames: ['channel', 'result'],
    registers,
  });
  const jobs = new Histogram({
    name: 'odcitek_job_seconds',
    help: 'Runs of jobs by result, and how long they took',
    labelNames: ['job', 'result'],
    buckets: [0.1, 1, 10, 60, 600, 3600],
    registers,
  });
  const outbox = outboxGauges(registry);
  let readOutbox = (): Promise<void> => Promise.resolve();
  return {
    countRequest: ({ method, route, status, milliseconds }) =>
      requests.observe({ method, route, status: String(status) }, milliseconds / 1000),
    countMessage: (channel, result) => messages.inc({ channel, result }),
    countJob: (job, result, seconds) => jobs.observe({ job, result }, seconds),
    watchOutbox: (waiting) => {
      readOutbox = async () => outbox(await waiting().catch(() => undefined));
    },
    write: async () => {
      await readOutbox();
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** Gives what sets them; undefined where the database does not answer. */
function outboxGauges(registry: Registry): (waiting: readonly Waiting[] | undefined) => void {
  const registers = [registry];
  const labelNames = ['channel'];
  const count = new Gauge({
    name: 'odcitek_messages_waiting',
    help: 'Messages that wait to leave or are on their way',
    labelNames,
    registers,
  });
  const oldest = new Gauge({
    name: 'odcitek_messages_oldest_waiting_seconds',
    help: 'For how long the oldest waiting message has been able to leave',
    labelNames,
    registers,
  });
  const unreadable = new Gauge({
    name: 'odcitek_outbox_unreadable',
    help: '1 while the database does not answer',
    registers,
  });
  return (waiting) => {
    // old numbers would say that all is well
    count.reset();
    oldest.reset();
    unreadable.set(waiting === undefined ? 1 : 0);
    for (const each of waiting ?? []) {
      count.set({ channel: each.channel }, each.count);
      oldest.set({ channel: each.channel }, each.oldestSeconds);
    }
  };
}
