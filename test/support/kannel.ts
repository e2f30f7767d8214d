/**
 * Debian's Kannel with its fake SMS centre (packages kannel and kannel-extras) on the loopback: a real gateway, and a
 * "phone" that shows what arrives. Everything lives in a temporary folder and ends with `stop`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './program.ts';

type Programs = { readonly bearerbox: string; readonly smsbox: string; readonly fakesmsc: string };

/** Where Kannel's programs are, or the sentence that says what is missing. */
export async function findKannel(): Promise<Programs | string> {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/lib/kannel/test'];
  const find = async (name: string): Promise<string> => {
    for (const folder of folders) {
      const file = join(folder, name);
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (folder !== '' && isThere) return file;
    }
    return '';
  };
  const found = { bearerbox: await find('bearerbox'), smsbox: await find('smsbox'), fakesmsc: await find('fakesmsc') };
  const missing = Object.entries(found).flatMap(([name, file]) => (file === '' ? [name] : []));
  return missing.length === 0
    ? found
    : `Kannel is not installed here (${missing.join(', ')}): apt-get install kannel kannel-extras`;
}

/** One SMS as it reached the phone: of a long text, one part. */
export type Arrived = {
  readonly from: string;
  readonly to: string;
  /** The header of a part: `05 00 03`, reference, how many, which. */
  readonly header: Buffer | undefined;
  readonly encoding: 'gsm7' | 'ucs2';
  readonly text: string;
};

export type RunningKannel = {
  readonly smsUrl: string;
  readonly arrived: readonly Arrived[];
  readonly stop: () => Promise<void>;
};

const user = 'portal';
const password = 'loopback';

type Ports = { readonly admin: number; readonly boxes: number; readonly smsc: number; readonly http: number };

/** The fake centre cannot be bound to one interface; it lets nobody in but this machine. */
function configuration({ admin, boxes, smsc, http }: Ports): string {
  const groups = {
    core: {
      'admin-port': admin,
      'admin-interface': '127.0.0.1',
      'admin-password': password,
      'smsbox-port': boxes,
      'smsbox-interface': '127.0.0.1',
      'box-deny-ip': '*.*.*.*',
      'box-allow-ip': '127.0.0.1',
      'dlr-storage': 'internal',
    },
    smsc: { smsc: 'fake', 'smsc-id': 'fake', port: smsc, 'connect-allow-ip': '127.0.0.1' },
    smsbox: {
      'bearerbox-host': '127.0.0.1',
      'bearerbox-port': boxes,
      'sendsms-port': http,
      'sendsms-interface': '127.0.0.1',
    },
    'sendsms-user': { username: user, password, 'max-messages': 10, concatenation: 'true' },
  };
  return Object.entries(groups)
    .flatMap(([name, settings]) => [`group = ${name}`, ...Object.entries(settings).map((pair) => pair.join(' = ')), ''])
    .join('\n');
}

/** Starts the three programs one after another, each as soon as the one before it listens. */
export async function startKannel(programs: Programs, onArrived?: (sms: Arrived) => void): Promise<RunningKannel> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-kannel-'));
  const ports = { admin: await freePort(), boxes: await freePort(), smsc: await freePort(), http: await freePort() };
  const file = join(folder, 'kannel.conf');
  await writeFile(file, configuration(ports));
  const arrived: Arrived[] = [];
  const running: ChildProcess[] = [];
  const start = (program: string, args: readonly string[], onLine?: (line: string) => void): void => {
    const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    running.push(child);
    readLines(child, onLine);
  };
  const stop = async (): Promise<void> => {
    for (const child of running.toReversed()) await end(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    start(programs.bearerbox, ['-v', '4', file]);
    await listening([ports.smsc, ports.boxes]);
    // it wants a message to send and is told to send none
    start(programs.fakesmsc, ['-H', '127.0.0.1', '-r', String(ports.smsc), '-m', '0', '1 2 text none'], (line) => {
      const sms = arrivedIn(line);
      if (sms === undefined) return;
      arrived.push(sms);
      onArrived?.(sms);
    });
    start(programs.smsbox, ['-v', '4', file]);
    await listening([ports.http]);
  } catch (error) {
    await stop();
    throw error;
  }
  const smsUrl = `kannel+http://${user}:${password}@127.0.0.1:${ports.http}/cgi-bin/sendsms?from=GEN-I`;
  return { smsUrl, arrived, stop };
}

function readLines(child: ChildProcess, onLine?: (line: string) => void): void {
  let rest = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  });
}

/** `Got message 1: <GEN-I +38641123456 udh %05%00%03%01%02%01 data Zdravo>` */
function arrivedIn(line: string): Arrived | undefined {
  const found = /Got message \d+: <(\S+) (\S+) (?:udh (\S+) )?(text|data|ucs-2) (.*)>$/.exec(line);
  if (found === null) return undefined;
  const [, from = '', to = '', header, kind, content = ''] = found;
  const bytes = kind === 'text' ? Buffer.from(content) : unescaped(content);
  // a part is "data" in either alphabet; UCS-2 shows by its zero bytes
  const isUcs2 = kind === 'ucs-2' || (kind === 'data' && bytes.includes(0));
  const text = isUcs2 ? Buffer.from(bytes).swap16().toString('utf16le') : bytes.toString();
  return {
    from,
    to,
    header: header === undefined ? undefined : unescaped(header),
    encoding: isUcs2 ? 'ucs2' : 'gsm7',
    text,
  };
}

function unescaped(text: string): Buffer {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

async function listening(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    for (let tries = 0; !(await accepts(port)); tries++) {
      if (tries > 100) throw new Error(`Kannel does not listen on its port ${port}`);
      await sleep(100);
    }
  }
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const late = setTimeout(() => child.kill('SIGKILL'), 3_000);
  child.kill('SIGTERM');
  await once(child, 'exit');
  clearTimeout(late);
}
