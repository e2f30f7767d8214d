import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { windowOn, type ReadingWindowRule } from '#features/metering/index.ts';
import { addDays, dayIn, parseDay, type Day } from '#kernel/day.ts';
import { hourIn, instantOf } from '#kernel/zoned.ts';
import { hoursThatAllow, isQuiet, isTimeToSend, namesOfDay, sendHour, type QuietHours } from './rules.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);

describe('the days of a window', () => {
  const cases: readonly (readonly [what: string, opens: string, closes: string, names: Record<string, string>])[] = [
    [
      'four days over New Year',
      '2026-12-31',
      '2027-01-03',
      {
        '2026-12-30': '',
        '2026-12-31': 'opening',
        '2027-01-01': '',
        '2027-01-02': 'lastButOne',
        '2027-01-03': 'last',
        '2027-01-04': '',
      },
    ],
    [
      'three days',
      '2028-02-27',
      '2028-02-29',
      { '2028-02-27': 'opening', '2028-02-28': 'lastButOne', '2028-02-29': 'last' },
    ],
    ['two days', '2028-02-29', '2028-03-01', { '2028-02-29': 'opening lastButOne', '2028-03-01': 'last' }],
    [
      'a single day',
      '2027-10-31',
      '2027-10-31',
      { '2027-10-30': '', '2027-10-31': 'opening lastButOne last', '2027-11-01': '' },
    ],
  ];
  for (const [what, opens, closes, names] of cases) {
    it(`have their names: ${what}`, () => {
      for (const [on, expected] of Object.entries(names)) {
        const named = namesOfDay({ opensOn: day(opens), closesOn: day(closes) }, day(on));
        const said = Object.entries(named).flatMap(([name, is]) => (is ? [name] : []));
        assert.equal(said.join(' '), expected, on);
      }
    });
  }

  it('are each in a window once, so that every choice reminds once a window', () => {
    const edge = fc.constantFrom(
      ...([
        [{ lastDays: 1 }, { dayOfNextMonth: 3 }],
        [{ lastDays: 5 }, { lastDays: 1 }],
        [{ dayOfNextMonth: 1 }, { dayOfNextMonth: 2 }],
        [{ lastDays: 1 }, { lastDays: 1 }],
        [{ dayOfMonth: 22 }, { lastDays: 1 }],
      ] as const),
    );
    fc.assert(
      fc.property(edge, fc.integer({ min: 0, max: 3000 }), ([opens, closes], offset) => {
        const rule: ReadingWindowRule = {
          energy: 'gas',
          operatorCode: '*',
          validFrom: day('2010-01-01'),
          validUntil: null,
          window: { opens, closes },
        };
        const start = addDays(day('2024-01-01'), offset);
        const window = windowOn([rule], { energy: 'gas', operatorCode: 'ENLJ', day: start });
        fc.pre(window !== null);
        const seen = { opening: 0, lastButOne: 0, last: 0 };
        for (let on = addDays(window.opensOn, -2); on <= addDays(window.closesOn, 2); on = addDays(on, 1)) {
          const named = namesOfDay(window, on);
          for (const name of ['opening', 'lastButOne', 'last'] as const) seen[name] += Number(named[name]);
        }
        assert.deepEqual(seen, { opening: 1, lastButOne: 1, last: 1 });
      }),
    );
  });
});

/** The first quarter of an hour on that day, in Ljubljana, in which a planner would send, as the clocks show it in UTC. */
function firstMoment(on: Day, hours: QuietHours): string | undefined {
  const zone = 'Europe/Ljubljana';
  for (let at = instantOf(on, 0, zone).getTime(); dayIn(new Date(at), zone) === on; at += 15 * 60_000) {
    if (isTimeToSend(hours, hourIn(new Date(at), zone))) return new Date(at).toISOString().slice(0, 16);
  }
  return undefined;
}

describe('the hour of a reminder', () => {
  const winter = '2026-11-30';
  const forward = '2027-03-28';
  const back = '2027-10-31';
  const cases: readonly (readonly [what: string, from: number, until: number, on: string, moment: string])[] = [
    ['the usual quiet hours end at eight', 21, 8, winter, '2026-11-30T07:00'],
    ['eight is eight on the day the clocks go forward', 21, 8, forward, '2027-03-28T06:00'],
    ['and on the day they go back', 21, 8, back, '2027-10-31T07:00'],
    ['and at New Year', 21, 8, '2027-01-01', '2027-01-01T07:00'],
    ['and on a leap day', 21, 8, '2028-02-29', '2028-02-29T07:00'],
    ['who sleeps by day hears at nine in the evening', 8, 21, winter, '2026-11-30T20:00'],
    ['also when the clocks go forward', 8, 21, forward, '2027-03-28T19:00'],
    ['quiet hours that end early leave it at eight', 0, 6, winter, '2026-11-30T07:00'],
    ['and so do some in the evening', 22, 23, winter, '2026-11-30T07:00'],
    ['late risers', 22, 10, winter, '2026-11-30T09:00'],
    ['quiet until midnight: the night is theirs', 8, 0, winter, '2026-11-29T23:00'],
    ['one single hour is left', 23, 22, winter, '2026-11-30T21:00'],
    ['the hour that comes twice counts the first time', 3, 2, back, '2027-10-31T00:00'],
  ];
  for (const [what, from, until, on, moment] of cases) {
    it(`is found: ${what}`, () => assert.equal(firstMoment(day(on), { from, until }), moment));
  }

  const anyHours = fc
    .record({ from: fc.integer({ min: 0, max: 23 }), until: fc.integer({ min: 0, max: 23 }) })
    .filter(({ from, until }) => from !== until);

  it('comes on every day of the year, and never in the quiet hours', () => {
    fc.assert(
      fc.property(anyHours, (hours) => {
        const hour = sendHour(hours);
        assert.equal(isQuiet(hours, hour), false);
        assert.equal(isTimeToSend(hours, hour), true);
      }),
    );
  });

  it('is not before eight, unless eight is quiet', () => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 0, max: 7 }), (hours, early) => {
        if (isTimeToSend(hours, early)) assert.equal(isQuiet(hours, 8), true);
      }),
    );
  });

  it('is over when the quiet hours begin', () => {
    assert.deepEqual(
      [7, 8, 20, 21, 23].map((hour) => isTimeToSend({ from: 21, until: 8 }, hour)),
      [false, true, true, false, false],
    );
  });

  it('is the same question asked the other way round: which quiet hours allow this one', () => {
    assert.equal(
      hoursThatAllow(8).some(({ from, until }) => from === 21 && until === 8),
      true,
    );
    assert.equal(
      hoursThatAllow(7).some(({ from, until }) => from === 21 && until === 8),
      false,
    );
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 0, max: 23 }), (hours, hour) => {
        const listed = hoursThatAllow(hour).some(({ from, until }) => from === hours.from && until === hours.until);
        assert.equal(listed, isTimeToSend(hours, hour));
      }),
    );
  });
});
