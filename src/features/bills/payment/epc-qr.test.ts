import assert from 'node:assert/strict';
import { test } from 'node:test';
import { epcPayload, type EpcField, type EpcPayment } from './epc-qr.ts';

const example: EpcPayment = {
  payeeName: 'Dobavitelj d.o.o.',
  payeeIban: 'SI56 1910 0000 0123 438',
  amount: 8312,
  purposeCode: 'ELEC',
  reference: 'SI12 2026000123457',
  purpose: 'Račun 2026-0042',
};

function linesOf(payment: EpcPayment): string[] {
  const made = epcPayload(payment);
  assert.ok(made.ok, JSON.stringify(made));
  return new TextDecoder().decode(made.value.bytes).split('\n');
}

test('a Slovenian reference goes with the money as text', () => {
  assert.equal(
    linesOf(example).join('|'),
    'BCD|002|1|SCT||Dobavitelj d.o.o.|SI56191000000123438|EUR83.12|ELEC||SI122026000123457 Račun 2026-0042',
  );
});

test('an international reference has its own line, and no text beside it', () => {
  const lines = linesOf({ ...example, reference: 'rf18 5390 0754 7034', amount: 5 });
  assert.deepEqual(lines.slice(7), ['EUR0.05', 'ELEC', 'RF18539007547034']);
});

test('each field that cannot stand in a code is named', () => {
  const cases: [Partial<EpcPayment>, EpcField, string][] = [
    [{ payeeName: ' ' }, 'payeeName', 'missing'],
    [{ payeeName: 'n'.repeat(71) }, 'payeeName', 'too_long'],
    [{ payeeIban: 'SI56191000000123439' }, 'payeeIban', 'not_valid'],
    [{ amount: 0 }, 'amount', 'not_valid'],
    [{ amount: 100_000_000_000 }, 'amount', 'not_valid'],
    [{ purposeCode: 'ENERGY' }, 'purposeCode', 'not_valid'],
    [{ reference: 'SI129990029934987' }, 'reference', 'not_valid'],
    [{ purpose: 'p'.repeat(130) }, 'purpose', 'too_long'],
  ];
  for (const [changed, field, code] of cases) {
    const made = epcPayload({ ...example, ...changed });
    assert.ok(!made.ok, field);
    assert.deepEqual([made.refusals[0].field, made.refusals[0].code], [field, code]);
  }
  const wide = epcPayload({ ...example, payeeName: 'š'.repeat(70), purpose: '€'.repeat(100) });
  assert.deepEqual(wide.ok ? [] : wide.refusals.map(({ code }) => code), ['too_long'], 'bytes count, not characters');
});
