import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#kernel/day.ts';
import { termsAsked } from './rules.ts';

const day = (text: string): Day => text as Day;
const asked = { version: '2026-07', validFrom: day('2026-07-01'), agreed: '2026-01', putOff: undefined };

test('new terms are put to who has not agreed to them; they may wait until they are in force', () => {
  const cases = [
    ['before their day', { today: day('2026-06-30') }, 'may_wait'],
    ['put off before their day', { today: day('2026-06-30'), putOff: '2026-07' }, 'no'],
    ['an older version was put off', { today: day('2026-06-30'), putOff: '2026-06' }, 'may_wait'],
    ['on their day', { today: day('2026-07-01') }, 'must'],
    ['on their day, put off before', { today: day('2026-07-01'), putOff: '2026-07' }, 'must'],
    ['agreed to', { today: day('2026-07-01'), agreed: '2026-07' }, 'no'],
    ['a later one agreed to', { today: day('2026-07-01'), agreed: '2027-01' }, 'no'],
    ['never agreed to any', { today: day('2026-07-01'), agreed: undefined }, 'must'],
    ['no text of that name', { today: day('2026-06-30'), validFrom: undefined }, 'must'],
  ] as const;
  for (const [name, given, expected] of cases) assert.equal(termsAsked({ ...asked, ...given }), expected, name);
});
