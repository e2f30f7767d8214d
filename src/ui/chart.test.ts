import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '#platform/html/html.ts';
import { columnChart, niceTop } from './chart.ts';

test('the top of a scale is a round number not below the highest column', () => {
  const cases: [most: number, top: number][] = [
    [0, 2],
    [1, 2],
    [7, 8],
    [12, 20],
    [101, 150],
    [150, 150],
    [151, 200],
    [330, 400],
    [8312, 10_000],
    [10_000, 10_000],
  ];
  for (const [most, top] of cases) assert.equal(niceTop(most), top, String(most));
});

test('columns are as high as their values, and what is not known has none', () => {
  const drawn = render(
    columnChart({
      title: 'Poraba',
      format: String,
      legend: { now: 'zdaj', before: 'prej' },
      columns: [
        { label: '10', value: 100, before: null },
        { label: '11', value: null, before: 50, marked: true },
      ],
    }),
  );
  assert.deepEqual(drawn.match(/<rect[^>]*>/g), [
    '<rect class="now" x="14.4" y="0" width="31.2" height="100"/>',
    '<rect class="before" x="67.2" y="50" width="45.6" height="50"/>',
  ]);
  assert.match(drawn, /<b>11<\/b>/);
});
