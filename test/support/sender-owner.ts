/**
 * A process that does nothing but send, for tests that need one to kill. Everything comes in the argument, as JSON; it
 * says `started`, and stops on SIGTERM.
 */
import { openPool, type Connection } from '#platform/db/pool.ts';
import { createLog } from '#platform/log.ts';
import { smtpRoute } from '#platform/mail/smtp.ts';
import { createSender } from '#platform/outbox/sender.ts';
import { readSmsUrl } from '#platform/sms/gateway.ts';
import { gatewayRoute } from '#platform/sms/route.ts';

export type SenderArguments = {
  readonly connection: Connection;
  readonly smtpUrl: string;
  readonly smsUrl: string;
  /** How far its clock is ahead, in minutes. */
  readonly minutesAhead: number;
};

const given = JSON.parse(process.argv[2] ?? '') as SenderArguments;
const gateway = readSmsUrl(given.smsUrl);
if (gateway === undefined) throw new Error('smsUrl is no address of a gateway');
const pool = openPool(given.connection, { max: 8 });
const sender = createSender({
  pool,
  log: createLog({ level: 'error' }),
  now: () => new Date(Date.now() + given.minutesAhead * 60_000),
  timeZone: 'Europe/Ljubljana',
  routes: {
    mail: smtpRoute({ url: given.smtpUrl, from: 'Moj GEN-I <portal@example.si>' }),
    sms: gatewayRoute({ gateway, deliveryUrl: (id) => `http://localhost/${id}`, transliterated: false }),
  },
});
sender.start();
process.stdout.write('started\n');
process.once('SIGTERM', () => {
  void sender.stop().then(() => pool.end());
});
