/** The secret in a reminder's stop link: short enough for an SMS, long enough that nobody guesses one. */
import { createHash, createHmac } from 'node:crypto';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const length = 12;

/**
 * The code of a reminder's stop link: twelve letters and digits, 71 bits. It is derived from the portal's secret, so that it
 * stands nowhere but in the message and can still be written again: the database keeps its hash only.
 */
export function stopCode(secret: string, reminderId: number): string {
  const digest = createHmac('sha256', secret).update(`stop reminder ${reminderId}`).digest('hex');
  let left = BigInt(`0x${digest}`);
  let code = '';
  while (code.length < length) {
    code += letters[Number(left % 62n)] ?? '';
    left /= 62n;
  }
  return code;
}

/** What `reminders.stop_hash` keeps: SHA-256 of the code. */
export function stopHash(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}

/** Whether a text can be a code at all. */
export function isStopCode(text: string): boolean {
  return /^[0-9A-Za-z]{12}$/.test(text);
}

/** The whole link; `publicUrl` is an origin: `https://moj.example.si/s/4hTz0QmY7bXc`. */
export function stopLink(publicUrl: string, code: string): string {
  return `${publicUrl}/s/${code}`;
}
