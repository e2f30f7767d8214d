/** Passwords: what is asked of a new one, and how they are kept. */
import { readFileSync } from 'node:fs';
import { hash, verify } from '@node-rs/argon2';

/** Fewer characters are refused. Length is what makes a password strong; no other composition is asked for (NIST SP 800-63B). */
export const shortestPassword = 10;
/** More are refused, so that nobody makes the server hash a book. */
export const longestPassword = 128;

export type PasswordRefusal = 'password_too_short' | 'password_too_long' | 'password_common' | 'password_is_email';

/** Why a new password is refused, or undefined. It comes in NFC (see `fieldsOf`), so the same keys make the same password everywhere. */
export function judgePassword(password: string, email: string): PasswordRefusal | undefined {
  const length = Array.from(password).length;
  if (length < shortestPassword) return 'password_too_short';
  if (length > longestPassword) return 'password_too_long';
  const folded = password.toLowerCase();
  if (isCommon(folded)) return 'password_common';
  const address = email.toLowerCase();
  if (folded === address || folded === address.split('@')[0]) return 'password_is_email';
  return undefined;
}

let common: ReadonlySet<string> | undefined;

function isCommon(folded: string): boolean {
  common ??= readCommon();
  return common.has(folded) || new Set(folded).size === 1;
}

function readCommon(): ReadonlySet<string> {
  const text = readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8');
  return new Set(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
}

/** Argon2id (that is the package's default), 19 MiB, two passes: OWASP Password Storage Cheat Sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let hashOfNobody: Promise<string> | undefined;

/** Whether the password is the hash's. Without a hash (nobody has this address) it takes the same time and says no. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  // a password that could never have been set is not worth hashing
  const given = password.length > longestPassword * 2 ? '' : password;
  hashOfNobody ??= hashPassword('nobody has this password');
  const matches = await verify(passwordHash ?? (await hashOfNobody), given);
  return matches && passwordHash !== undefined;
}
