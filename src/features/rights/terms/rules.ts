/** Whether new terms are put to a customer, and whether they may wait. */
import type { Day } from '#kernel/day.ts';

export type Asked = {
  /** What is put to customers: `consents.termsAndPrivacyVersion`. */
  readonly version: string;
  /** Its first day in force; undefined where the supplier has no such text: it holds already. */
  readonly validFrom: Day | undefined;
  readonly today: Day;
  /** What was agreed to last, and what was put off in this session. */
  readonly agreed: string | undefined;
  readonly putOff: string | undefined;
};

/**
 * `no`: they are agreed to, or were put off and do not hold yet. `may_wait`: asked, with "later" as one answer.
 * `must`: they are in force. Versions are named so that a later one sorts after an earlier one (2026-01, 2026-07).
 */
export function termsAsked({ version, validFrom, today, agreed, putOff }: Asked): 'no' | 'may_wait' | 'must' {
  if (agreed !== undefined && agreed >= version) return 'no';
  if (validFrom === undefined || validFrom <= today) return 'must';
  return putOff === version ? 'no' : 'may_wait';
}
