import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay, parseMonth } from '#kernel/day.ts';
import { pageLanguages } from '#kernel/language.ts';
import { spokenWindow, writeSpokenWindow, type SpokenWindow } from './window-words.ts';
import type { ReadingWindowRule } from './windows.ts';

const rule = (window: ReadingWindowRule['window']): readonly ReadingWindowRule[] => [
  { energy: 'gas', operatorCode: '*', validFrom: parseDay('2010-01-01') ?? assert.fail(), validUntil: null, window },
];

test('a window is spoken of in the same words in every month', () => {
  const cases: [ReadingWindowRule['window'], SpokenWindow][] = [
    [
      { opens: { lastDays: 1 }, closes: { dayOfNextMonth: 3 } },
      { first: 31, last: 3 },
    ],
    [{ opens: { lastDays: 5 }, closes: { lastDays: 1 } }, { lastDays: 5 }],
    [{ opens: { lastDays: 1 }, closes: { lastDays: 1 } }, { lastDays: 1 }],
    [
      { opens: { dayOfNextMonth: 1 }, closes: { dayOfNextMonth: 2 } },
      { first: 1, last: 2 },
    ],
    [
      { opens: { dayOfNextMonth: 1 }, closes: { dayOfNextMonth: 1 } },
      { first: 1, last: 1 },
    ],
    [
      { opens: { dayOfMonth: 22 }, closes: { lastDays: 1 } },
      { first: 22, last: 31 },
    ],
  ];
  for (const [window, words] of cases) {
    for (const text of ['2026-02', '2024-02', '2026-11', '2026-12']) {
      const month = parseMonth(text) ?? assert.fail();
      assert.deepEqual(spokenWindow(rule(window), { energy: 'gas', operatorCode: 'X', month }), words, text);
    }
  }
});

test('a window whose both ends move with the length of the month is spoken of by the days of that month', () => {
  const window = { opens: { lastDays: 5 }, closes: { lastDays: 2 } };
  const cases = [
    ['2026-12', { first: 27, last: 30 }],
    ['2026-11', { first: 26, last: 29 }],
    ['2026-02', { first: 24, last: 27 }],
  ] as const;
  for (const [text, words] of cases) {
    const month = parseMonth(text) ?? assert.fail();
    assert.deepEqual(spokenWindow(rule(window), { energy: 'gas', operatorCode: 'X', month }), words, text);
  }
});

test('where the operator reads the meters itself there is no window to speak of', () => {
  const month = parseMonth('2026-11') ?? assert.fail();
  assert.equal(spokenWindow(rule(null), { energy: 'gas', operatorCode: 'X', month }), null);
});

test('a window is written as people say it', () => {
  const cases: [SpokenWindow, sl: string, en: string, hr: string][] = [
    [{ first: 31, last: 3 }, '31. – 3. v mesecu', '31st – 3rd of the month', '31. – 3. u mjesecu'],
    [{ lastDays: 1 }, 'zadnji dan v mesecu', 'the last day of the month', 'zadnji dan u mjesecu'],
    [{ lastDays: 2 }, 'zadnja 2 dneva v mesecu', 'the last 2 days of the month', 'zadnja 2 dana u mjesecu'],
    [{ lastDays: 3 }, 'zadnje 3 dni v mesecu', 'the last 3 days of the month', 'zadnja 3 dana u mjesecu'],
    [{ lastDays: 5 }, 'zadnjih 5 dni v mesecu', 'the last 5 days of the month', 'zadnjih 5 dana u mjesecu'],
    [{ lastDays: 21 }, 'zadnjih 21 dni v mesecu', 'the last 21 days of the month', 'zadnji 21 dan u mjesecu'],
  ];
  for (const [spoken, ...written] of cases) {
    assert.deepEqual(
      pageLanguages.map((language) => writeSpokenWindow(spoken, language)),
      written,
    );
  }
});
