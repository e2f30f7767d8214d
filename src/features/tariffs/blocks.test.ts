import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, parseDay, type Day } from '#kernel/day.ts';
import { blockOfHour, blocksOfDay, seasonOf, type BlockScheme } from './blocks.ts';
import { slovenianTariffs } from './slovenia.ts';
import { blockScheme } from './tables.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);

const slovenianBlocks = blockScheme(slovenianTariffs, 'Europe/Ljubljana');

/** The table as it has been in force since October 2024, but for the year in which the operator tried it out. */
const triedOutIn2023: BlockScheme = {
  ...slovenianBlocks,
  tables: slovenianBlocks.tables.map((table, index) =>
    index === 0 ? { ...table, validFrom: day('2023-01-01') } : table,
  ),
};

/** Hours that the file cannot know: the clocks skipped it. */
const artefacts = new Set(['2023-03-26 2']);

function golden(): readonly (readonly [day: Day, blocks: string])[] {
  const file = new URL('../../../test/golden/timeblocks-2023.csv', import.meta.url);
  const [, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [date = '', blocks = ''] = row.split(',');
    return [day(date), blocks] as const;
  });
}

test('every hour of 2023 lies in the block that the operator gave it', () => {
  const rows = golden();
  assert.equal(rows.length, 364);
  let compared = 0;
  for (const [date, blocks] of rows) {
    for (let hour = 0; hour < 24; hour++) {
      if (artefacts.has(`${date} ${hour}`)) continue;
      assert.deepEqual(
        blockOfHour(date, hour, triedOutIn2023),
        { ok: true, value: Number(blocks[hour]) },
        `${date} ${hour}`,
      );
      compared += 1;
    }
  }
  assert.equal(compared, 364 * 24 - 1);
});

test('a day has as many quarter hours as its clocks show, each in the block of its hour', () => {
  const counts = { '2026-01-01': 96, '2026-03-29': 92, '2026-10-25': 100 };
  for (const [date, count] of Object.entries(counts)) {
    const blocks = blocksOfDay(day(date), slovenianBlocks);
    assert(blocks.ok);
    assert.equal(blocks.value.length, count, date);
  }
});

test('an hour that comes twice counts twice, and one that is skipped does not count', () => {
  // both are Sundays of the low season, with block 5 until six o'clock
  const digits = (date: string): string => {
    const blocks = blocksOfDay(day(date), slovenianBlocks);
    return blocks.ok ? blocks.value.join('').replaceAll(/(\d)\1{3}/g, '$1') : assert.fail(date);
  };
  assert.equal(digits('2026-03-29'), '55555433333334433334455');
  assert.equal(digits('2026-10-25'), '5555555433333334433334455');
});

test('on ordinary days the quarters are those of the 24 hours', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 820 }), fc.nat({ max: 95 }), (after, quarter) => {
      const date = addDays(day('2024-10-01'), after);
      const blocks = blocksOfDay(date, slovenianBlocks);
      assert(blocks.ok);
      if (blocks.value.length !== 96) return;
      const hour = blockOfHour(date, Math.floor(quarter / 4), slovenianBlocks);
      assert.deepEqual(hour, { ok: true, value: blocks.value[quarter] });
    }),
  );
});

test('days without published hours are refused by name, not guessed', () => {
  const refusal = (date: string): unknown => {
    const answer = blockOfHour(day(date), 12, slovenianBlocks);
    return answer.ok ? answer.value : answer.refusals[0];
  };
  assert.deepEqual(refusal('2024-09-30'), { code: 'blocks_not_in_force', facts: { day: '2024-09-30' } });
  assert.equal(refusal('2024-10-01'), 2);
  assert.equal(refusal('2026-12-31'), 1);
  assert.deepEqual(refusal('2027-01-01'), { code: 'block_hours_not_published', facts: { day: '2027-01-01' } });
  assert.equal(blocksOfDay(day('2027-01-01'), slovenianBlocks).ok, false);
});

test('the high season bills the power of blocks 1 to 4, the low season that of 2 to 5, also where hours are unknown', () => {
  const months = ['2025-10-31', '2025-11-01', '2026-02-28', '2026-03-01', '2027-01-15'];
  assert.deepEqual(
    months.map((date) => seasonOf(day(date), slovenianBlocks)?.billedPower.join('')),
    ['2345', '1234', '1234', '2345', '1234'],
  );
  assert.equal(seasonOf(day('2024-09-30'), slovenianBlocks), undefined);
});
