/** Reports of SMS gateways. Their senders have no session: the address and, with Twilio, a signature show who they are. */
import { whoeverHolds, type Visit } from '#features/accounts/index.ts';
import type { Pool } from '#platform/db/pool.ts';
import { idOf, NotFound, raw, type Reply } from '#platform/http/exchange.ts';
import {
  isDeliveryMac,
  isTwilioSignature,
  kannelDelivery,
  twilioDelivery,
  type Delivery,
} from '#platform/sms/delivery.ts';
import { noteDelivery } from './store.sql.ts';

export type ReportParts = {
  readonly pool: Pool;
  readonly secret: string;
  readonly publicUrl: string;
  /** The account's token at Twilio; undefined where SMS leave another way. */
  readonly twilioToken: string | undefined;
};

/** The same answer to a report that says something new and to one that does not: the gateway need not send it again. */
const heard: Reply = raw('text/plain; charset=utf-8', 'OK');

export function deliveryReports({ pool, secret, publicUrl, twilioToken }: ReportParts) {
  /** A wrong MAC and a message that never was are the same: not there. */
  const messageOf = ({ params }: Visit): number => {
    const id = idOf(params['id']);
    if (!isDeliveryMac(secret, id, params['mac'] ?? '')) throw new NotFound();
    return id;
  };
  const note = async (id: number, delivery: Delivery | undefined, now: Date): Promise<Reply> => {
    if (delivery !== undefined) await noteDelivery(pool, { id, delivery, now });
    return heard;
  };
  return {
    /** Kannel asks for the address that it was given, with its status in the query. */
    reportFromKannel: whoeverHolds(async (visit) =>
      note(messageOf(visit), kannelDelivery(visit.query.text('status')), visit.now),
    ),
    reportFromTwilio: whoeverHolds(async (visit) => {
      const id = messageOf(visit);
      if (!isSignedByTwilio(visit, { publicUrl, twilioToken })) throw new NotFound();
      return note(id, twilioDelivery(visit.form.text('MessageStatus')), visit.now);
    }),
  };
}

function isSignedByTwilio(
  { form, address, header }: Visit,
  { publicUrl, twilioToken }: Pick<ReportParts, 'publicUrl' | 'twilioToken'>,
): boolean {
  if (twilioToken === undefined) return false;
  const fields = form.names().flatMap((name) => form.all(name).map((value) => [name, value] as const));
  return isTwilioSignature(twilioToken, {
    url: publicUrl + address,
    fields,
    signature: header('x-twilio-signature') ?? '',
  });
}
