/** Sends what stands in the outbox. Several processes may do so side by side; each mail is taken by one. */
import type { Transporter } from 'nodemailer';
import { transaction, type Pool } from '#platform/db/pool.ts';
import type { LogLines } from '#platform/log.ts';
import { markFailed, markGivenUp, markSent, takeWaitingMail, type TakeWaitingMailRow } from './store.sql.ts';

export type MailTransport = Pick<Transporter, 'sendMail' | 'close'>;

export type MailSenderOptions = {
  readonly pool: Pool;
  readonly transport: MailTransport;
  /** The sender as mail programs show it: `Moj GEN-I <portal@example.si>`. */
  readonly from: string;
  readonly log: LogLines;
  readonly now?: () => Date;
  /** How often the outbox is looked into, in milliseconds. */
  readonly every?: number;
};

export type MailSender = {
  readonly start: () => void;
  /** Ends after the mail that is just being sent. */
  readonly stop: () => Promise<void>;
  /** Sends all that is due now, and gives the number of mails that were tried. */
  readonly flush: () => Promise<number>;
};

const minute = 60_000;
/** After the first failure a minute, then twice as long each time, at most four hours. */
const backOff = (attempts: number): number => Math.min(minute * 2 ** attempts, 240 * minute);
/** With that back-off the last try is about a day after the first. */
const mostAttempts = 14;

export function createMailSender(options: MailSenderOptions): MailSender {
  const { pool, transport, log } = options;
  const now = options.now ?? (() => new Date());
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let working: Promise<unknown> = Promise.resolve();

  const sendNext = (): Promise<boolean> =>
    transaction(pool, async (tx) => {
      const mail = await takeWaitingMail(tx, { now: now() });
      if (mail === undefined) return false;
      try {
        await transport.sendMail(messageOf(mail, options.from));
      } catch (error) {
        const at = now();
        const last = isPermanent(error) || mail.attempts + 1 >= mostAttempts;
        if (last) await markGivenUp(tx, { id: mail.id, now: at });
        else await markFailed(tx, { id: mail.id, nextTryAt: new Date(at.getTime() + backOff(mail.attempts)) });
        log[last ? 'error' : 'warn'](
          { mailId: mail.id, ...codesOf(error) },
          last ? 'a mail was given up' : 'a mail was not taken',
        );
        return true;
      }
      await markSent(tx, { id: mail.id, now: now() });
      return true;
    });

  const flush = async (): Promise<number> => {
    let tried = 0;
    for (;;) {
      if (stopped || !(await sendNext())) return tried;
      tried += 1;
    }
  };

  const loop = (): void => {
    working = flush()
      .catch((error: unknown) => log.error({ error }, 'the outbox could not be read'))
      .finally(() => {
        if (!stopped) timer = setTimeout(loop, options.every ?? 2_000);
      });
  };

  return {
    start: loop,
    flush,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await working;
      transport.close();
    },
  };
}

/** `to` goes in as an object: as text, nodemailer would read `a, b` as two addressees. */
function messageOf(mail: TakeWaitingMailRow, from: string): Parameters<MailTransport['sendMail']>[0] {
  return {
    from,
    to: { name: '', address: mail.toAddress },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // the same at every try, so that a mail sent twice after a cut connection is shown once
    messageId: `<${mail.id}.${mail.createdAt.getTime().toString(36)}@${domainOf(from)}>`,
    date: mail.createdAt,
    // RFC 3834: no out-of-office replies to a machine
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
}

type SmtpError = { readonly code?: unknown; readonly responseCode?: unknown; readonly command?: unknown };

/**
 * True where trying again cannot help: the server refused this addressee or this message for good (5xx, RFC 5321).
 * A 5xx at greeting, log-in or sender is about us, not about the mail: it can be put right, so the mail waits.
 */
function isPermanent(error: unknown): boolean {
  const { code, responseCode, command } = error as SmtpError;
  const isAboutThisMail = (code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE';
  return isAboutThisMail && typeof responseCode === 'number' && responseCode >= 500;
}

/** Codes only: servers quote the addressee in their words. */
function codesOf(error: unknown): Record<string, string | number> {
  const { code, responseCode, command } = error as SmtpError;
  const codes: Record<string, string | number> = {};
  for (const [name, value] of Object.entries({ code, responseCode, command })) {
    if (typeof value === 'string' || typeof value === 'number') codes[name] = value;
  }
  return codes;
}
