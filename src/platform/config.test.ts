import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { ConfigurationRefused, readConfig } from './config.ts';

const complete = {
  PUBLIC_URL: 'https://moj.example.si',
  SECRET: 'thirty-two characters of pure chance',
  SMTP_URL: 'smtps://user:password@mail.example.si',
  SUPPLIER: '/etc/odcitek',
  TRUST_PROXY: '1',
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationRefused) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('takes what is given and fills in the rest', () => {
    assert.deepEqual(readConfig(complete), {
      port: 3000,
      host: '127.0.0.1',
      publicUrl: new URL('https://moj.example.si'),
      secret: complete.SECRET,
      databaseUrl: undefined,
      dataDir: './data',
      objects: { kind: 'folder', path: resolve('data/documents') },
      smtpUrl: complete.SMTP_URL,
      smsGateway: undefined,
      smsPerDay: 10_000,
      supplierFolder: '/etc/odcitek',
      trustProxy: 1,
      management: undefined,
      demo: false,
    });
  });

  for (const name of Object.keys(complete)) {
    it(`does not start without ${name}, nor with an empty one`, () => {
      for (const value of [undefined, '']) {
        const problems = problemsOf({ ...complete, [name]: value });
        assert.equal(problems.length, 1);
        assert.match(problems[0] ?? '', new RegExp(`^${name} is missing`));
      }
    });
  }

  it('names everything that is missing or contradictory at once', () => {
    const problems = problemsOf({
      PUBLIC_URL: 'http://moj.example.si',
      DATABASE_URL: 'postgres:///p',
      DATA_DIR: '/srv',
      PORT: 'x',
    });
    const named = problems.map((problem) => /^[A-Z_]+/.exec(problem)?.[0]);
    assert.deepEqual(
      named.toSorted((a, b) => (a ?? '').localeCompare(b ?? '')),
      ['DATABASE_URL', 'PORT', 'PUBLIC_URL', 'SECRET', 'SMTP_URL', 'SUPPLIER'],
    );
  });

  const refused: [name: string, value: string][] = [
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '3e3'],
    ['PORT', '0x10'],
    ['PORT', 'http'],
    ['PUBLIC_URL', 'moj.example.si'],
    ['PUBLIC_URL', 'https://moj.example.si/portal'],
    ['PUBLIC_URL', 'https://moj.example.si/?a'],
    ['PUBLIC_URL', 'https://user:password@moj.example.si'],
    ['PUBLIC_URL', 'ftp://moj.example.si'],
    ['PUBLIC_URL', 'http://moj.example.si'],
    ['PUBLIC_URL', 'http://localhost.example.si'],
    ['SECRET', 'too short'],
    ['DATABASE_URL', 'mysql://host/database'],
    ['SMTP_URL', 'https://mail.example.si'],
    ['SMS_URL', 'https://user:password@sms.example.si?from=GEN-I'],
    ['SMS_URL', 'kannel+https://sms.example.si/cgi-bin/sendsms?from=GEN-I'],
    ['SMS_URL', 'twilio+http://AC0:token@sms.example.si?from=+38640123456'],
    ['SMS_PER_DAY', '100'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['TRUST_PROXY', 'everybody'],
  ];
  for (const [name, value] of refused) {
    it(`refuses ${name}=${value} in one sentence that names it`, () => {
      const problems = problemsOf({ ...complete, [name]: value });
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', new RegExp(`^${name} .*\\.$`));
    });
  }

  it('takes the database by host or by socket', () => {
    for (const url of [
      'postgres://u:p@db:5432/portal',
      'postgresql://db/portal',
      'postgres:///portal?host=/run/postgresql',
      'postgres://user@/portal?host=/run/postgresql&port=5433',
    ]) {
      assert.equal(readConfig({ ...complete, DATABASE_URL: url }).databaseUrl, url);
    }
  });

  it('refuses a database of your own beside a folder for an embedded one', () => {
    const problems = problemsOf({ ...complete, DATABASE_URL: 'postgres://db/portal', DATA_DIR: './data' });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^DATABASE_URL and DATA_DIR contradict each other/);
  });

  it('reads the SMS gateway and how many SMS may leave a day', () => {
    const SMS_URL = 'kannel+http://user:password@10.0.0.7:13013/cgi-bin/sendsms?from=GEN-I';
    const { smsGateway, smsPerDay } = readConfig({ ...complete, SMS_URL, SMS_PER_DAY: '500' });
    assert.deepEqual([smsGateway?.kind, smsGateway?.from, smsPerDay], ['kannel', 'GEN-I', 500]);
    for (const SMS_PER_DAY of ['0', '-1', '1e3', 'many', '1000000000']) {
      const problems = problemsOf({ ...complete, SMS_URL, SMS_PER_DAY });
      assert.match(problems.join('\n'), /^SMS_PER_DAY must be a whole number of SMS, 1 or more\.$/);
    }
  });

  it('allows plain http on this machine only, without a proxy', () => {
    for (const url of [
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
      'http://portal.localhost',
    ]) {
      assert.equal(readConfig({ ...complete, PUBLIC_URL: url, TRUST_PROXY: undefined }).trustProxy, false);
    }
  });

  it('reads the proxies in front as a number, as addresses, or as none', () => {
    const read = (TRUST_PROXY: string) => readConfig({ ...complete, TRUST_PROXY }).trustProxy;
    assert.equal(read('2'), 2);
    assert.equal(read('false'), false);
    assert.equal(read('10.0.0.1, 10.1.0.0/16'), '10.0.0.1,10.1.0.0/16');
  });

  it('answers for metrics on a port of their own, on this machine unless told otherwise', () => {
    const read = (env: Record<string, string>) => readConfig({ ...complete, ...env }).management;
    assert.deepEqual(read({ MANAGEMENT_PORT: '9464' }), { host: '127.0.0.1', port: 9464 });
    assert.deepEqual(read({ MANAGEMENT_PORT: '9464', MANAGEMENT_HOST: '10.0.0.7' }), { host: '10.0.0.7', port: 9464 });
    for (const [env, problem] of [
      [{ MANAGEMENT_PORT: '3000' }, /^MANAGEMENT_PORT and PORT contradict each other/],
      [{ MANAGEMENT_PORT: '8080', PORT: '8080' }, /^MANAGEMENT_PORT and PORT contradict each other/],
      [{ MANAGEMENT_HOST: '10.0.0.7' }, /^MANAGEMENT_HOST is of no use without MANAGEMENT_PORT/],
      [{ MANAGEMENT_PORT: 'yes' }, /^MANAGEMENT_PORT must be a port number/],
    ] as const) {
      const problems = problemsOf({ ...complete, ...env });
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    }
  });

  it('never repeats a secret in what it says', () => {
    const problems = problemsOf({
      ...complete,
      SECRET: 'hunter2',
      DATABASE_URL: 'mysql://user:hunter2@db/portal',
      SMTP_URL: 'https://user:hunter2@mail.example.si',
      SMS_URL: 'smpp://user:hunter2@sms.example.si',
      PUBLIC_URL: 'https://user:hunter2@moj.example.si',
    });
    assert.equal(problems.length, 5);
    assert.doesNotMatch(problems.join('\n'), /hunter2/);
  });
});
