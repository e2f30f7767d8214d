import assert from 'node:assert/strict';
import { test } from 'node:test';
import vectors from '#test/golden/vectors.json' with { type: 'json' };
import { payeeSchema } from './payee.ts';

const payee = {
  name: 'Dobavitelj, d.o.o.',
  street: 'Dunajska cesta 1',
  postCode: '1000',
  post: 'Ljubljana',
  iban: 'SI56 1910 0000 0123 438',
  vatId: 'SI12345679',
};

test('the account comes out as codes and banks write it', () => {
  assert.deepEqual(payeeSchema.parse(payee), { ...payee, iban: 'SI56191000000123438' });
});

test('a creditor identifier is checked whatever its business code, and comes out without spaces', () => {
  // DE98ZZZ09999999999 is the example that the Deutsche Bundesbank gives
  for (const creditorId of ['DE98ZZZ09999999999', 'DE98 ABC 09999999999', 'SI72ZZZ12345679']) {
    assert.equal(payeeSchema.parse({ ...payee, creditorId }).creditorId, creditorId.replaceAll(' ', ''));
  }
});

test('accounts of the golden table are told right from wrong', () => {
  for (const iban of vectors.iban.valid) assert.equal(payeeSchema.parse({ ...payee, iban }).iban, iban);
  for (const iban of vectors.iban.invalid) assert.equal(payeeSchema.safeParse({ ...payee, iban }).success, false, iban);
});

test('a Croatian payee is named by an OIB', () => {
  const vatId = `HR${vectors.hrOib.valid[0]}`;
  assert.equal(payeeSchema.parse({ ...payee, vatId }).vatId, vatId);
});

test('what would not fit a slip, and an account that cannot be one, are refused by name', () => {
  const cases: [Record<string, string>, string][] = [
    [{ name: 'n'.repeat(34) }, 'name'],
    [{ street: ' ' }, 'street'],
    [{ postCode: 'SI-1000' }, 'postCode'],
    [{ post: 'p'.repeat(29) }, 'post'],
    [{ iban: 'SI56191000000123439' }, 'iban'],
    [{ iban: '' }, 'iban'],
    [{ vatId: 'si 1' }, 'vatId'],
    [{ creditorId: 'SI73ZZZ12345679' }, 'creditorId'],
    [{ creditorId: 'ZZZ12345679' }, 'creditorId'],
    [{ vatId: `HR${vectors.hrOib.invalid[0]}` }, 'vatId'],
    [{ bank: 'B' }, ''],
  ];
  for (const [changed, field] of cases) {
    const parsed = payeeSchema.safeParse({ ...payee, ...changed });
    assert.deepEqual(
      parsed.error?.issues.map((issue) => issue.path.join('.')),
      [field],
      JSON.stringify(changed),
    );
  }
});
