/** The ways out of the house: the mail server, and the SMS gateway within the limits of a day. */
import type { Supplier } from '#features/supplier/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Pool } from '#platform/db/pool.ts';
import { createLimits } from '#platform/limits/limits.ts';
import { smtpRoute } from '#platform/mail/smtp.ts';
import { keptHere } from '#platform/outbox/kept.ts';
import type { SmsRoute } from '#platform/outbox/route.ts';
import type { SenderOptions } from '#platform/outbox/sender.ts';
import { deliveryPath } from '#platform/sms/delivery.ts';
import type { SmsGateway } from '#platform/sms/gateway.ts';
import { gatewayRoute, limitedRoute } from '#platform/sms/route.ts';

export type GatewayParts = {
  readonly pool: Pool;
  readonly config: Pick<Config, 'smtpUrl' | 'smsGateway' | 'smsPerDay' | 'secret' | 'publicUrl' | 'demo'>;
  readonly supplier: Pick<Supplier, 'mailFrom' | 'sms'>;
  readonly clock: Clock;
};

/** A channel that is not configured has no way: its messages wait. In the demo all stay, for the mailbox page. */
export function waysOut(parts: GatewayParts): SenderOptions['routes'] {
  const { smtpUrl, smsGateway, demo } = parts.config;
  if (demo) return { mail: keptHere, sms: keptHere };
  return {
    ...(smtpUrl === undefined ? {} : { mail: smtpRoute({ url: smtpUrl, from: parts.supplier.mailFrom }) }),
    ...(smsGateway === undefined ? {} : { sms: smsRoute(smsGateway, parts) }),
  };
}

function smsRoute(gateway: SmsGateway, { pool, config, supplier, clock }: GatewayParts): SmsRoute {
  const { secret, publicUrl, smsPerDay } = config;
  const route = gatewayRoute({
    gateway,
    deliveryUrl: (id) => publicUrl.origin + deliveryPath(secret, id),
    transliterated: supplier.sms.transliterate,
  });
  return limitedRoute(route, {
    pool,
    limits: createLimits(secret),
    now: () => clock.now(),
    perNumber: supplier.sms.perNumberADay,
    perInstallation: smsPerDay,
  });
}
