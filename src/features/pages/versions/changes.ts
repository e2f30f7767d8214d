/** What a customer is told when the texts that people agree to have changed. */
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Library } from '../library.ts';
import { byDay } from './rules.ts';

export type ChangedText = {
  readonly kind: 'terms' | 'privacy';
  readonly version: string;
  readonly title: string;
  readonly validFrom: Day;
  /** A sentence each. */
  readonly changes: readonly string[];
  /** The language that title and changes are really in. */
  readonly language: PageLanguage;
  /** `/terms/2026-01` */
  readonly href: string;
};

type Asked = {
  /** What is put to the customer: `consents.termsAndPrivacyVersion`. */
  readonly version: string;
  /** What the customer agreed to last; undefined, or no longer known here: only what `version` itself changed is told. */
  readonly agreed: string | undefined;
  readonly language: PageLanguage;
};

/** The day from which a version holds; terms and privacy may begin on different days: the earlier one counts. */
export function firstDayOf(library: Pick<Library, 'terms' | 'privacy'>, version: string): Day | undefined {
  return daysOf(library, version)[0];
}

/** When terms and privacy of a version begin to hold, the earlier day first. */
function daysOf({ terms, privacy }: Pick<Library, 'terms' | 'privacy'>, version: string | undefined): Day[] {
  return byDay([...terms.list('sl'), ...privacy.list('sl')])
    .filter(({ slug }) => slug === version)
    .map(({ front }) => front.validFrom);
}

/** All that changed from one version to the other, terms before privacy, the latest first in each. */
export function changesSince(library: Pick<Library, 'terms' | 'privacy'>, asked: Asked): readonly ChangedText[] {
  return (['terms', 'privacy'] as const).flatMap((kind) => changedTexts(library, kind, asked));
}

function changedTexts(
  library: Pick<Library, 'terms' | 'privacy'>,
  kind: ChangedText['kind'],
  { version, agreed, language }: Asked,
): ChangedText[] {
  const [after, until] = [daysOf(library, agreed).at(-1), daysOf(library, version).at(-1)];
  return byDay(library[kind].list(language))
    .filter(({ slug, front }) =>
      after === undefined || until === undefined
        ? slug === version
        : front.validFrom > after && front.validFrom <= until,
    )
    .toReversed()
    .map(({ slug, title, front, language: written }) => ({
      kind,
      version: slug,
      title,
      validFrom: front.validFrom,
      changes: front.changes,
      language: written,
      href: `/${kind}/${slug}`,
    }));
}
