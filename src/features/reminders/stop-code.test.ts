import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isStopCode, stopCode, stopHash, stopLink } from './stop-code.ts';

const secret = 'a secret of at least thirty-two characters';

describe('the code of a stop link', () => {
  it('is the same whenever it is written', () => {
    assert.equal(stopCode(secret, 1), stopCode(secret, 1));
    assert.equal(stopLink('https://moj.example.si', stopCode(secret, 1)), 'https://moj.example.si/s/DqonMfLuEIoq');
  });

  it('is another for every reminder, and hangs on the secret', () => {
    const codes = Array.from({ length: 20_000 }, (_, id) => stopCode(secret, id));
    assert.equal(new Set(codes).size, codes.length);
    assert.notEqual(stopCode(`${secret}!`, 1), stopCode(secret, 1));
  });

  it('uses every letter and digit about as often', () => {
    const seen = new Map<string, number>();
    for (let id = 0; id < 5_000; id++) {
      for (const letter of stopCode(secret, id)) seen.set(letter, (seen.get(letter) ?? 0) + 1);
    }
    // 60 000 letters of 62 kinds: 968 each, with a standard deviation of 31
    assert.equal(seen.size, 62);
    for (const [letter, times] of seen) assert.ok(times > 968 - 190 && times < 968 + 190, `${letter}: ${times}`);
  });

  it('is twelve letters and digits, and nothing else is taken for one', () => {
    fc.assert(fc.property(fc.nat(), (id) => isStopCode(stopCode(secret, id))));
    for (const text of ['', 'abcdefghijk', 'abcdefghijklm', 'abcdefghijk-', 'čbcdefghijkl', 'abcdefghijkl\n']) {
      assert.equal(isStopCode(text), false, text);
    }
  });

  it('is kept as its SHA-256', () => {
    assert.equal(
      stopHash('abcdefghijkl').toString('hex'),
      'd682ed4ca4d989c134ec94f1551e1ec580dd6d5a6ecde9f3d35e6e4a717fbde4',
    );
  });
});
