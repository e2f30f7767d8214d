import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resultOf, type Result } from './results.ts';
import { writeWhen } from './when.ts';

const now = new Date('2026-11-30T05:00:00Z');
const later = new Date('2026-11-30T07:00:00Z');

const waiting = { channel: 'sms', state: 'waiting', delivery: null, attempts: 0, nextTryAt: now, lastOutcome: null };
const tried = { ...waiting, attempts: 2, lastOutcome: 'refused_for_now' };

describe('what became of a message', () => {
  const cases: [name: string, message: Parameters<typeof resultOf>[0], result: Result][] = [
    ['it is due', waiting, 'waiting'],
    ['it waits for the morning', { ...waiting, nextTryAt: later }, 'waiting_until'],
    ['it was not taken at once', { ...tried, nextTryAt: later }, 'trying_again'],
    ['it is being handed over', { ...waiting, state: 'sending', attempts: 1 }, 'sending'],
    ['it was taken', { ...tried, state: 'sent', lastOutcome: 'accepted' }, 'sent'],
    ['the centre has it', { ...tried, state: 'sent', delivery: 'on_its_way' }, 'on_its_way'],
    ['the phone has it', { ...tried, state: 'sent', delivery: 'delivered' }, 'delivered'],
    [
      'the phone has it, though the gateway did not answer',
      { ...tried, state: 'unclear', delivery: 'delivered' },
      'delivered',
    ],
    [
      'the phone has it, before the answer was noted',
      { ...tried, state: 'sending', delivery: 'delivered' },
      'delivered',
    ],
    ['the phone does not take it', { ...tried, state: 'sent', delivery: 'failed' }, 'not_delivered'],
    [
      'the mailbox is not there',
      { ...tried, channel: 'mail', state: 'refused', lastOutcome: 'refused' },
      'mail_refused',
    ],
    ['the number is not there', { ...tried, state: 'refused', lastOutcome: 'refused' }, 'number_refused'],
    ['the address was stopped before', { ...waiting, channel: 'mail', state: 'refused' }, 'mail_refused'],
    ['it was tried for a day', { ...tried, state: 'refused', attempts: 14 }, 'failed'],
    ['the line broke', { ...tried, state: 'unclear', lastOutcome: 'unclear' }, 'unclear'],
    ['its time has passed', { ...tried, state: 'expired' }, 'expired'],
    ['it was not needed any more', { ...waiting, state: 'dropped' }, 'dropped'],
  ];
  for (const [name, message, result] of cases) {
    it(`is ${result} where ${name}`, () => assert.equal(resultOf(message, now), result));
  }
});

describe('the moment that a message waits for', () => {
  const page = { language: 'sl', timeZone: 'Europe/Ljubljana' } as const;

  it('is the clock alone today, and has its day otherwise', () => {
    assert.equal(writeWhen(later, now, page), '8.00');
    assert.equal(writeWhen(later, now, { ...page, language: 'en' }), '8:00');
    assert.equal(writeWhen(new Date('2026-12-01T11:30:00Z'), now, page), '1.\u00A0december, 12.30');
    assert.equal(
      writeWhen(new Date('2026-12-01T11:30:00Z'), now, { ...page, language: 'en' }),
      '1\u00A0December, 12:30',
    );
    assert.equal(writeWhen(new Date('2026-11-30T23:00:00Z'), now, page), '1.\u00A0december, 0.00');
  });
});
