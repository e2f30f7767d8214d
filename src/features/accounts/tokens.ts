/** Secrets that stand for somebody: in a cookie, in a link. The database keeps only what they hash to. */
import { hash, randomBytes } from 'node:crypto';

/** 43 characters, 256 bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. A fast hash is enough: 256 random bits cannot be guessed. */
export function hashToken(token: string): Buffer {
  return Buffer.from(hash('sha256', token, 'hex'), 'hex'); // a third of the price of asking for a buffer
}

/** Whether a text can be a token at all; what cannot is not looked up. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text);
}
