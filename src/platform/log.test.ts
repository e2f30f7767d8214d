import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { createLog, type LogLevel } from './log.ts';

function capture(level: LogLevel = 'info') {
  const lines: string[] = [];
  return { lines, log: createLog({ level, write: (line) => lines.push(line) }) };
}

function fieldsOf(fields: Record<string, unknown>): Record<string, unknown> {
  const { lines, log } = capture();
  log.info(fields, 'm');
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
}

test('a line is one JSON object with time, level and message first, ended by a line feed', () => {
  const { lines, log } = capture();
  log.warn({ waitMs: 12 }, 'slow');
  assert.match(lines.join(''), /^\{"time":"\d{4}-\d\d-\d\dT[\d:.]+Z","level":"warn","msg":"slow","waitMs":12\}\n$/);
});

/** The messages of one line per level that a log of `level` writes. */
function written(level: LogLevel): string[] {
  const { lines, log } = capture(level);
  log.info({}, 'i');
  log.warn({}, 'w');
  log.error({}, 'e');
  return lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
}

test('only lines at or above the level are written', () => {
  assert.deepEqual(
    ['info', 'warn', 'error', 'silent'].map((level) => written(level as LogLevel)),
    [['i', 'w', 'e'], ['w', 'e'], ['e'], []],
  );
});

test('a child adds its fields to every line, and the line’s own fields win', () => {
  const { lines, log } = capture();
  log.child({ requestId: 'r1', route: '/a' }).child({ attempt: 2 }).info({ route: '/b' }, 'm');
  const { requestId, route, attempt } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  assert.deepEqual({ requestId, route, attempt }, { requestId: 'r1', route: '/b', attempt: 2 });
});

test('no field can pass for the time, the level or the message', () => {
  const line = fieldsOf({ level: 'error', msg: 'forged', time: 'never' });
  assert.deepEqual([line['level'], line['msg']], ['info', 'm']);
  assert.notEqual(line['time'], 'never');
});

test('keys that name secrets or personal data are blanked at any depth, however they are written', () => {
  const keys = [
    'password', 'newPassword', 'PASSWORD_HASH', 'resetToken', 'cookie', 'set-cookie', 'Authorization', 'clientSecret',
    'email', 'e-mail', 'mail_to', 'phone', 'phoneNumber', 'name', 'firstName', 'last_name', 'street', 'address', 'ip',
    'remoteAddress', 'detail', 'where', 'parameters', 'gsrn', 'iban', 'sessionId',
  ]; // prettier-ignore
  for (const key of keys) {
    const line = JSON.stringify(fieldsOf({ outer: [{ deep: { [key]: 'Janez Novak' } }] }));
    assert.ok(!line.includes('Janez'), key);
  }
});

test('keys that tell what happened are kept', () => {
  const fields = { route: '/readings', status: 200, hostname: 'a', filename: 'points.csv', queueName: 'mail', rows: 0 };
  const { time: _time, level: _level, msg: _msg, ...kept } = fieldsOf(fields);
  assert.deepEqual(kept, fields);
});

test('texts lose e-mail addresses, credentials in addresses and secret parameters', () => {
  const cases: [string, string][] = [
    ['550 no such user <janez.novak+x@primer.si>', '550 no such user <[redacted]>'],
    ['žiga@občina.si', '[redacted]'],
    ['postgres://odcitek:hunter2@localhost/odcitek', 'postgres://[redacted]@localhost/odcitek'],
    ['GET /activate?lang=sl&token=abc123', 'GET /activate?lang=sl&token=[redacted]'],
    ['node_modules/@fastify/cookie/plugin.js', 'node_modules/@fastify/cookie/plugin.js'],
  ];
  for (const [given, expected] of cases) assert.equal(fieldsOf({ given })['given'], expected);
});

