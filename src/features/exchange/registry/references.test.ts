import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeRfReference, makeSiReference, parsePaymentReference, referenceModels } from '#kernel/payment-reference.ts';
import { testDatabase } from '#test/support/database.ts';

const part = fc.stringMatching(/^\d{1,7}$/);
const content = fc.array(part, { maxLength: 4 }).map((parts) => parts.join('-'));
const model = fc.oneof(fc.constantFrom(...referenceModels), fc.stringMatching(/^\d{2}$/));

/** Made by the kernel where the parts fit the model: right by nature, and wrong in one digit. */
const made = fc.tuple(fc.constantFrom(...referenceModels), fc.array(part, { maxLength: 3 })).map(([number, parts]) => {
  try {
    return makeSiReference(number, parts);
  } catch {
    return `SI${number}${parts.join('-')}`;
  }
});
const spoilt = fc.tuple(made, fc.nat(), fc.nat(9)).map(([reference, at, digit]) => {
  const place = at % reference.length;
  return `${reference.slice(0, place)}${digit}${reference.slice(place + 1)}`;
});
const references = fc.oneof(
  made,
  spoilt,
  fc.tuple(model, content).map(([number, parts]) => `SI${number}${parts}`),
  fc.stringMatching(/^[A-Z0-9]{1,21}$/).map(makeRfReference),
  fc.stringMatching(/^RF\d\d[A-Z0-9]{0,23}$/),
  fc.stringMatching(/^[A-Z0-9-]{0,24}$/),
);

test('PostgreSQL and the kernel judge references alike', async (t) => {
  const pool = await testDatabase(t);
  await fc.assert(
    fc.asyncProperty(fc.array(references, { minLength: 50, maxLength: 200 }), async (samples) => {
      const { rows } = await pool.query<{ reference: string; valid: boolean }>(
        'select reference, payment_reference_is_valid(reference) as valid from unnest($1::text[]) reference',
        [samples],
      );
      for (const { reference, valid } of rows) assert.equal(valid, parsePaymentReference(reference).ok, reference);
      assert.ok(rows.some(({ valid }) => valid));
    }),
    { numRuns: 40 },
  );
});

test('PostgreSQL knows right account numbers from wrong ones', async (t) => {
  const pool = await testDatabase(t);
  const judged: readonly (readonly [string, boolean])[] = [
    ['SI56191000000123438', true],
    ['SI56191000000123439', false],
    ['SI5619100000012343', false],
    ['HR1210010051863000160', true],
    ['DE89370400440532013000', true],
    ['GB82WEST12345698765432', true],
    ['GB82WEST12345698765423', false],
    ['si56191000000123438', false],
    ['', false],
  ];
  for (const [iban, valid] of judged) {
    const { rows } = await pool.query<{ valid: boolean }>('select iban_is_valid($1) as valid', [iban]);
    assert.equal(rows[0]?.valid, valid, iban);
  }
});
