/** `npm run demo`: the portal with an invented supplier's customers, ready to click through. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSupplier, type Supplier } from '#features/supplier/index.ts';
import { ConfigurationRefused, type Config } from '#platform/config.ts';
import { usualPlace } from '#platform/objects/place.ts';
import { startPortal } from '../src/main.ts';
import { loadDemo } from '../db/demo/load.ts';
import { demoAccounts, linkableContracts } from '../db/demo/cast.ts';
import { nextReminder } from '../db/demo/reminders.ts';
import { plainLog } from './plain-log.ts';
import { runUntilSignal } from './run-until-signal.ts';

const supplierFolder = fileURLToPath(new URL('../db/demo/supplier', import.meta.url));

export async function demo(): Promise<void> {
  const config = await demoConfig(process.env);
  const place = config.databaseUrl === undefined ? resolve(config.dataDir) : 'the database of DATABASE_URL';
  console.log(`\nStarting Odčitek, with its data in ${place} …`);
  // requests are not for the reader of this window; what goes wrong is
  const log = plainLog();
  const portal = await runUntilSignal((onLost) =>
    startPortal({ config, log, onLost, prepare: (pool) => loadDemo(pool, config.dataDir, { documents: 'all' }) }),
  );
  const supplier = await readSupplier(config.supplierFolder);
  console.log(greeting(config.publicUrl.origin, portal.address, remindersOf(supplier)));
}

async function demoConfig(env: NodeJS.ProcessEnv): Promise<Config> {
  const asked = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535)
    throw new ConfigurationRefused([`PORT must be a port number, not "${env['PORT']}".`]);
  // the address is needed before anybody listens: forms and mails name it
  const port = asked === 0 ? await freePort() : asked;
  const dataDir = env['DATA_DIR'] ?? './data';
  return {
    port,
    // browsers know localhost by themselves; a bare system without /etc/hosts does not
    host: env['HOST'] ?? '127.0.0.1',
    publicUrl: new URL(env['PUBLIC_URL'] ?? `http://localhost:${port}`),
    secret: env['SECRET'] ?? (await keptSecret(dataDir)),
    databaseUrl: env['DATABASE_URL'],
    dataDir,
    objects: usualPlace(dataDir),
    smtpUrl: undefined,
    smsGateway: undefined,
    smsPerDay: 10_000,
    supplierFolder: env['SUPPLIER'] ?? supplierFolder,
    trustProxy: false,
    management: undefined,
    demo: true,
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Made once and kept beside the data, so that sessions outlive a restart. */
async function keptSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const file = join(dataDir, 'secret');
  const fresh = randomBytes(32).toString('base64url');
  // "wx": whoever comes second reads what the first has written
  await writeFile(file, fresh, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}

/** Who gets reminders there, and when the next ones come. */
function remindersOf(supplier: Supplier): string[] {
  const { timeZone } = supplier;
  const next = nextReminder(supplier, new Date());
  if (next === undefined) return [];
  const names = demoAccounts.filter(({ reminders }) => reminders !== undefined).map(({ name }) => name);
  const when = next.toLocaleString('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' });
  return [`Reminders are on for ${names.join(', ')}; the next ones come on ${when}.`];
}

function greeting(publicAddress: string, listening: string, reminders: readonly string[]): string {
  // localhost is 127.0.0.1: only another port is worth a word
  const isPlain = new URL(publicAddress).port === new URL(listening).port;
  const width = Math.max(...demoAccounts.map((account) => account.email.length));
  const accounts = demoAccounts.map(
    (account) => `  ${account.email.padEnd(width)}  ${account.password}  ${account.story.en}`,
  );
  const contracts = linkableContracts.map(
    (contract) => `  ${contract.number}  ${contract.pointNumber}  ${contract.energy}, ${contract.operatorName}`,
  );
  return [
    '',
    `Odčitek is running at ${publicAddress}${isPlain ? '' : ` (listening on ${listening})`}`,
    '',
    'Log in as one of the invented customers:',
    ...accounts,
    '',
    'Contracts that nobody has linked yet (Poveži pogodbe; contract, metering point, energy, operator):',
    ...contracts,
    '',
    `Mail and SMS do not leave this machine: read them at ${publicAddress}/demo/mailbox`,
    ...reminders,
    'Ctrl+C ends the portal; the data stays for the next start.',
    '',
  ].join('\n');
}
