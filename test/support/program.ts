/** The program as it is started for real: `node bin/odcitek.ts COMMAND`, in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { atEnd, eventually } from './embedded.ts';
import { freshDatabase } from './server.ts';

const program = fileURLToPath(new URL('../../bin/odcitek.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

export type Program = {
  readonly pid: number;
  readonly out: () => string;
  readonly err: () => string;
  /** Waits until what it has written to stdout matches; fails when it ends before. */
  readonly says: (pattern: RegExp) => Promise<string>;
  /** Sends the signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<Ending>;
  readonly ended: Promise<Ending>;
};

export type Ending = { readonly code: number | null; readonly milliseconds: number };

/** Starts it with nothing in its environment but what is given. The test ends it. */
export function startProgram(t: TestContext, args: readonly string[], env: Record<string, string>): Program {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [program, ...args], { cwd: root, env: { PATH, HOME, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  let asked = Date.now();
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    milliseconds: Date.now() - asked,
  }));
  const end = (signal: NodeJS.Signals): Promise<Ending> => {
    asked = Date.now();
    child.kill(signal);
    return ended;
  };
  atEnd(t, async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const late = setTimeout(() => child.kill('SIGKILL'), 12_000);
    await end('SIGTERM');
    clearTimeout(late);
  });
  const says = (pattern: RegExp): Promise<string> =>
    eventually(
      `${args.join(' ')} to say ${String(pattern)}`,
      () => {
        const found = pattern.exec(out)?.[0];
        if (found === undefined && child.exitCode !== null) throw new Error(`it has ended: ${out}${err}`);
        return found;
      },
      () => out + err,
    );
  return { pid: child.pid ?? 0, out: () => out, err: () => err, says, end, ended };
}

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** What `start` needs, on a port of its own. Mail goes nowhere: nobody listens there. */
export async function environment(): Promise<Record<string, string>> {
  const port = await freePort();
  return {
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    SECRET: 'a secret of at least thirty-two characters',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SUPPLIER: 'db/demo/supplier',
  };
}

/** DATABASE_URL of a fresh database on the server of the tests, over its socket. */
export async function databaseUrl(t: TestContext): Promise<string> {
  const { connection, drop } = await freshDatabase();
  atEnd(t, drop);
  const { host, port = 5432, user, database } = connection;
  return `postgres:///${database}?host=${encodeURIComponent(host)}&port=${port}&user=${user}`;
}
