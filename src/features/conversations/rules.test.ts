import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversationStates, readNumber, type Author, type ConversationState } from './facts.ts';
import { stateAfter, type Happening } from './rules.ts';

const customer = 'customer';
const supplier = 'supplier';

const cases: readonly (readonly [Happening, ConversationState, Author, ConversationState])[] = [
  ['looked_at', 'sent', customer, 'in_progress'],
  ['looked_at', 'in_progress', customer, 'in_progress'],
  ['looked_at', 'answered', supplier, 'answered'],
  ['looked_at', 'closed', customer, 'closed'],
  ['reopened', 'closed', supplier, 'answered'],
  ['reopened', 'closed', customer, 'sent'],
  ['reopened', 'in_progress', customer, 'in_progress'],
  ['reopened', 'answered', supplier, 'answered'],
];

for (const [happening, state, lastAuthor, after] of cases) {
  test(`what is ${state} and was ${happening} after words of the ${lastAuthor} is ${after}`, () => {
    assert.equal(stateAfter(happening, { state, lastAuthor }), after);
  });
}

test('writing waits for the supplier, an answer answers and closing closes, however it stood', () => {
  for (const state of conversationStates) {
    const stood = { state, lastAuthor: customer } as const;
    assert.deepEqual(
      (['written', 'answered', 'closed'] as const).map((happening) => stateAfter(happening, stood)),
      ['sent', 'answered', 'closed'],
    );
  }
});

test('a number is understood however it is typed', () => {
  for (const typed of ['V-2026-000123', 'v-2026-123', ' V2026-000123 ', '2026-123', 'V-2026-0000123'])
    assert.equal(readNumber(typed), 'V-2026-000123', typed);
  assert.equal(readNumber('V-2026-1234567'), 'V-2026-1234567');
  for (const typed of ['', 'V', '123', 'V-1926-1', 'V-2026-', 'V-2026-1x', "V-2026-1'--"])
    assert.equal(readNumber(typed), undefined, typed);
});
