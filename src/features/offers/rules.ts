/** Who sees which offer. Everything is judged when the page is made: who withdraws a consent sees no personal offer any more. */
import type { Day } from '#kernel/day.ts';
import type { OfferFront } from './offer.ts';

export type PointOfReader = {
  readonly energy: 'electricity' | 'gas';
  /** Null for gas, and where nothing is known of the meter. */
  readonly tariff: 'single' | 'double' | null;
  readonly feedsIn: boolean;
};

export type Reader = {
  readonly today: Day;
  /** Has agreed to personal offers; false for who is not signed in. */
  readonly agreed: boolean;
  /** What they are supplied with today; undefined for who is not signed in: of them nothing is known. */
  readonly points: readonly PointOfReader[] | undefined;
};

/**
 * An offer is seen while it is valid; a personal one only with consent; one for some energies, tariffs or for who feeds in
 * by who has a point of that kind, all of it the same point. Who is not signed in, or has linked nothing yet, sees what
 * is not for those who feed in: perhaps they have such a point.
 */
export function isFor(offer: OfferFront, { today, agreed, points = [] }: Reader): boolean {
  if (!isValid(offer, today)) return false;
  if (offer.audience === 'personal' && !agreed) return false;
  if (points.length === 0) return offer.feedIn !== true && offer.audience === 'everyone';
  return points.some((point) => fits(offer, point));
}

/** From the first day to the last, both included. */
export function isValid({ validFrom, validUntil }: Pick<OfferFront, 'validFrom' | 'validUntil'>, today: Day): boolean {
  return validFrom <= today && (validUntil === undefined || today <= validUntil);
}

function fits({ energies, tariffs, feedIn }: OfferFront, { energy, tariff, feedsIn }: PointOfReader): boolean {
  if (energies !== undefined && !energies.includes(energy)) return false;
  if (tariffs !== undefined && (tariff === null || !tariffs.includes(tariff))) return false;
  return feedIn !== true || feedsIn;
}
