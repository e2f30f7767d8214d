import type { Day } from './day.ts';
import type { Energy } from './identifiers.ts';
import { contains } from './period.ts';

/** What every rule of the supplier's configuration says about where and when it holds. */
export type DatedRule = {
  readonly energy: Energy;
  /** Code of the distribution operator, or `*` for every operator without a rule of its own. */
  readonly operatorCode: string;
  readonly validFrom: Day;
  /** First day on which it no longer holds; null while it does. */
  readonly validUntil: Day | null;
};

/** Whose rule is wanted, and for which day. */
export type RuleQuestion = { readonly energy: Energy; readonly operatorCode: string; readonly day: Day };

/** The rule that holds: the operator's own before the one for all, then the newest. Undefined if none does. */
export function ruleInForce<R extends DatedRule>(rules: readonly R[], asked: RuleQuestion): R | undefined {
  let best: R | undefined;
  for (const rule of rules) {
    if (rule.energy !== asked.energy || !holdsFor(rule, asked)) continue;
    if (!best || outranks(rule, best)) best = rule;
  }
  return best;
}

function holdsFor(rule: DatedRule, asked: RuleQuestion): boolean {
  const itsOperator = rule.operatorCode === '*' || rule.operatorCode === asked.operatorCode;
  return itsOperator && contains({ from: rule.validFrom, until: rule.validUntil }, asked.day);
}

function outranks(rule: DatedRule, other: DatedRule): boolean {
  const own = rule.operatorCode !== '*';
  if (own !== (other.operatorCode !== '*')) return own;
  return rule.validFrom > other.validFrom;
}
