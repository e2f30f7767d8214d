import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import vectors from '#test/golden/vectors.json' with { type: 'json' };
import { parseWrittenDay, type Day } from '#kernel/day.ts';
import { asLatin2 } from './latin-2.ts';
import { upnPayload, type UpnField, type UpnPayment } from './upn-qr.ts';

const example: UpnPayment = {
  payer: { name: 'Ana Novak', street: 'Lepa ulica 33a', place: '1000 Ljubljana' },
  amount: 8312,
  purposeCode: 'ELEC',
  purpose: 'Račun 2026-0042',
  payeeIban: 'SI56 1910 0000 0123 438',
  payeeReference: 'SI12 2026000123457',
  payee: { name: 'Dobavitelj d.o.o.', street: 'Dunajska cesta 1', place: '1000 Ljubljana' },
};

/** A payment of nineteen lines, as the vectors list them. */
function paymentOf(fields: readonly string[]): UpnPayment {
  const line = (index: number): string => fields[index] ?? '';
  const day = (index: number, key: 'paidOn' | 'dueOn'): Partial<UpnPayment> => {
    const parsed = parseWrittenDay(line(index));
    return parsed === undefined ? {} : { [key]: parsed };
  };
  return {
    payerIban: line(1),
    deposit: line(2) === 'X',
    withdrawal: line(3) === 'X',
    payerReference: line(4),
    payer: { name: line(5), street: line(6), place: line(7) },
    amount: Number(line(8)),
    ...day(9, 'paidOn'),
    urgent: line(10) === 'X',
    purposeCode: line(11),
    purpose: line(12),
    ...day(13, 'dueOn'),
    payeeIban: line(14),
    payeeReference: line(15),
    payee: { name: line(16), street: line(17), place: line(18) },
  };
}

function payloadOf(payment: UpnPayment): { text: string; bytes: Uint8Array } {
  const made = upnPayload(payment);
  assert.ok(made.ok, JSON.stringify(made));
  return made.value;
}

test('every vector comes out byte for byte', () => {
  for (const { fields, controlSum, payload, iso8859_2_hex: hex } of vectors.upnqr) {
    const { text, bytes } = payloadOf(paymentOf(fields));
    assert.equal(text, [...fields, controlSum].map((field) => `${field}\n`).join(''));
    if (payload !== undefined) assert.equal(text, payload);
    if (hex !== undefined) assert.equal(Buffer.from(bytes).toString('hex'), hex);
  }
});

test('a bill of the portal makes these twenty lines', () => {
  const lines = payloadOf({ ...example, dueOn: '2026-12-15' as Day }).text.split('\n');
  assert.equal(lines.slice(0, 8).join('|'), 'UPNQR|||||Ana Novak|Lepa ulica 33a|1000 Ljubljana');
  assert.equal(lines.slice(8, 14).join('|'), '00000008312|||ELEC|Račun 2026-0042|15.12.2026');
  assert.equal(lines.slice(14, 16).join('|'), 'SI56191000000123438|SI122026000123457');
  assert.equal(lines.slice(16).join('|'), 'Dobavitelj d.o.o.|Dunajska cesta 1|1000 Ljubljana|184|');
});

test('no amount is eleven zeros, the greatest is 999 999 999,99 €', () => {
  assert.equal(payloadOf({ ...example, amount: 0 }).text.split('\n')[8], '00000000000');
  assert.equal(payloadOf({ ...example, amount: 99_999_999_999 }).text.split('\n')[8], '99999999999');
});

test('each field that no bank would take is named', () => {
  const party = { name: 'A', street: 'B', place: 'C' };
  const cases: [Partial<UpnPayment>, UpnField, string][] = [
    [{ payerIban: 'SI56020170014356206' }, 'payerIban', 'not_valid'],
    [{ payerIban: 'MT84MALT011000012345MTLCAST001S' }, 'payerIban', 'too_long'],
    [{ payerReference: 'SI129990029934987' }, 'payerReference', 'not_valid'],
    [{ payer: { ...party, name: 'n'.repeat(34) } }, 'payerName', 'too_long'],
    [{ payer: { ...party, street: '€'.repeat(12) } }, 'payerStreet', 'too_long'],
    [{ payer: { ...party, place: 'n'.repeat(34) } }, 'payerPlace', 'too_long'],
    [{ amount: -1 }, 'amount', 'not_valid'],
    [{ amount: 0.5 }, 'amount', 'not_valid'],
    [{ amount: Number.NaN }, 'amount', 'not_valid'],
    [{ amount: 100_000_000_000 }, 'amount', 'too_long'],
    [{ purposeCode: '' }, 'purposeCode', 'missing'],
    [{ purposeCode: 'elec' }, 'purposeCode', 'not_valid'],
    [{ purposeCode: 'ELECT' }, 'purposeCode', 'too_long'],
    [{ purpose: ' \n' }, 'purpose', 'missing'],
    [{ purpose: 'p'.repeat(43) }, 'purpose', 'too_long'],
    [{ payeeIban: '' }, 'payeeIban', 'missing'],
    [{ payeeIban: 'SI56191000000123439' }, 'payeeIban', 'not_valid'],
    [{ payeeReference: '2026-0042' }, 'payeeReference', 'not_valid'],
    [{ payeeReference: '' }, 'payeeReference', 'missing'],
    [{ payee: { ...party, name: '' } }, 'payeeName', 'missing'],
    [{ payee: { ...party, street: 's'.repeat(34) } }, 'payeeStreet', 'too_long'],
    [{ payee: { ...party, place: 's'.repeat(34) } }, 'payeePlace', 'too_long'],
  ];
  for (const [changed, field, code] of cases) {
    const made = upnPayload({ ...example, ...changed });
    assert.ok(!made.ok, field);
    assert.deepEqual(
      made.refusals.map((refusal) => [refusal.field, refusal.code]),
      [[field, code]],
    );
  }
  const made = upnPayload({ ...example, purpose: '', payeeIban: 'SI56' });
  assert.equal(made.ok ? 0 : made.refusals.length, 2);
});

test('whatever the texts, the payload has twenty lines, fits the code and sums up', () => {
  const text = (most: number): fc.Arbitrary<string> =>
    fc.string({ unit: 'binary', maxLength: most }).map((any) => asLatin2(any).slice(0, most).trim());
  const party = fc.record({ name: text(33).map((name) => name || 'N'), street: text(33), place: text(33) });
  const payment = fc.record({
    payer: party,
    payee: party,
    amount: fc.integer({ min: 0, max: 99_999_999_999 }),
    purpose: text(42).map((purpose) => purpose || 'P'),
    urgent: fc.boolean(),
  });
  fc.assert(
    fc.property(payment, (varied) => {
      const { text: payload, bytes } = payloadOf({ ...example, ...varied });
      assert.equal(bytes.length, payload.length);
      assert.ok(bytes.length <= 411);
      const lines = payload.split('\n');
      assert.equal(lines.length, 21);
      assert.equal(lines[20], '');
      assert.equal(Number(lines[19]), lines.slice(0, 19).join('\n').length + 1);
    }),
    { numRuns: 50 },
  );
});
