import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay, parseMonth } from '#kernel/day.ts';
import { spokenWindow } from './window-words.ts';
import type { ReadingWindowRule } from './windows.ts';

const rule = (window: ReadingWindowRule['window']): readonly ReadingWindowRule[] => [
  { energy: 'gas', operatorCode: '*', validFrom: parseDay('2010-01-01') ?? assert.fail(), validUntil: null, window },
];

test('a window is spoken of by the days of a long month, in short months too', () => {
  const cases: [ReadingWindowRule['window'], first: number, last: number][] = [
    [{ opens: { lastDays: 1 }, closes: { dayOfNextMonth: 3 } }, 31, 3],
    [{ opens: { lastDays: 5 }, closes: { lastDays: 1 } }, 27, 31],
    [{ opens: { dayOfNextMonth: 1 }, closes: { dayOfNextMonth: 2 } }, 1, 2],
    [{ opens: { dayOfMonth: 22 }, closes: { lastDays: 1 } }, 22, 31],
  ];
  for (const [window, first, last] of cases) {
    for (const text of ['2026-02', '2024-02', '2026-11', '2026-12']) {
      const month = parseMonth(text) ?? assert.fail();
      assert.deepEqual(spokenWindow(rule(window), { energy: 'gas', operatorCode: 'X', month }), { first, last }, text);
    }
  }
});

test('where the operator reads the meters itself there is no window to speak of', () => {
  const month = parseMonth('2026-11') ?? assert.fail();
  assert.equal(spokenWindow(rule(null), { energy: 'gas', operatorCode: 'X', month }), null);
});
