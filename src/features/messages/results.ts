/** What became of a message, as its reader is told. */
import type { BadgeKind } from '#ui/marks.ts';

export type Result =
  | 'waiting'
  | 'waiting_until'
  | 'trying_again'
  | 'sending'
  | 'sent'
  | 'on_its_way'
  | 'delivered'
  | 'not_delivered'
  | 'mail_refused'
  | 'number_refused'
  | 'failed'
  | 'unclear'
  | 'expired'
  | 'dropped';

type Message = {
  readonly channel: string;
  readonly state: string;
  readonly delivery: string | null;
  readonly attempts: number;
  readonly nextTryAt: Date;
  readonly lastOutcome: string | null;
};

const ofDelivery: Readonly<Record<string, Result>> = {
  delivered: 'delivered',
  failed: 'not_delivered',
  on_its_way: 'on_its_way',
};

const ofState: Readonly<Record<string, Result>> = {
  sending: 'sending',
  sent: 'sent',
  unclear: 'unclear',
  expired: 'expired',
  dropped: 'dropped',
};

/** The report of the gateway knows more than the state: it comes from farther on. */
export function resultOf(message: Message, now: Date): Result {
  const reported = ofDelivery[message.delivery ?? ''];
  if (reported !== undefined) return reported;
  if (message.state === 'waiting') return waiting(message, now);
  if (message.state === 'refused') return refused(message);
  return ofState[message.state] ?? 'failed';
}

function waiting({ attempts, nextTryAt }: Message, now: Date): Result {
  if (attempts > 0) return 'trying_again';
  return nextTryAt > now ? 'waiting_until' : 'waiting';
}

/** Refused for good, now or before; or given up after many tries that were refused for now. */
function refused({ channel, attempts, lastOutcome }: Message): Result {
  if (attempts > 0 && lastOutcome !== 'refused') return 'failed';
  return channel === 'mail' ? 'mail_refused' : 'number_refused';
}

export const kindOfResult: Readonly<Record<Result, BadgeKind>> = {
  waiting: 'plain',
  waiting_until: 'plain',
  trying_again: 'warn',
  sending: 'plain',
  sent: 'ok',
  on_its_way: 'ok',
  delivered: 'ok',
  not_delivered: 'bad',
  mail_refused: 'bad',
  number_refused: 'bad',
  failed: 'bad',
  unclear: 'warn',
  expired: 'plain',
  dropped: 'plain',
};
