/** A real SMTP server on the loopback, and what it has taken. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { TestContext } from 'node:test';
import { atEnd } from './embedded.ts';

export type Received = {
  readonly from: string;
  readonly to: readonly string[];
  /** Header and body as they came. */
  readonly raw: string;
  readonly secure: boolean;
  readonly user: string | undefined;
  /** The number of the connection that it came on. */
  readonly connection: string;
};

export type MailServer = { readonly url: string; readonly received: Received[] };

type Options = SMTPServerOptions & {
  /** What is answered when the whole mail has come; an error refuses it. Default: accepted. */
  readonly judge?: (mail: Received, session: { readonly id: string }) => Promise<Error | void> | Error | void;
};

/** `options` make it refuse. It takes mails without log-in and without TLS unless they say otherwise. */
export async function mailServer(t: TestContext, { judge, ...options }: Options = {}): Promise<MailServer> {
  const received: Received[] = [];
  const answer = async (mail: Received, session: { id: string }, callback: (refused?: Error) => void) =>
    callback((await judge?.(mail, session)) ?? undefined);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.secure === true || options.key !== undefined ? [] : ['STARTTLS'],
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail: Received = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
          secure: session.secure,
          user: session.user,
          connection: session.id,
        };
        received.push(mail);
        void answer(mail, session, callback);
      });
    },
    ...options,
  });
  // a connection that is cut on purpose is an error to the server
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => new Promise<void>((resolve) => server.close(() => resolve())));
  const scheme = options.secure === true ? 'smtps' : 'smtp';
  return { url: `${scheme}://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

/** A refusal as a server words it: `451`, `550 5.1.1`. */
export function refusal(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
