import nodemailer from 'nodemailer';
import type { MailTransport } from './sender.ts';

/**
 * A way to the mail server at an address such as `smtps://user:password@mail.example.si`. With `smtp:` the connection is
 * encrypted as soon as the server offers it.
 */
export function smtpTransport(url: string): MailTransport {
  const second = 1_000;
  return nodemailer.createTransport({
    url,
    connectionTimeout: 10 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 30 * second,
  } as { url: string });
}
