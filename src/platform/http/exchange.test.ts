import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idOf, NotFound, orNotFound, page, seeOther } from './exchange.ts';
import { html } from '#platform/html/html.ts';

describe('an id from an address', () => {
  it('is a positive whole number', () => {
    assert.deepEqual(['1', '42', '999999999999999'].map(idOf), [1, 42, 999_999_999_999_999]);
  });

  for (const text of [
    '',
    '0',
    '-1',
    '01',
    '1.5',
    '1e3',
    '0x1f',
    ' 1',
    '1 ',
    '١',
    '1000000000000000',
    'NaN',
    "1'--",
    undefined,
  ]) {
    it(`is not there when it is written ${JSON.stringify(text)}`, () => {
      assert.throws(() => idOf(text), NotFound);
    });
  }

  it('is passed on when it is there, be it false or empty', () => {
    assert.equal(orNotFound(0), 0);
    assert.throws(() => orNotFound(undefined), NotFound);
  });
});

describe('a reply', () => {
  it('is well unless it says otherwise', () => {
    assert.equal(page({ title: 'a', main: html`` }).status, 200);
    assert.equal(page({ title: 'a', main: html``, status: 422 }).status, 422);
  });

  it('after a write makes the browser fetch the next page', () => {
    assert.deepEqual(seeOther('/readings'), { kind: 'redirect', status: 303, location: '/readings', cookies: [] });
  });
});
