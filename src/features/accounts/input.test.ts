import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fieldsOf } from '#platform/http/fields.ts';
import { readLogIn, readPasswordChange, readProfile, readRegistration, type Person } from './input.ts';

const password = 'modra skodelica na polici';
const complete = { email: 'ana@example.si', password, passwordAgain: password, country: 'SI', terms: 'yes' };

const read = (fields: Record<string, string>) => readRegistration(fieldsOf({ ...complete, ...fields }));

/** The codes of a form's refusals with their fields: `email_missing@email`. */
function refusalsOf(fields: Record<string, string>): string[] {
  const outcome = read(fields);
  return outcome.ok ? [] : outcome.refusals.map(({ code, field }) => `${code}@${field}`);
}

function personOf(fields: Record<string, string>): Person {
  const outcome = readProfile(fieldsOf(fields));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

describe('the registration form', () => {
  it('needs an address, a password twice and the terms, and nothing else', () => {
    assert.deepEqual(read({}), {
      ok: true,
      value: {
        email: 'ana@example.si',
        password,
        wantsOffers: false,
        person: { name: '', street: '', town: '', postCode: '', post: '', country: 'SI', phone: '', sex: '' },
      },
    });
    const empty = readRegistration(fieldsOf({}));
    assert.ok(!empty.ok);
    assert.deepEqual(
      empty.refusals.map(({ code }) => code),
      ['email_missing', 'password_missing', 'terms_not_accepted'],
    );
  });

  const cases: readonly [what: string, fields: Record<string, string>, refusals: string[]][] = [
    ['an address with spaces round it', { email: ' ana@example.si ' }, []],
    ['an address without a domain', { email: 'ana@example' }, ['email_shape@email']],
    ['two addresses', { email: 'ana@example.si,bor@example.si' }, ['email_shape@email']],
    ['an address with a line feed', { email: 'ana@example.si\nbcc:x@y.si' }, ['email_shape@email']],
    ['an address in angle brackets', { email: 'Ana <ana@example.si>' }, ['email_shape@email']],
    ['an address of 255 characters', { email: `${'a'.repeat(60)}@${'b'.repeat(191)}.si` }, ['email_shape@email']],
    ['nine characters', { password: 'devet/9/!', passwordAgain: 'devet/9/!' }, ['password_too_short@password']],
    [
      'ten characters, counted as people do',
      { password: '😀'.repeat(5) + 'abcde', passwordAgain: '😀'.repeat(5) + 'abcde' },
      [],
    ],
    ['129 characters', { password: 'ab'.repeat(65), passwordAgain: 'ab'.repeat(65) }, ['password_too_long@password']],
    ['a common password', { password: 'QwertyUIOP', passwordAgain: 'QwertyUIOP' }, ['password_common@password']],
    ['one key held down', { password: 'x'.repeat(20), passwordAgain: 'x'.repeat(20) }, ['password_common@password']],
    [
      'the address as the password',
      { password: 'Ana@Example.si', passwordAgain: 'Ana@Example.si' },
      ['password_is_email@password'],
    ],
    ['two different passwords', { passwordAgain: `${password} ` }, ['passwords_differ@passwordAgain']],
    ['a country that is none', { country: 'XX' }, ['country_unknown@country']],
    ['a post code of three digits', { postCode: '100' }, ['post_code_shape@postCode']],
    ['a post code nobody knows', { postCode: '9999' }, []],
    ['a Croatian post code', { country: 'HR', postCode: 'HR-10000' }, []],
    ['a Croatian post code of four digits', { country: 'HR', postCode: '1000' }, ['post_code_shape_hr@postCode']],
    ['a Croatian post code beyond the last', { country: 'HR', postCode: '60000' }, ['post_code_shape_hr@postCode']],
    ['a foreign post code', { country: 'AT', postCode: '9020' }, []],
    ['a phone number that is none', { phone: '12' }, ['phone_invalid@phone']],
    ['an emergency number', { phone: '112' }, ['phone_invalid@phone']],
    ['a premium-rate number', { phone: '090 1234' }, ['phone_premium@phone']],
    ['a name of 201 characters', { name: 'č'.repeat(201) }, ['too_long@name']],
  ];
  for (const [what, fields, refusals] of cases) {
    it(`${refusals.length === 0 ? 'takes' : 'refuses'} ${what}`, () => assert.deepEqual(refusalsOf(fields), refusals));
  }

  it('takes a password however its letters were put together', () => {
    const composed = 'češnja na žlici';
    const outcome = read({ password: composed.normalize('NFD'), passwordAgain: composed });
    assert.ok(outcome.ok);
    assert.equal(outcome.value.password, composed);
  });
});

describe('what a person says of themselves', () => {
  it('gets the post of its code where that was left empty, and keeps what was typed', () => {
    assert.equal(personOf({ postCode: '1000' }).post, 'Ljubljana');
    assert.equal(personOf({ postCode: ' SI-9220 ' }).post, 'Lendava - Lendva');
    assert.equal(personOf({ postCode: '1000', post: 'Moja pošta' }).post, 'Moja pošta');
    assert.equal(personOf({ postCode: '9999' }).post, '');
    assert.equal(personOf({ postCode: '1000', country: 'HU' }).post, '');
  });

  it('keeps phone numbers in one form, from the country of the address', () => {
    for (const written of ['041 123 456', '041/123-456', '+386 41 123456', '00386 41 123 456']) {
      assert.equal(personOf({ phone: written }).phone, '+38641123456', written);
    }
    assert.equal(personOf({ phone: '080 1558' }).phone, '+386801558');
    assert.equal(personOf({ phone: '091 1234 567', country: 'HR' }).phone, '+385911234567');
  });

  it('stays on one line', () => {
    assert.equal(personOf({ name: '  Ana\r\n\t Novak\u0000 ' }).name, 'Ana Novak');
  });
});

describe('any form', () => {
  it('made of garbage is refused or read, never thrown at, and what is read fits the table', () => {
    const names = [
      'email',
      'password',
      'passwordAgain',
      'currentPassword',
      'name',
      'street',
      'town',
      'postCode',
      'post',
    ];
    const garbage = fc.dictionary(
      fc.constantFrom(...names, 'country', 'phone', 'sex', 'terms', 'offers'),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('SI', 'HR', '1e5', '-1', "';--", '\0'),
      ),
    );
    fc.assert(
      fc.property(garbage, (fields) => {
        const form = fieldsOf(fields);
        const person = readProfile(form);
        if (person.ok) {
          assert.ok(Array.from(person.value.name).length <= 200);
          assert.ok(Array.from(person.value.postCode).length <= 10);
          assert.ok(person.value.phone.length <= 30);
          assert.doesNotMatch(Object.values(person.value).join(''), /[\0\r\n]/);
        }
        const registration = readRegistration(form);
        if (registration.ok) assert.match(registration.value.email, /^[^@\s]+@[^@\s]+$/);
        readLogIn(form);
        readPasswordChange(form, 'ana@example.si');
      }),
    );
  });
});
