/** The way of mail out of the house: over SMTP, on a few connections that stay open. */
import nodemailer from 'nodemailer';
import type { MailRoute, MailToSend, Outcome } from '#platform/outbox/route.ts';

type Options = {
  /**
   * `smtps://user:password@mail.example.si`. With `smtp:` the connection is encrypted as soon as the server offers it, and
   * must be where there is a password to send.
   */
  readonly url: string;
  /** The sender as mail programs show it: `Moj GEN-I <portal@example.si>`. */
  readonly from: string;
  /** Milliseconds that the server may be silent. */
  readonly patience?: number;
};

/**
 * A mail that is sent twice has the same Message-ID, and mail programs and servers show it once: what became unclear may
 * be sent again.
 */
export function smtpRoute({ url, from, patience = 30_000 }: Options): MailRoute {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // a connection that the server closed while it was idle is replaced, before anything was sent on it
    maxRequeues: 1,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    requireTLS: new URL(url).password !== '',
  } as { url: string; pool: true });
  return {
    repeatable: true,
    send: (mail) =>
      transport.sendMail(messageOf(mail, from)).then(
        (): Outcome => ({ kind: 'accepted', answer: '250' }),
        (error: unknown) => outcomeOf(error),
      ),
    close: () => transport.close(),
  };
}

/** The mail as it would go over the line, header and body: for the demo, where it does not. */
export async function mailSource(mail: MailToSend, from: string): Promise<string> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(messageOf(mail, from));
  // a buffer, because it was asked for
  return (message as Buffer).toString();
}

/** `to` goes in as an object: as text, nodemailer would read `a, b` as two addressees. */
function messageOf(
  mail: MailToSend,
  from: string,
): Parameters<ReturnType<typeof nodemailer.createTransport>['sendMail']>[0] {
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // the same at every try
    messageId: `<${mail.id}.${mail.createdAt.getTime().toString(36)}@${domainOf(from)}>`,
    date: mail.createdAt,
    headers: {
      // RFC 3834: no out-of-office replies to a machine
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
      // RFC 8058: mail programs show a button that stops such mail
      ...(mail.stopUrl === null
        ? {}
        : { 'List-Unsubscribe': `<${mail.stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
}

type SmtpError = {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly command?: unknown;
};

/**
 * Refused for good is a 5xx (RFC 5321) to this addressee or this message. A 5xx at greeting, log-in or sender is about us,
 * not about the mail: it can be put right, so the mail waits.
 */
function outcomeOf(error: unknown): Outcome {
  const { code, responseCode, response, command } = error as SmtpError;
  if (typeof responseCode !== 'number')
    return { kind: 'refused_for_now', answer: typeof code === 'string' ? code : 'FAULT' };
  const detail = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(typeof response === 'string' ? response : '')?.[1];
  const answer = detail === undefined ? String(responseCode) : `${responseCode} ${detail}`;
  const isAboutThisMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM');
  if (!isAboutThisMail || responseCode < 500) return { kind: 'refused_for_now', answer };
  return isAboutAddress(detail, command)
    ? { kind: 'refused', answer }
    : { kind: 'refused', answer, keepsAddress: true };
}

/**
 * Whether no mail will ever reach this address. RFC 3463: 5.1 is the address, 5.2 the mailbox (5.2.2 and 5.2.3: too much
 * in it, too large a mail). The others, 5.7 above all, are about the content, or about us on somebody's list: thousands of
 * good addresses must not be stopped by that. Without such a code the moment decides: the addressee was refused, or what
 * was written.
 */
function isAboutAddress(detail: string | undefined, command: unknown): boolean {
  if (detail === undefined) return command === 'RCPT TO';
  return /^5\.(1|2)\./.test(detail) && detail !== '5.2.2' && detail !== '5.2.3';
}
