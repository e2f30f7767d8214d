/**
 * `node tools/kannel.ts`: Debian's Kannel with its fake SMS centre on this machine, for trying SMS without a contract. It
 * prints the SMS_URL to start the portal with, then every SMS that reaches the "phone". Ctrl+C ends it.
 */
import { findKannel, startKannel } from '#test/support/kannel.ts';

const programs = await findKannel();
if (typeof programs === 'string') {
  console.error(programs);
  process.exit(1);
}
const { smsUrl, stop } = await startKannel(programs, ({ to, encoding, text }) =>
  console.log(`${to} (${encoding}): ${text}`),
);
console.log(`SMS_URL='${smsUrl}'`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
