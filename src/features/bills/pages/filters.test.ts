import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotFound } from '#platform/http/exchange.ts';
import { fieldsOf } from '#platform/http/fields.ts';
import { checkContract, isTop, queryOf, readFilters, readPlace, selectionOf } from './filters.ts';

test('filters and the place in the list are read from an address as they are written into it', () => {
  const filters = readFilters(fieldsOf({ contract: '7', year: '2026', state: 'overdue' }));
  const place = readPlace('2026-10-12.123');
  assert.deepEqual(filters, { contractId: 7, year: '2026', state: 'overdue' });
  assert.equal(queryOf(filters, place), '?contract=7&year=2026&state=overdue&after=2026-10-12.123');
  assert.deepEqual(selectionOf(filters), { contractId: 7, from: '2026-01-01', until: '2027-01-01' });
});

test('what cannot be read shows more, never less; a contract that is none is not there', () => {
  const nothing = readFilters(fieldsOf({ year: '26', state: 'lost' }));
  assert.equal(queryOf(nothing), '');
  for (const text of ['', 'x', '2026-02-30.1', '2026-10-12', '2026-10-12.0', '2026-10-12.-1', '.5']) {
    assert.ok(isTop(readPlace(text)), text);
  }
  assert.throws(() => readFilters(fieldsOf({ contract: 'x' })), NotFound);
  assert.throws(() => checkContract({ contractId: 7, year: null, state: null }, [{ id: 8 }]), NotFound);
});
