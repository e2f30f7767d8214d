/** What *Oddaj števčno stanje* is drawn from. */
import type { ReadingWindow, SpokenWindow } from '#features/metering/index.ts';
import type { Day } from '#kernel/day.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { BookingWords } from './booking-view.ts';
import type { ChosenPoint, PointCard } from './form-facts.ts';
import type { SubmittedKind } from './rules.ts';
import type { Doubt, SubmissionRefusal } from './submission.ts';

/** What stands in the form's fields: as typed, or as the page proposes. */
export type Typed = {
  readonly date: string;
  readonly otherDate: string;
  readonly kind: SubmittedKind;
  readonly values: Readonly<Record<string, string>>;
};

/** The window that is open, or the next one; and how it is spoken of. Null: the operator reads the meter itself. */
export type WindowWords = {
  readonly window: ReadingWindow;
  readonly open: boolean;
  readonly spoken: SpokenWindow | null;
} | null;

export type NewReadingView = {
  readonly language: PageLanguage;
  readonly today: Day;
  readonly token: string;
  /** The days that a submission may be of, today first. */
  readonly days: readonly Day[];
  readonly openPoints: number;
  readonly points: readonly PointCard[];
  readonly search: string;
  readonly point: ChosenPoint;
  readonly window: WindowWords;
  readonly booking: BookingWords;
  readonly typed: Typed;
  /** False where no gateway is configured: nothing then offers SMS. */
  readonly sendsSms: boolean;
  /** The supplier's pages that help here. */
  readonly help: readonly ('reading-dates' | 'questions')[];
  readonly refusals: readonly SubmissionRefusal[];
  readonly doubt: Doubt | undefined;
  /** The reminder that was just switched, to be said; none on any other visit. */
  readonly switched: 'mail' | 'sms' | undefined;
  /** The box of an earlier doubt was not ticked. */
  readonly unconfirmed: boolean;
};
