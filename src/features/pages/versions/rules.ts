/** Which version of a text holds on a day, which did before, and which will. */
import type { Day } from '#kernel/day.ts';

type Dated = { readonly slug: string; readonly front: { readonly validFrom: Day } };

export type Standing<Version> = {
  /** The one that holds; before the first one does, undefined. */
  readonly current: Version | undefined;
  /** The next one first. */
  readonly coming: readonly Version[];
  /** The latest first. */
  readonly older: readonly Version[];
};

/** A version holds from its first day to the day before the next one. */
export function standingOn<Version extends Dated>(versions: readonly Version[], today: Day): Standing<Version> {
  const inOrder = byDay(versions);
  const begun = inOrder.filter(({ front }) => front.validFrom <= today).toReversed();
  return {
    current: begun[0],
    older: begun.slice(1),
    coming: inOrder.filter(({ front }) => front.validFrom > today),
  };
}

/** The first to come into force first; on the same day, by name. */
export function byDay<Version extends Dated>(versions: readonly Version[]): readonly Version[] {
  const key = ({ slug, front }: Dated): string => `${front.validFrom} ${slug}`;
  return versions.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

/**
 * Whether the version that people are asked to agree to (`consents.termsAndPrivacyVersion`) fits the texts that are
 * there: it must be one of them, and none newer may be in force. It may be one to come, so that people can be asked
 * before its day. Gives a sentence where it does not fit; a supplier without such texts is asked nothing.
 */
export function versionProblem(agreed: string, versions: readonly Dated[], today: Day): string | undefined {
  if (versions.length === 0) return undefined;
  const key = 'supplier.json, consents.termsAndPrivacyVersion';
  const own = byDay(versions.filter(({ slug }) => slug === agreed)).at(-1);
  if (own === undefined) return `${key} is "${agreed}", but neither terms/ nor privacy/ has a text of that name.`;
  const { current } = standingOn(versions, today);
  if (current === undefined || current.front.validFrom <= own.front.validFrom) return undefined;
  return `${key} is "${agreed}", but "${current.slug}" has been in force since ${current.front.validFrom}: people must be asked to agree to that one.`;
}
