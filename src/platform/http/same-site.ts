/**
 * Writes come from our own pages only. Two floors: the browser says where a request comes from (`Sec-Fetch-Site`,
 * `Origin`), and each form carries a token bound to the visitor's own cookie.
 */
import { hash, timingSafeEqual } from 'node:crypto';
import type { HttpRequest } from './exchange.ts';

/** True where the browser says that another site sent this. A browser too old to say leaves it to the form token. */
export function comesFromElsewhere(request: Pick<HttpRequest, 'header'>, publicOrigin: string): boolean {
  const site = request.header('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = request.header('origin');
  return origin !== undefined && origin !== publicOrigin;
}

/**
 * The token that forms of this visitor carry. `cookie` is the secret value of the session or visit cookie. SHA-3 with the
 * key in front is a keyed hash as it stands (NIST SP 800-185); older hashes need the HMAC construction round them.
 */
export function formToken(secret: string, cookie: string): string {
  return hash('sha3-256', `${secret} form ${cookie}`, 'base64url');
}

const mostKept = 10_000;

/** The same, remembered for sessions: by their number, which no two have, so that no cookie is kept. */
export function formTokens(secret: string): (cookie: string, sessionId: number | undefined) => string {
  const known = new Map<number, string>();
  return (cookie, sessionId) => {
    const ready = sessionId === undefined ? undefined : known.get(sessionId);
    if (ready !== undefined) return ready;
    const token = formToken(secret, cookie);
    if (known.size >= mostKept) known.clear();
    if (sessionId !== undefined) known.set(sessionId, token);
    return token;
  };
}

export function isFormToken(secret: string, cookie: string | undefined, given: string): boolean {
  if (cookie === undefined || cookie === '') return false;
  const wanted = Buffer.from(formToken(secret, cookie));
  const got = Buffer.from(given);
  return wanted.length === got.length && timingSafeEqual(wanted, got);
}
