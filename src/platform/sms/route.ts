/** The way of SMS out of the house: through the gateway that is configured, within the day's limits. */
import type { Pool } from '#platform/db/pool.ts';
import type { Limit, Limits } from '#platform/limits/limits.ts';
import type { SmsRoute } from '#platform/outbox/route.ts';
import type { SmsGateway } from './gateway.ts';
import { kannelRoute } from './kannel.ts';
import { transliterate } from './transliterate.ts';
import { twilioRoute } from './twilio.ts';

const second = 1_000;

type GatewayRoute = {
  readonly gateway: SmsGateway;
  /** Where the gateway reports what became of the message with this id: `https://moj.example.si/sms/delivery/…`. */
  readonly deliveryUrl: (id: number) => string;
  /** Whether č š ž leave as c s z. */
  readonly transliterated: boolean;
  readonly patienceMilliseconds?: number;
};

export function gatewayRoute({ gateway, deliveryUrl, transliterated, ...rest }: GatewayRoute): SmsRoute {
  const { patienceMilliseconds = 30 * second } = rest;
  const route =
    gateway.kind === 'kannel'
      ? kannelRoute({ gateway, deliveryUrl, patienceMilliseconds })
      : twilioRoute({ gateway, deliveryUrl, patienceMilliseconds });
  if (!transliterated) return route;
  return { ...route, send: (sms) => route.send({ ...sms, text: transliterate(sms.text) }) };
}

type DailyLimits = {
  readonly pool: Pool;
  readonly limits: Limits;
  readonly now: () => Date;
  /** SMS to one number within 24 hours. */
  readonly perNumber: number;
  /** SMS of the whole installation within 24 hours: what a fault or an attacker can cost at most. */
  readonly perInstallation: number;
};

/** The same way, but no more SMS a day than allowed: what is too many waits, and is tried again as after any refusal. */
export function limitedRoute(route: SmsRoute, daily: DailyLimits): SmsRoute {
  const { pool, limits, now } = daily;
  const ofNumber = dailyLimit('sms-number', daily.perNumber);
  const ofInstallation = dailyLimit('sms-installation', daily.perInstallation);
  const isTooMany = async (limit: Limit, subject: string): Promise<boolean> =>
    (await limits.count(pool, limit, { subject, now: now() })).paused;
  const limitReached = async (to: string): Promise<string | undefined> => {
    // one number over its limit takes nothing from the others
    if (await isTooMany(ofNumber, to)) return 'limit per number';
    return (await isTooMany(ofInstallation, '')) ? 'limit per installation' : undefined;
  };
  return {
    ...route,
    send: async (sms) => {
      // where nothing can be counted nothing leaves, and it is certain that nothing has left
      const answer = await limitReached(sms.to).catch(() => 'limits unknown');
      return answer === undefined ? route.send(sms) : { kind: 'refused_for_now', answer };
    },
  };
}

function dailyLimit(action: string, most: number): Limit {
  return { action, windowMinutes: 24 * 60, freeTries: most, mostTries: most };
}
