import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { atEnd } from '#test/support/embedded.ts';
import { createMetrics, type Waiting } from './metrics.ts';
import { serveMetrics } from './serve.ts';

describe('metrics', () => {
  it('count requests, messages and jobs, and say what waits now', async () => {
    const metrics = createMetrics();
    let waiting: readonly Waiting[] | undefined = [{ channel: 'mail', count: 3, oldestSeconds: 61.5 }];
    metrics.watchOutbox(() => (waiting === undefined ? Promise.reject(new Error('away')) : Promise.resolve(waiting)));
    metrics.countRequest({ method: 'GET', route: '/readings/:id', status: 200, milliseconds: 12 });
    metrics.countMessage('mail', 'sent');
    metrics.countMessage('mail', 'sent');
    metrics.countJob('sweep', 'done', 2);
    const { type, text } = await metrics.write();
    assert.match(type, /^text\/plain; version=0\.0\.4/);
    for (const line of [
      'odcitek_http_request_seconds_count{method="GET",route="/readings/:id",status="200"} 1',
      'odcitek_http_request_seconds_bucket{le="0.01",method="GET",route="/readings/:id",status="200"} 0',
      'odcitek_http_request_seconds_bucket{le="0.025",method="GET",route="/readings/:id",status="200"} 1',
      'odcitek_messages_total{channel="mail",result="sent"} 2',
      'odcitek_job_seconds_count{job="sweep",result="done"} 1',
      'odcitek_messages_waiting{channel="mail"} 3',
      'odcitek_messages_oldest_waiting_seconds{channel="mail"} 61.5',
      'odcitek_outbox_unreadable 0',
    ]) {
      assert.ok(text.split('\n').includes(line), line);
    }
    assert.match(text, /^process_resident_memory_bytes \d/m);

    waiting = undefined;
    const { text: later } = await metrics.write();
    assert.match(later, /^odcitek_outbox_unreadable 1$/m);
    assert.doesNotMatch(later, /^odcitek_messages_waiting\{/m);
    assert.match(later, /^odcitek_messages_total\{channel="mail",result="sent"\} 2$/m);
  });

  it('stand alone on their port: one address, for reading', async (t) => {
    const { address, close } = await serveMetrics(createMetrics(), { host: '127.0.0.1', port: 0 });
    atEnd(t, close);
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    const answer = await fetch(address);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /^# HELP /);
    assert.equal((await fetch(new URL('/', address))).status, 404);
    assert.equal((await fetch(address, { method: 'POST' })).status, 404);
    // addresses that only a machine would send
    for (const path of ['//', '/%E8', '*']) assert.equal(await statusOf(address, path), 404, path);
    await assert.rejects(
      serveMetrics(createMetrics(), { host: '127.0.0.1', port: Number(new URL(address).port) }),
      (error: { code?: string }) => error.code === 'EADDRINUSE',
    );
  });
});

function statusOf(address: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(address, { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
