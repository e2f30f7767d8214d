/** The program as it runs for real: what it refuses, what it says, how it ends. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openPool } from '#platform/db/pool.ts';
import { atEnd, eventually, query, temporaryFolder } from '#test/support/embedded.ts';
import { databaseUrl, environment, freePort, startProgram, type Program } from '#test/support/program.ts';
import { inTime } from '#test/support/in-time.ts';

const listening = /"msg":"listening"/;

/** Ended with code 1, one sentence or a list of them on stderr, and no stack trace. */
async function refusal({ ended, err }: Program): Promise<string> {
  assert.equal((await ended).code, 1, err());
  assert.doesNotMatch(err(), /^\s+at |node:internal|Error:/m);
  return err();
}

const statusOf = (env: Record<string, string>, path: string): Promise<number> =>
  fetch(`http://127.0.0.1:${env['PORT']}${path}`).then(({ status }) => status);

describe('start', { concurrency: 3 }, () => {
  it('names everything that is missing, and touches nothing', async (t) => {
    const DATA_DIR = join(await temporaryFolder(t), 'data');
    const said = await refusal(startProgram(t, ['start'], { DATA_DIR }));
    for (const name of ['PUBLIC_URL', 'SECRET', 'SMTP_URL', 'SUPPLIER'])
      assert.match(said, new RegExp(`^ +${name} is missing`, 'm'));
    await assert.rejects(access(DATA_DIR));
  });

  it('refuses values that contradict each other', async (t) => {
    const env = {
      ...(await environment()),
      DATA_DIR: './data',
      DATABASE_URL: 'postgres:///x',
      PUBLIC_URL: 'https://moj.example.si',
    };
    const said = await refusal(startProgram(t, ['start'], env));
    assert.match(said, /DATABASE_URL and DATA_DIR contradict each other/);
    assert.match(said, /TRUST_PROXY is missing/);
  });

  it('refuses a supplier that is not there, and a database that it cannot reach, without its password', async (t) => {
    const env = await environment();
    assert.match(
      await refusal(startProgram(t, ['start'], { ...env, SUPPLIER: '/nowhere' })),
      /SUPPLIER must name a folder/,
    );
    const DATABASE_URL = 'postgres://user:hunter2@127.0.0.1:9/portal';
    const said = await refusal(startProgram(t, ['start'], { ...env, DATABASE_URL }));
    assert.match(said, /^The database of DATABASE_URL cannot be reached: .+\.\n$/);
    assert.doesNotMatch(said, /hunter2/);
  });

  it('refuses a port in use, and a host that is not here, in one sentence', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    atEnd(t, () => other.close());
    const { port } = other.address() as AddressInfo;
    const env = { ...(await environment()), DATABASE_URL: await databaseUrl(t) };
    const said = await refusal(startProgram(t, ['start'], { ...env, PORT: String(port) }));
    assert.equal(
      said,
      `Port ${port} is in use by another program: stop it, or choose another with PORT=${port + 1}.\n`,
    );
    assert.match(
      await refusal(startProgram(t, ['start'], { ...env, HOST: '192.0.2.1' })),
      /^HOST=192\.0\.2\.1 is no address/,
    );
  });

  it('refuses a database that a newer version was at', async (t) => {
    const env = { ...(await environment()), DATABASE_URL: await databaseUrl(t) };
    const pool = openPool({ connectionString: env.DATABASE_URL });
    await pool.query("insert into migrations (name, checksum) values ('9999_future.sql', 'x')");
    await pool.end();
    assert.match(
      await refusal(startProgram(t, ['start'], env)),
      /^The database has migration 9999_future\.sql.* newer\.\n$/,
    );
  });

  it('refuses a database in which its user may make nothing', async (t) => {
    const url = await databaseUrl(t);
    const [database, host = ''] = [/\/(\w+)\?/.exec(url)?.[1], new URL(url).searchParams.get('host') ?? undefined];
    const guest = `guest_of_${database}`;
    await query(host, `create role ${guest} login`, 'postgres');
    atEnd(t, () => query(host, `drop role ${guest}`, 'postgres'));
    const DATABASE_URL = url.replace(/user=\w+/, `user=${guest}`);
    assert.equal(
      await refusal(startProgram(t, ['start'], { ...(await environment()), DATABASE_URL })),
      `The user of DATABASE_URL may not make tables and schemas: make it the owner (alter database "${database}" owner to "${guest}").\n`,
    );
  });

  it('on your own PostgreSQL starts none, answers, logs in JSON, and ends with 0', async (t) => {
    const env: Record<string, string> = { ...(await environment()), DATABASE_URL: await databaseUrl(t) };
    const program = startProgram(t, ['start'], env);
    await program.says(listening);
    assert.deepEqual(
      await Promise.all(['/health/live', '/health/ready', '/login'].map((path) => statusOf(env, path))),
      [200, 200, 200],
    );
    const { code, milliseconds } = await program.end('SIGTERM');
    assert.equal(code, 0);
    inTime(milliseconds, 10_000);
    const lines = program
      .out()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const line of lines) assert.deepEqual(Object.keys(line).slice(0, 3), ['time', 'level', 'msg']);
    assert.ok(lines.some(({ route, status, id }) => route === '/login' && status === 200 && typeof id === 'string'));
    assert.ok(!lines.some((line) => 'postmaster' in line));
    assert.equal(lines.at(-1)?.['msg'], 'closed');
    assert.equal(program.err(), '');
  });

  it('answers for metrics on their own port, and there only', async (t) => {
    const MANAGEMENT_PORT = String(await freePort());
    const env = { ...(await environment()), DATABASE_URL: await databaseUrl(t), MANAGEMENT_PORT };
    const program = startProgram(t, ['start'], env);
    await program.says(listening);
    assert.equal(await statusOf(env, '/login'), 200);
    const text = await (await fetch(`http://127.0.0.1:${MANAGEMENT_PORT}/metrics`)).text();
    assert.match(text, /^odcitek_http_request_seconds_count\{method="GET",route="\/login",status="200"\} 1$/m);
    assert.match(text, /^odcitek_messages_waiting\{channel="mail"\} 0$/m);
    assert.equal(await statusOf(env, '/metrics'), 404);
    const second = { ...(await environment()), DATABASE_URL: env.DATABASE_URL, MANAGEMENT_PORT };
    assert.match(
      await refusal(startProgram(t, ['start'], second)),
      new RegExp(`^Port ${MANAGEMENT_PORT} is in use by another program: .*MANAGEMENT_PORT=\\d+\\.\n$`),
    );
    assert.equal((await program.end('SIGTERM')).code, 0);
  });

  it('ends in time with a request under way, which is answered, a visitor who dawdles, and a mail server that is silent', async (t) => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    atEnd(t, () => silent.close());
    const SMTP_URL = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const env: Record<string, string> = { ...(await environment()), DATABASE_URL: await databaseUrl(t), SMTP_URL };
    const pool = openPool({ connectionString: env['DATABASE_URL'] ?? '' });
    await pool.query(
      `insert into messages (channel, template, recipient, language, subject, text, html) values ('mail', 'test', 'ana@example.si', 'sl', 's', 't', 'h')`,
    );
    await pool.end();
    const program = startProgram(t, ['start'], env);
    await program.says(listening);
    await once(silent, 'connection');
    const base = `http://127.0.0.1:${env['PORT']}`;
    const page = await fetch(`${base}/forgot-password`);
    const formToken = /name="formToken" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const dawdler = connect(Number(env['PORT']), '127.0.0.1');
    dawdler.on('error', () => undefined);
    dawdler.write(
      'POST /login HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\nemail=',
    );
    // takes 0.4 s, whether or not the address is known
    const underWay = fetch(`${base}/forgot-password`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ formToken, email: 'ana@example.si' }),
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    const ending = program.end('SIGTERM');
    assert.equal((await underWay).status, 303);
    const { code, milliseconds } = await ending;
    assert.equal(code, 0, program.out() + program.err());
    inTime(milliseconds, 10_000);
  });

  it('with an embedded PostgreSQL keeps it to itself, is not ready while it is away, and takes it along at the end', async (t) => {
    const DATA_DIR = await temporaryFolder(t);
    const env: Record<string, string> = { ...(await environment()), DATA_DIR };
    const program = startProgram(t, ['start'], env);
    await program.says(listening);

    const second = startProgram(t, ['start'], { ...(await environment()), DATA_DIR });
    assert.match(await refusal(second), /^The data folder .* is used by another running portal \(process \d+\): .*\n$/);

    const postmaster = await postmasterOf(DATA_DIR);
    process.kill(postmaster, 'SIGKILL');
    await eventually('503 while the database is away', async () =>
      (await statusOf(env, '/health/ready')) === 503 ? true : undefined,
    );
    assert.equal(await statusOf(env, '/health/live'), 200);
    await eventually('200 when it is back', async () =>
      (await statusOf(env, '/health/ready')) === 200 ? true : undefined,
    );

    const { code, milliseconds } = await program.end('SIGTERM');
    assert.equal(code, 0);
    inTime(milliseconds, 10_000);
    await assert.rejects(postmasterOf(DATA_DIR));
    assert.throws(() => process.kill(postmaster, 0));
  });

  it('that is told to end while it is still starting leaves nothing behind', async (t) => {
    const DATA_DIR = await temporaryFolder(t);
    const program = startProgram(t, ['start'], { ...(await environment()), DATA_DIR });
    await eventually('PostgreSQL to come up', () => postmasterOf(DATA_DIR).catch(() => undefined));
    const { code, milliseconds } = await program.end('SIGTERM');
    assert.equal(code, 0, program.err());
    inTime(milliseconds, 10_000);
    await assert.rejects(postmasterOf(DATA_DIR));
  });
});

async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

describe('the command line', () => {
  it('lists its commands, and does not know others', async (t) => {
    const help = startProgram(t, ['help'], {});
    assert.equal((await help.ended).code, 0);
    for (const name of ['start', 'demo', 'import', 'generate'])
      assert.match(help.out(), new RegExp(`^ +${name} `, 'm'));
    const unknown = startProgram(t, ['toString'], {});
    assert.equal((await unknown.ended).code, 2);
    assert.match(unknown.err(), /^There is no command "toString"\./);
  });
});
