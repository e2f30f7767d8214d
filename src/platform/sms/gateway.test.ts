import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSmsUrl } from './gateway.ts';

describe('SMS_URL', () => {
  it('names a Kannel with its credentials, its sender and further settings', () => {
    const gateway = readSmsUrl('kannel+https://portal:p%40ss@sms.example.si:13013/cgi-bin/sendsms?from=GEN-I&smsc=a1');
    assert.deepEqual(gateway, {
      kind: 'kannel',
      url: new URL('https://sms.example.si:13013/cgi-bin/sendsms?smsc=a1'),
      user: 'portal',
      password: 'p@ss',
      from: 'GEN-I',
    });
  });

  it('names an account at Twilio and the number that it sends from', () => {
    for (const from of ['+38640123456', '%2B38640123456']) {
      assert.deepEqual(readSmsUrl(`twilio://AC0:token@api.twilio.com?from=${from}`), {
        kind: 'twilio',
        origin: 'https://api.twilio.com',
        sid: 'AC0',
        token: 'token',
        from: '+38640123456',
      });
    }
  });

  for (const wrong of [
    '',
    'kannel',
    'https://user:password@host/cgi-bin/sendsms?from=A',
    'kannel+http://host/cgi-bin/sendsms?from=A',
    'kannel+http://user@host/cgi-bin/sendsms?from=A',
    'kannel+http://user:password@host/cgi-bin/sendsms',
    'kannel+http://user:password@host?from=A',
    'kannel+http://user:%E0%A4@host/cgi-bin/sendsms?from=A',
    'kannel+http://user:password@host:99999/cgi-bin/sendsms?from=A',
    'twilio://AC0:token@api.twilio.com',
    'twilio://AC0@api.twilio.com?from=+38640123456',
    'twilio://AC0:token@api.twilio.com/messages?from=+38640123456',
    'smpp://user:password@host?from=A',
  ]) {
    it(`is refused where it does not say all that is needed: ${wrong || 'nothing'}`, () => {
      assert.equal(readSmsUrl(wrong), undefined);
    });
  }
});
