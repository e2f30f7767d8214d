import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comesFromElsewhere, formToken, isFormToken } from './same-site.ts';

const ours = 'https://moj.example.si';
const from = (headers: Record<string, string>) => ({ header: (name: string) => headers[name] });

describe('where a write comes from', () => {
  const cases: [site: string | undefined, origin: string | undefined, elsewhere: boolean][] = [
    ['same-origin', ours, false],
    ['none', undefined, false],
    ['same-site', 'https://www.example.si', true],
    ['cross-site', 'https://evil.example', true],
    // what the browser says of the site outweighs what stands in Origin
    ['cross-site', ours, true],
    ['Same-Origin', ours, true],
    [undefined, ours, false],
    [undefined, 'https://evil.example', true],
    [undefined, 'http://moj.example.si', true],
    [undefined, 'https://moj.example.si:8443', true],
    [undefined, 'null', true],
    // a browser too old to say: the form token decides
    [undefined, undefined, false],
  ];
  for (const [site, origin, elsewhere] of cases) {
    it(`is ${elsewhere ? 'elsewhere' : 'here'} with Sec-Fetch-Site ${site ?? 'absent'} and Origin ${origin ?? 'absent'}`, () => {
      const headers = { ...(site && { 'sec-fetch-site': site }), ...(origin && { origin }) };
      assert.equal(comesFromElsewhere(from(headers), ours), elsewhere);
    });
  }
});

describe('the form token', () => {
  const token = formToken('secret', 'cookie of Ana');

  it('fits the cookie and the secret that it was made with, and no other', () => {
    assert.equal(isFormToken('secret', 'cookie of Ana', token), true);
    assert.equal(isFormToken('secret', 'cookie of Bor', token), false);
    assert.equal(isFormToken('another secret', 'cookie of Ana', token), false);
  });

  it('fits nobody without a cookie', () => {
    for (const cookie of [undefined, '']) assert.equal(isFormToken('secret', cookie, formToken('secret', '')), false);
  });

  it('is refused when it is cut, longer, empty or odd', () => {
    for (const given of ['', token.slice(1), `${token}x`, 'č'.repeat(token.length), token.toUpperCase()]) {
      assert.equal(isFormToken('secret', 'cookie of Ana', given), false, given);
    }
  });
});
