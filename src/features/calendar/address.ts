/** The feed's secret address. It can be shown again and again, though the database holds nothing that opens it. */
import { createHash, createHmac, randomBytes } from 'node:crypto';

export type FeedKey = { readonly salt: Buffer; readonly tokenHash: Buffer };

/** A new key: the former address opens nothing any more once it is stored. */
export function newFeedKey(secret: string): FeedKey {
  const salt = randomBytes(16);
  return { salt, tokenHash: hashOf(tokenOf(secret, salt)) };
}

/** `/calendar/….ics`: 256 bits in 43 characters. */
export function feedPath(secret: string, salt: Buffer): string {
  return `/calendar/${tokenOf(secret, salt)}.ics`;
}

/** What the database may know the address by; undefined where the text can be none. */
export function hashOfFile(file: string | undefined): Buffer | undefined {
  const token = /^([\w-]{43})\.ics$/.exec(file ?? '')?.[1];
  return token === undefined ? undefined : hashOf(token);
}

function tokenOf(secret: string, salt: Buffer): string {
  return createHmac('sha256', secret).update('calendar feed\n').update(salt).digest('base64url');
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