test('a database error keeps its code and constraint and loses everything that quotes the row', () => {
  // nothing that could be in the path of a stack trace
  const quoted = 'škržat';
  const error = Object.assign(new Error('duplicate key value violates unique constraint "accounts_one_per_email"'), {
    code: '23505',
    constraint: 'accounts_one_per_email',
    detail: `Key (email)=(${quoted}) already exists.`,
    where: `COPY accounts, line 1: "${quoted}"`,
    parameters: [quoted],
    hint: quoted,
    dataType: quoted,
  });
  const line = JSON.stringify(fieldsOf({ error }));
  assert.ok(!line.includes(quoted), line);
  assert.match(line, /"code":"23505","constraint":"accounts_one_per_email"/);
});

test('a data exception loses the value that PostgreSQL quotes, in message and stack', () => {
  const error = Object.assign(new Error('invalid input syntax for type integer: "Janez "Jani" Novak"'), {
    code: '22P02',
  });
  const logged = fieldsOf({ error })['error'] as Record<string, string>;
  assert.equal(logged['message'], 'invalid input syntax for type integer: "[redacted]"');
  assert.match(logged['stack'] ?? '', /^\s+at /);
  assert.ok(!JSON.stringify(logged).includes('Jan'));
});

test('a text of ten megabytes is cut short and costs no more than looking through it', () => {
  const long = Buffer.from('a.'.repeat(5_000_000) + '@').toString();
  const startedAt = performance.now();
  const text = fieldsOf({ text: long })['text'] as string;
  const cut = performance.now();
  for (let time = 0; time < 10; time++) assert.equal(long.search(/[@]/), 10_000_000);
  assert.equal(text.length, 4001);
  assert.ok(cut - startedAt < performance.now() - cut);
});

test('an error brings its causes and the errors it gathers', () => {
  const error = new AggregateError([new Error('one')], 'all failed', { cause: new TypeError('root') });
  const logged = fieldsOf({ error })['error'] as { cause: { name: string }; errors: { message: string }[] };
  assert.equal(logged.cause.name, 'TypeError');
  assert.equal(logged.errors[0]?.message, 'one');
});

test('whatever is logged, a call does not throw and writes one line of JSON', () => {
  const cyclic: Record<string, unknown> = { n: 1n, when: new Date(Number.NaN), bytes: new Uint8Array(3), f: () => 1 };
  cyclic['self'] = cyclic;
  const hostile = Object.defineProperty({}, 'trap', {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });
  const selfCaused = new Error('loop');
  selfCaused.cause = selfCaused;
  for (const value of [cyclic, hostile, selfCaused]) assert.equal(fieldsOf({ value })['msg'], 'm');
  assert.equal(fieldsOf(hostile)['msg'], 'm');
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.anything({ withBigInt: true, withDate: true, withMap: true })),
      (fields) => {
        const { lines, log } = capture();
        log.error(fields, 'm');
        assert.equal(lines.length, 1);
        assert.match(lines.join(''), /^[^\n]+\n$/);
        JSON.parse(lines.join(''));
      },
    ),
  );
});

test('lines written together to stdout keep their order, and are there when the process ends or dies', () => {
  const program = (end: string): string => `
    import { createLog } from ${JSON.stringify(new URL('log.ts', import.meta.url).href)};
    const log = createLog({ level: 'info' });
    log.info({ n: 1 }, 'first');
    log.error({ n: 2 }, 'second');
    log.info({ n: 3 }, 'third');
    ${end}`;
  for (const end of ['', 'process.exit(0)', "throw new Error('dies')"]) {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program(end)], { encoding: 'utf8' });
    const told = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { n: number }).n);
    assert.deepEqual(told, [1, 2, 3], end);
  }
});

test('what may be the last words of a process is not kept back', () => {
  const program = `
    import { createLog } from ${JSON.stringify(new URL('log.ts', import.meta.url).href)};
    createLog({ level: 'info' }).warn({}, 'it goes wrong');
    process.kill(process.pid, 'SIGKILL');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  assert.match(stdout, /it goes wrong/);
});
