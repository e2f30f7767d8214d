import { createHmac } from 'node:crypto';

/**
 * What stands for an address in the proofs of consents of accounts that are gone: whoever comes with the address finds
 * them, nobody finds the address. Keyed, because addresses are few enough to be guessed from a bare hash.
 */
export function proofMac(secret: string, email: string): Buffer {
  return createHmac('sha256', secret).update(`consent proof ${email.trim().toLowerCase()}`).digest();
}
