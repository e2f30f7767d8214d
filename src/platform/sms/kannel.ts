/** SMS over Kannel's HTTP interface (Kannel user's guide, chapter 6: `sendsms`). */
import { isGsm } from './alphabet.ts';
import { ask, type Asked } from './ask.ts';
import type { Kannel } from './gateway.ts';
import type { Outcome, SmsRoute, SmsToSend } from '#platform/outbox/route.ts';

/** Everything there is to report: delivered, failed, buffered, accepted and refused by the SMS centre. */
const allReports = '31';

type KannelRoute = {
  readonly gateway: Kannel;
  /** Where the gateway reports what became of the message with this id. */
  readonly deliveryUrl: (id: number) => string;
  readonly patienceMilliseconds: number;
};

/** `sendsms` knows no idempotency key: what may have been handed over is `unclear`. */
export function kannelRoute({ gateway, deliveryUrl, patienceMilliseconds }: KannelRoute): SmsRoute {
  const addressOf = ({ id, to, text }: SmsToSend): URL => {
    const url = new URL(gateway.url);
    const parameters = {
      username: gateway.user,
      password: gateway.password,
      from: gateway.from,
      to,
      text,
      charset: 'UTF-8',
      coding: isGsm(text) ? '0' : '2',
      'dlr-mask': allReports,
      'dlr-url': `${deliveryUrl(id)}?status=%d`,
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url;
  };
  return {
    repeatable: false,
    send: async (sms) => outcomeOf(await ask({ url: addressOf(sms), method: 'GET', patienceMilliseconds })),
    close: () => undefined,
  };
}

/**
 * 202 with `0: Accepted for delivery` or `3: Queued for later delivery`; 503 `Temporal failure`; 4xx before anything was
 * taken. A 4xx is mostly about us (credentials, sender), who can put it right, so the message waits; only where Kannel
 * denies the number itself is it refused for good.
 */
function outcomeOf(asked: Asked): Outcome {
  if (asked.kind === 'not_sent') return { kind: 'refused_for_now', answer: asked.code };
  if (asked.kind === 'unclear') return { kind: 'unclear', answer: asked.code };
  const { status, body } = asked;
  const answer = `http ${status}`;
  if (status >= 200 && status < 300) {
    return /^\s*(?:0:|3:|Sent\b)/.test(body) ? { kind: 'accepted' } : { kind: 'unclear', answer };
  }
  if (status === 400 && /^\s*(?:Number\(s\) has\/have been denied|Empty receiver number)/.test(body)) {
    return { kind: 'refused', answer };
  }
  // what a proxy says when its gateway did not answer leaves open whether the gateway has it
  return { kind: status < 500 || status === 503 ? 'refused_for_now' : 'unclear', answer };
}
