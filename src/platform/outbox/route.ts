/** What a way out of the house looks like to the sender: it takes a message, and says what became of it. */

export type MailToSend = {
  readonly id: number;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stops such mail with one POST (RFC 8058). */
  readonly stopUrl: string | null;
  readonly createdAt: Date;
};

export type SmsToSend = {
  readonly id: number;
  /** E.164: `+38641123456`. */
  readonly to: string;
  readonly text: string;
};

/** `answer` is a code without words (`550 5.1.1`, `ETIMEDOUT`): gateways quote addresses in their words. */
export type Outcome =
  /** `gatewayId` is the gateway's own name for the message, to which its reports refer. */
  | { readonly kind: 'accepted'; readonly answer?: string; readonly gatewayId?: string }
  | { readonly kind: 'refused_for_now'; readonly answer: string }
  /** For good. The address is stopped, unless the refusal was about this message or about us (`keepsAddress`). */
  | { readonly kind: 'refused'; readonly answer: string; readonly keepsAddress?: boolean }
  /** Handed over perhaps: the line broke before the answer. */
  | { readonly kind: 'unclear'; readonly answer: string };

export type Route<Message> = {
  /**
   * True where a message that is sent twice arrives once (a mail with the same Message-ID, a gateway that knows an
   * idempotency key): what is unclear is sent again. Otherwise it is not: at most once.
   */
  readonly repeatable?: boolean;
  /** Hands over one message. An expected failure is an outcome, not an error. */
  readonly send: (message: Message) => Promise<Outcome>;
  readonly close: () => void;
};

export type MailRoute = Route<MailToSend>;
export type SmsRoute = Route<SmsToSend>;
