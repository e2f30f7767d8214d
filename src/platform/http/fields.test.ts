import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fieldsOf } from './fields.ts';

describe('the fields of a form', () => {
  const fields = fieldsOf({ name: 'Ana', tick: ['a', 'b'], empty: '', absent: undefined });

  it('give the first value, all values, and nothing where there is none', () => {
    assert.equal(fields.text('name'), 'Ana');
    assert.equal(fields.text('tick'), 'a');
    assert.deepEqual(fields.all('tick'), ['a', 'b']);
    assert.equal(fields.text('other'), '');
    assert.deepEqual(fields.all('other'), []);
  });

  it('tell an empty value from an absent one', () => {
    assert.deepEqual([fields.has('empty'), fields.has('absent'), fields.has('toString')], [true, false, false]);
    assert.deepEqual(fields.names(), ['name', 'tick', 'empty']);
  });

  it('go on in an address as they came', () => {
    assert.equal(fieldsOf({ a: ['1', '2'], 'r-1.8.1': '18 342' }).toQuery(), 'a=1&a=2&r-1.8.1=18+342');
  });

  it('compose what was typed in pieces, and drop NUL', () => {
    const typed = fieldsOf({ name: 'C\u030cerne\0', 'a\0b': 'x' });
    assert.equal(typed.text('name'), 'Černe');
    assert.equal(typed.text('ab'), 'x');
  });

  for (const body of [undefined, null, '', 'a=1', 12, true, [], ['a']]) {
    it(`are none in a body that is no form: ${JSON.stringify(body)}`, () => {
      assert.equal(fieldsOf(body).text('a'), '');
    });
  }

  it('hold nothing but text, whatever the body was', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (body, name) => {
        const read = fieldsOf(body);
        for (const each of [name, ...read.names()]) {
          assert.ok(read.all(each).every((value) => typeof value === 'string' && !value.includes('\0')));
        }
        assert.equal(typeof read.toQuery(), 'string');
      }),
    );
  });
});
