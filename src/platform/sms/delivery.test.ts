import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deliveryPath, isDeliveryMac, isTwilioSignature, kannelDelivery, twilioDelivery } from './delivery.ts';

const secret = 'a secret of at least thirty-two characters';
const macIn = (path: string): string => path.split('/').at(-1) ?? '';

describe('a report of a gateway', () => {
  it('comes to an address that opens this message only', () => {
    const path = deliveryPath(secret, 17);
    assert.match(path, /^\/sms\/delivery\/17\/[\w-]{22}$/);
    assert.equal(isDeliveryMac(secret, 17, macIn(path)), true);
    assert.equal(isDeliveryMac(secret, 18, macIn(path)), false);
    assert.equal(isDeliveryMac('another secret of the same kind as the other', 17, macIn(path)), false);
    fc.assert(fc.property(fc.string(), (guess) => !isDeliveryMac(secret, 17, guess)));
  });

  it('is read by the numbers of Kannel and the words of Twilio; what is neither says nothing', () => {
    assert.deepEqual(['1', '2', '4', '8', '16'].map(kannelDelivery), [
      'delivered',
      'failed',
      'on_its_way',
      'on_its_way',
      'failed',
    ]);
    assert.deepEqual(['queued', 'sent', 'delivered', 'undelivered', 'failed'].map(twilioDelivery), [
      'on_its_way',
      'on_its_way',
      'delivered',
      'failed',
      'failed',
    ]);
    for (const other of ['', '0', '3', ' 1', '1.0', 'toString', '__proto__', 'DELIVERED']) {
      assert.equal(kannelDelivery(other) ?? twilioDelivery(other), undefined, other);
    }
  });

  // the example of Twilio's own documentation of webhook security
  const example = {
    url: 'https://example.com/myapp.php?foo=1&bar=2',
    fields: [
      ['CallSid', 'CA1234567890ABCDE'],
      ['Caller', '+14158675310'],
      ['Digits', '1234'],
      ['From', '+14158675310'],
      ['To', '+18005551212'],
    ] as const,
    signature: 'L/OH5YylLD5NRKLltdqwSvS0BnU=',
  };

  it('of Twilio is believed by its signature', () => {
    assert.equal(isTwilioSignature('12345', example), true);
    assert.equal(isTwilioSignature('12345', { ...example, fields: example.fields.toReversed() }), true);
  });

  it('of Twilio is not believed where anything was changed', () => {
    assert.equal(isTwilioSignature('12346', example), false);
    assert.equal(isTwilioSignature('12345', { ...example, url: `${example.url}&x=1` }), false);
    assert.equal(isTwilioSignature('12345', { ...example, fields: [...example.fields, ['X', 'y']] }), false);
    assert.equal(isTwilioSignature('12345', { ...example, fields: example.fields.slice(1) }), false);
    for (const signature of ['', 'L/OH5YylLD5NRKLltdqwSvS0BnU', 'x'.repeat(28)]) {
      assert.equal(isTwilioSignature('12345', { ...example, signature }), false);
    }
  });
});
