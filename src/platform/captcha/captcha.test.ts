import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import fc from 'fast-check';
import { createLimits } from '#platform/limits/limits.ts';
import { testDatabase } from '#test/support/database.ts';
import { createCaptcha } from './captcha.ts';

const secret = 'a secret of at least thirty-two characters';
const now = new Date('2026-11-30T18:00:00Z');
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

const encode = (proof: unknown): string => Buffer.from(JSON.stringify(proof)).toString('base64');

async function start(t: TestContext) {
  const db = await testDatabase(t);
  const captcha = createCaptcha({ secret, limits: createLimits(secret) });
  const challenge = await captcha.challenge(now);
  return { db, captcha, challenge };
}

describe('a proof of work', () => {
  it('is accepted once, also when it comes to two processes at the same moment', async (t) => {
    const { db, captcha, challenge } = await start(t);
    const proof = encode({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
    const elsewhere = createCaptcha({ secret, limits: createLimits(secret) });
    const verdicts = await Promise.all([captcha.accept(db, proof, later(1)), elsewhere.accept(db, proof, later(1))]);
    assert.equal(verdicts.filter((accepted) => accepted).length, 1);
    assert.equal(await captcha.accept(db, proof, later(29)), false);
  });

  it('is good for half an hour', async (t) => {
    const { db, captcha, challenge } = await start(t);
    const proof = encode({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
    assert.equal(await captcha.accept(db, proof, later(31)), false);
    assert.equal(await captcha.accept(db, proof, later(30)), true);
  });

  it('counts only with our signature and the whole work', async (t) => {
    const { db, captcha, challenge } = await start(t);
    const solution = await solveChallenge({ challenge, deriveKey });
    const longer = { ...challenge, parameters: { ...challenge.parameters, data: { goodUntil: later(600).getTime() } } };
    const foreign = createCaptcha({ secret: 'another secret of thirty-two characters', limits: createLimits(secret) });
    const theirs = await foreign.challenge(now);
    const spoilt = [
      { challenge: longer, solution },
      { challenge: { parameters: challenge.parameters }, solution },
      { challenge, solution: { counter: 1, derivedKey: challenge.parameters.keyPrefix.padEnd(64, '0') } },
      { challenge, solution: undefined },
      { challenge: theirs, solution: await solveChallenge({ challenge: theirs, deriveKey }) },
    ];
    for (const proof of spoilt) assert.equal(await captcha.accept(db, encode(proof), later(1)), false);
    // none of these has used it up
    assert.equal(await captcha.accept(db, encode({ challenge, solution }), later(1)), true);
  });

  it('is never garbage, and garbage is never a fault', async (t) => {
    const { db, captcha } = await start(t);
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json().map((json) => Buffer.from(json).toString('base64')),
    );
    await fc.assert(fc.asyncProperty(texts, async (text) => assert.equal(await captcha.accept(db, text, now), false)));
    const nested = `{"challenge":{"parameters":${'['.repeat(1000)}${']'.repeat(1000)},"signature":"x"},"solution":{"counter":1,"derivedKey":"00"}}`;
    assert.equal(await captcha.accept(db, Buffer.from(nested).toString('base64'), now), false);
    assert.equal(await captcha.accept(db, 'A'.repeat(1_000_000), now), false);
  });
});
