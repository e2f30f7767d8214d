/** SMS over Twilio's Messages API (version 2010-04-01). */
import { ask, type Asked } from './ask.ts';
import type { Twilio } from './gateway.ts';
import type { Outcome, SmsRoute, SmsToSend } from '#platform/outbox/route.ts';

type TwilioRoute = {
  readonly gateway: Twilio;
  /** Where Twilio reports what became of the message with this id. */
  readonly deliveryUrl: (id: number) => string;
  readonly patienceMilliseconds: number;
};

/** Twilio's API knows no idempotency key: what may have been handed over is `unclear`. */
export function twilioRoute({ gateway, deliveryUrl, patienceMilliseconds }: TwilioRoute): SmsRoute {
  const { origin, sid, token, from } = gateway;
  const url = new URL(`/2010-04-01/Accounts/${encodeURIComponent(sid)}/Messages.json`, origin);
  const headers = {
    authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  const sender = /^MG[0-9a-f]{32}$/.test(from) ? { MessagingServiceSid: from } : { From: from };
  const bodyOf = ({ id, to, text }: SmsToSend): string =>
    new URLSearchParams({ ...sender, To: to, Body: text, StatusCallback: deliveryUrl(id) }).toString();
  return {
    repeatable: false,
    send: async (sms) =>
      outcomeOf(await ask({ url, method: 'POST', headers, body: bodyOf(sms), patienceMilliseconds })),
    close: () => undefined,
  };
}

/**
 * Errors that mean this number, and not us: not a number, unsubscribed, no mobile, a landline (Twilio's error dictionary).
 * Twilio divides its codes more finely from time to time: one that is not known here only waits longer than it need.
 */
const aboutTheNumber: ReadonlySet<number> = new Set([21211, 21610, 21614, 21635]);

function outcomeOf(asked: Asked): Outcome {
  if (asked.kind === 'not_sent') return { kind: 'refused_for_now', answer: asked.code };
  if (asked.kind === 'unclear') return { kind: 'unclear', answer: asked.code };
  const { status } = asked;
  const { sid, code } = readAnswer(asked.body);
  if (status >= 200 && status < 300) {
    return sid === undefined ? { kind: 'unclear', answer: `http ${status}` } : { kind: 'accepted', gatewayId: sid };
  }
  const answer = code === undefined ? `http ${status}` : `twilio ${code}`;
  if (code !== undefined && aboutTheNumber.has(code)) return { kind: 'refused', answer };
  // a fault inside Twilio leaves open what had happened before it
  return { kind: status < 500 || status === 503 ? 'refused_for_now' : 'unclear', answer };
}

function readAnswer(body: string): { sid?: string; code?: number } {
  const read = parsed(body);
  const { sid, code } = typeof read === 'object' && read !== null ? (read as { sid?: unknown; code?: unknown }) : {};
  return {
    ...(typeof sid === 'string' && /^\w{1,64}$/.test(sid) ? { sid } : {}),
    ...(typeof code === 'number' && Number.isInteger(code) ? { code } : {}),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
