/** Times that are promised (SIGTERM within ten seconds) hold on a machine that has the time: a busy one gets as much more. */
import assert from 'node:assert/strict';
import { availableParallelism, loadavg } from 'node:os';

/** Fails where something took longer than that many milliseconds, on this machine as busy as it is. */
export function inTime(milliseconds: number, promised: number): void {
  const waiting = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
  assert.ok(milliseconds < promised * waiting, `${milliseconds} ms, with ${waiting.toFixed(1)} runners for each core`);
}
