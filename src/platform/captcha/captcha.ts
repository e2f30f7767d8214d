/**
 * A proof of work instead of a puzzle (ALTCHA): the visitor's browser computes for a second, no third party sees anybody,
 * and nobody has to look at pictures. Each proof is good once.
 */
import { createHmac } from 'node:crypto';
import { createChallenge, randomInt, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import type { Db } from '#platform/db/query.ts';
import type { Limit, Limits } from '#platform/limits/limits.ts';

export type { Challenge };

export type Captcha = {
  /** A task for one browser, good for 30 minutes. */
  readonly challenge: (now: Date) => Promise<Challenge>;
  /** Whether the text is the proof of such a task, not yet used. Says yes once. */
  readonly accept: (db: Db, proof: string, now: Date) => Promise<boolean>;
};

/** How the browser sends its proof: base64 of this as JSON. */
const proofSchema = z.object({
  challenge: z.object({
    // whatever else is in them: the signature says whether they are ours
    parameters: z.custom<Challenge['parameters']>((value) => typeof value === 'object' && value !== null),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

const minutesGood = 30;
/** Each of 500 to 1500 steps is 5000 rounds of PBKDF2: about a second of a desktop, a few of a phone. */
const rounds = 5_000;
const fewestSteps = 500;
const mostSteps = 1_500;
const longestProof = 4_000;

/** Proofs are counted like tries: the second use of one is over the limit, in whatever process it comes in. */
const onceEach: Limit = { action: 'captcha-proof', windowMinutes: 2 * minutesGood, freeTries: 1, mostTries: 1 };

export function createCaptcha({ secret, limits }: { secret: string; limits: Limits }): Captcha {
  const keyFor = (use: string): string => createHmac('sha256', secret).update(`captcha ${use}`).digest('hex');
  const hmacSignatureSecret = keyFor('challenge');
  const hmacKeySignatureSecret = keyFor('solution');
  return {
    challenge: (now) =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: rounds,
        counter: randomInt(mostSteps, fewestSteps),
        deriveKey,
        // not the library's own expiry, which asks the machine's clock: time comes from outside here
        data: { goodUntil: now.getTime() + minutesGood * 60_000 },
        hmacSignatureSecret,
        hmacKeySignatureSecret,
      }),
    accept: async (db, proof, now) => {
      const sent = readProof(proof);
      if (sent === undefined) return false;
      const { challenge, solution } = sent;
      const secrets = { hmacSignatureSecret, hmacKeySignatureSecret };
      const { verified } = await verifySolution({
        challenge,
        solution: { ...solution, time: 0 },
        deriveKey,
        ...secrets,
      });
      if (!verified) return false;
      const goodUntil = challenge.parameters.data?.['goodUntil'];
      if (typeof goodUntil !== 'number' || goodUntil < now.getTime()) return false;
      return !(await limits.count(db, onceEach, { subject: challenge.signature, now })).paused;
    },
  };
}

function readProof(text: string): z.infer<typeof proofSchema> | undefined {
  if (text.length > longestProof) return undefined;
  try {
    return proofSchema.safeParse(JSON.parse(Buffer.from(text, 'base64').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
