import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviceOf } from './devices.ts';
import { letterLanguage } from './letters.ts';
import { localPath } from './local-path.ts';
import { writeMoment } from './moments.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { writePhone } from './phones.ts';
import { texts } from './texts.ts';
import { hashToken, isToken, newToken } from './tokens.ts';

describe('a password hash', () => {
  it('is Argon2id with the cost OWASP names, different each time', async () => {
    const [one, other] = await Promise.all([hashPassword('čmrlj na travniku'), hashPassword('čmrlj na travniku')]);
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.notEqual(one, other);
  });

  it('knows its password, and nobody without one is let in', async () => {
    const kept = await hashPassword('čmrlj na travniku');
    assert.equal(await isPassword('čmrlj na travniku', kept), true);
    assert.equal(await isPassword('čmrlj na travnik', kept), false);
    assert.equal(await isPassword('', kept), false);
    assert.equal(await isPassword('x'.repeat(100_000), kept), false);
    assert.equal(await isPassword('nobody has this password', undefined), false);
  });
});

describe('a token', () => {
  it('is 43 characters of 256 random bits', () => {
    const tokens = new Set(Array.from({ length: 1000 }, newToken));
    assert.equal(tokens.size, 1000);
    for (const token of tokens) assert.ok(isToken(token), token);
    assert.equal(hashToken(newToken()).length, 32);
  });

  it('is nothing else', () => {
    for (const text of [undefined, '', 'x', `${newToken()}x`, `${newToken().slice(0, 42)}%`])
      assert.equal(isToken(text), false);
  });
});

describe('a local path', () => {
  const cases: readonly [string, string][] = [
    ['/readings/new?point=7#now', '/readings/new?point=7#now'],
    ['/', '/'],
    ['', '/'],
    ['readings', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/readings\\new', '/'],
    ['/\t/evil.example', '/'],
    ['/\n/evil.example', '/'],
    ['https://evil.example', '/'],
    ['/č', '/'],
    [`/${'a'.repeat(2000)}`, '/'],
  ];
  for (const [text, path] of cases)
    it(`made of ${JSON.stringify(text.slice(0, 30))} is ${path.slice(0, 30)}`, () =>
      assert.equal(localPath(text), path));
});

describe('a device', () => {
  const cases: readonly [string, string | undefined, string | undefined][] = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
      'Edge',
      'Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox', 'Linux'],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
      'Samsung Internet',
      'Android',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'Safari',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0 Mobile/15E148 Safari/604.1',
      'Chrome',
      'iPhone',
    ],
    ['curl/8.5.0', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [userAgent, browser, system] of cases) {
    it(`is ${browser} on ${system} for ${userAgent.slice(-40) || 'nothing'}`, () =>
      assert.deepEqual(deviceOf(userAgent), { browser, system }));
  }
});

describe('words', () => {
  it('in a letter are those of the account, and Slovenian where its language has none', () => {
    assert.deepEqual(['sl', 'en', 'hr', 'de', ''].map(letterLanguage), ['sl', 'en', 'hr', 'sl', 'sl']);
  });

  it('for a phone number are those of the country it is read in', () => {
    assert.equal(writePhone('+38641123456', 'SI'), '041 123 456');
    assert.equal(writePhone('+385911234567', 'SI'), '+385 91 123 4567');
    assert.equal(writePhone('', 'SI'), '');
  });

  it('for a moment are those of the supplier’s time zone, also on the day the clocks change', () => {
    assert.equal(writeMoment(new Date('2026-10-25T00:30:00Z'), 'sl', 'Europe/Ljubljana'), '25. oktober 2026 ob 2.30');
    assert.equal(writeMoment(new Date('2026-10-24T22:05:00Z'), 'sl', 'Europe/Ljubljana'), '25. oktober 2026 ob 0.05');
    assert.equal(writeMoment(new Date('2026-10-25T01:30:00Z'), 'en', 'Europe/Ljubljana'), '25 October 2026 at 02:30');
    assert.equal(writeMoment(new Date('2026-10-25T01:30:00Z'), 'hr', 'Europe/Zagreb'), '25. listopada 2026. u 02:30');
  });

  it('for every refusal are there in every language, and say something', () => {
    const facts = { shortest: 10, longest: 128, most: 200, minutes: 15 };
    for (const { refusals } of Object.values(texts)) {
      for (const [code, sentence] of Object.entries(refusals)) {
        assert.match(sentence(facts), /^\p{Lu}.{10,}[.]$/u, code);
        assert.doesNotMatch(sentence(facts), /undefined/, code);
      }
    }
  });
});
