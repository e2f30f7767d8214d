import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '#platform/html/html.ts';
import { balanceChart } from './balance-chart.ts';

const drawn = (columns: Parameters<typeof balanceChart>[0]['columns']): string =>
  render(
    balanceChart({
      title: 'Leto',
      columns,
      format: (value) => `${value} kWh`,
      legend: { up: 'prevzeto', down: 'oddano', net: 'neto' },
    }),
  );

test('what came in stands above the middle line, what went out below it, on one scale', () => {
  const svg = drawn([{ label: '1', up: 100, down: 50 }]);
  assert.match(svg, /<rect class="now" x="24" y="0" width="72" height="50"\/>/);
  assert.match(svg, /<rect class="out" x="24" y="50" width="72" height="25"\/>/);
  assert.match(svg, /<line class="net"[^>]* y1="25" y2="25"\/>/);
  assert.match(svg, /100 kWh.*0 kWh.*100 kWh/);
});

test('a month without numbers has no column, and one with a single number no balance', () => {
  const svg = drawn([
    { label: '1', up: null, down: null },
    { label: '2', up: 10, down: null },
  ]);
  assert.equal(svg.match(/<rect/g)?.length, 1);
  assert.doesNotMatch(svg, /class="net" x1/);
});

test('nothing at all is drawn without a fault', () => {
  assert.doesNotMatch(drawn([]), /NaN|Infinity/);
  assert.doesNotMatch(drawn([{ label: '1', up: 0, down: 0 }]), /NaN|Infinity/);
});
