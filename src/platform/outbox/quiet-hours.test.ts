import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { endOfQuietHours } from './quiet-hours.ts';

const zone = 'Europe/Ljubljana';
const night = { from: 21, until: 8 };

/** What clocks in Ljubljana show, and when the quiet hours end; empty: it is not quiet. */
const cases: readonly [now: string, hours: { from: number; until: number }, end: string][] = [
  ['2026-11-30T20:59:59+01:00', night, ''],
  ['2026-11-30T21:00:00+01:00', night, '2026-12-01T08:00:00+01:00'],
  ['2026-12-01T00:00:00+01:00', night, '2026-12-01T08:00:00+01:00'],
  ['2026-12-01T07:59:59+01:00', night, '2026-12-01T08:00:00+01:00'],
  ['2026-12-01T08:00:00+01:00', night, ''],
  ['2026-12-31T23:30:00+01:00', night, '2027-01-01T08:00:00+01:00'],
  ['2028-02-28T22:00:00+01:00', night, '2028-02-29T08:00:00+01:00'],
  // by day
  ['2026-11-30T12:10:00+01:00', { from: 8, until: 21 }, '2026-11-30T21:00:00+01:00'],
  ['2026-11-30T22:10:00+01:00', { from: 8, until: 21 }, ''],
  // across the change of clocks: the night has nine hours in spring, eleven in autumn
  ['2027-03-27T21:00:00+01:00', night, '2027-03-28T08:00:00+02:00'],
  ['2026-10-24T21:00:00+02:00', night, '2026-10-25T08:00:00+01:00'],
  // an hour that is left out, and one that comes twice
  ['2027-03-28T01:30:00+01:00', { from: 0, until: 2 }, '2027-03-28T03:00:00+02:00'],
  ['2027-03-28T01:30:00+01:00', { from: 2, until: 3 }, ''],
  ['2026-10-25T02:30:00+02:00', { from: 2, until: 3 }, '2026-10-25T03:00:00+01:00'],
  ['2026-10-25T02:30:00+02:00', { from: 22, until: 2 }, ''],
];

describe('quiet hours', () => {
  for (const [now, hours, end] of cases) {
    it(`from ${hours.from} until ${hours.until} ${end === '' ? 'leave out' : 'hold'} ${now}`, () => {
      assert.deepEqual(endOfQuietHours(new Date(now), hours, zone), end === '' ? undefined : new Date(end));
    });
  }

  it('end at a moment that is not quiet, within a day, whatever they are', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const instant = fc.date({ min: new Date('2026-01-01Z'), max: new Date('2028-12-31Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, hour, hour, (now, from, until) => {
        fc.pre(from !== until);
        const end = endOfQuietHours(now, { from, until }, zone);
        if (end === undefined) return;
        assert.ok(end > now && end.getTime() - now.getTime() <= 24 * 3_600_000);
        assert.equal(endOfQuietHours(end, { from, until }, zone), undefined);
      }),
    );
  });
});
