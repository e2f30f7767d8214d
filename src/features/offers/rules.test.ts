import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Day } from '#kernel/day.ts';
import type { OfferFront } from './offer.ts';
import { isFor, type PointOfReader, type Reader } from './rules.ts';

const today = '2026-11-23' as Day;
const double: PointOfReader = { energy: 'electricity', tariff: 'double', feedsIn: false };
const single: PointOfReader = { energy: 'electricity', tariff: 'single', feedsIn: false };
const roof: PointOfReader = { energy: 'electricity', tariff: 'double', feedsIn: true };
const gas: PointOfReader = { energy: 'gas', tariff: null, feedsIn: false };

const general: OfferFront = {
  summary: 'x',
  validFrom: '2026-01-01' as Day,
  audience: 'everyone',
  benefit: false,
  request: true,
};
const personal: OfferFront = { ...general, audience: 'personal' };
const stranger: Reader = { today, agreed: false, points: undefined };
const of = (points: readonly PointOfReader[], agreed = false): Reader => ({ today, agreed, points });

describe('who sees which offer', () => {
  const cases: readonly (readonly [what: string, offer: OfferFront, reader: Reader, seen: boolean])[] = [
    ['a general one: a stranger', general, stranger, true],
    ['a general one: a customer without consent', general, of([double]), true],
    ['a personal one: not a stranger', personal, stranger, false],
    ['a personal one: not a customer without consent', personal, of([double]), false],
    ['a personal one: a customer with consent', personal, of([double], true), true],
    ['a personal one: nobody without a contract, consent or not', personal, of([], true), false],
    ['one that begins today', { ...general, validFrom: today }, stranger, true],
    ['one that begins tomorrow: nobody', { ...general, validFrom: '2026-11-24' as Day }, stranger, false],
    ['one whose last day is today', { ...general, validUntil: today }, stranger, true],
    [
      'one whose last day was yesterday: nobody',
      { ...general, validUntil: '2026-11-22' as Day },
      of([double], true),
      false,
    ],
    ['one for gas: not who has electricity only', { ...general, energies: ['gas'] }, of([double]), false],
    ['one for gas: who has both', { ...general, energies: ['gas'] }, of([double, gas]), true],
    ['one for gas: a stranger, of whom nothing is known', { ...general, energies: ['gas'] }, stranger, true],
    ['one for the single rate: not who has two', { ...general, tariffs: ['single'] }, of([double]), false],
    ['one for the single rate: who has it', { ...general, tariffs: ['single'] }, of([single]), true],
    ['one for the single rate: not who has gas only', { ...general, tariffs: ['single'] }, of([gas]), false],
    ['one for who feeds in: not a stranger', { ...general, feedIn: true }, stranger, false],
    ['one for who feeds in: not who does not', { ...general, feedIn: true }, of([double]), false],
    ['one for who feeds in: who does', { ...general, feedIn: true }, of([roof]), true],
    [
      'two conditions: not met by two points',
      { ...general, tariffs: ['single'], feedIn: true },
      of([single, roof]),
      false,
    ],
  ];
  for (const [what, offer, reader, seen] of cases) it(what, () => assert.equal(isFor(offer, reader), seen));

  const anyOffer: fc.Arbitrary<OfferFront> = fc.record(
    {
      summary: fc.constant('x'),
      validFrom: fc.constantFrom('2026-01-01' as Day, '2026-12-01' as Day),
      validUntil: fc.constantFrom('2026-11-01' as Day, '2027-01-01' as Day),
      energies: fc.constantFrom<('electricity' | 'gas')[]>(['gas'], ['electricity'], ['electricity', 'gas']),
      tariffs: fc.constantFrom<('single' | 'double')[]>(['single'], ['double']),
      feedIn: fc.constant(true as const),
      audience: fc.constantFrom('everyone' as const, 'personal' as const),
      benefit: fc.boolean(),
      request: fc.boolean(),
    },
    { requiredKeys: ['summary', 'validFrom', 'audience', 'benefit', 'request'] },
  );
  const anyPoints = fc.array(fc.constantFrom(double, single, roof, gas), { maxLength: 4 });

  it('who withdraws the consent sees no personal offer, and all others as before', () => {
    fc.assert(
      fc.property(anyOffer, anyPoints, (offer, points) => {
        assert.equal(isFor(offer, of(points)), offer.audience === 'everyone' && isFor(offer, of(points, true)));
      }),
    );
  });

  it('one more point never takes an offer away from who has one already', () => {
    fc.assert(
      fc.property(anyOffer, anyPoints, fc.constantFrom(double, single, roof, gas), (offer, points, more) => {
        if (points.length > 0 && isFor(offer, of(points, true))) assert.ok(isFor(offer, of([...points, more], true)));
      }),
    );
  });
});
