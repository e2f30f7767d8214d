/** Reports of gateways: what became of an SMS on its way to the phone, and whether the report is to be believed. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type Delivery = 'delivered' | 'failed' | 'on_its_way';

/** The path that reports of this message come to. Whoever knows it was told by us: it carries a MAC of the message's id. */
export function deliveryPath(secret: string, id: number): string {
  return `/sms/delivery/${id}/${macOf(secret, id)}`;
}

/** True where the last part of the path is the MAC of this very message. */
export function isDeliveryMac(secret: string, id: number, given: string): boolean {
  return isSame(macOf(secret, id), given);
}

function macOf(secret: string, id: number): string {
  return createHmac('sha256', secret).update(`sms delivery ${id}`).digest('base64url').slice(0, 22);
}

/** Kannel's `%d`: 1 delivered, 2 not delivered, 4 buffered at the SMS centre, 8 accepted there, 16 refused there. */
const kannelStatuses: Readonly<Record<string, Delivery>> = {
  '1': 'delivered',
  '2': 'failed',
  '4': 'on_its_way',
  '8': 'on_its_way',
  '16': 'failed',
};

/** Twilio's `MessageStatus`. */
const twilioStatuses: Readonly<Record<string, Delivery>> = {
  accepted: 'on_its_way',
  queued: 'on_its_way',
  sending: 'on_its_way',
  sent: 'on_its_way',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

export function kannelDelivery(status: string): Delivery | undefined {
  return Object.hasOwn(kannelStatuses, status) ? kannelStatuses[status] : undefined;
}

export function twilioDelivery(status: string): Delivery | undefined {
  return Object.hasOwn(twilioStatuses, status) ? twilioStatuses[status] : undefined;
}

type Signed = {
  /** The whole address that Twilio was given. */
  readonly url: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly signature: string;
};

/** Twilio's `X-Twilio-Signature`: HMAC-SHA1 with the account's token over the address and the sorted fields. */
export function isTwilioSignature(token: string, { url, fields, signature }: Signed): boolean {
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const signed = url + sorted.map(([name, value]) => name + value).join('');
  return isSame(createHmac('sha1', token).update(signed).digest('base64'), signature);
}

function isSame(wanted: string, given: string): boolean {
  const [one, other] = [Buffer.from(wanted), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
