// Generated from store.sql by `npm run generate`. Do not edit.
import { none } from '#platform/db/query.ts';

/**
 * Writes one entry. Call inside the transaction of what it tells about.
 */
export const record = none<{
  at: Date;
  accountId: number | null;
  action: string;
  subject: string;
  facts: string;
  origin: string;
}>({
  name: 'audit/record',
  text: 'insert into audit_entries (recorded_at, account_id, action, subject, facts, origin)\nvalues ($1, $2, $3, $4, ($5::text)::jsonb, $6)',
  values: (p) => [p.at, p.accountId, p.action, p.subject, p.facts, p.origin],
});

/**
 * One look may be at many accounts at once, as a list is.
 */
export const insertAccesses = none<{ at: Date; who: string; what: string; reason: string; accountIds: number[] }>({
  name: 'audit/insertAccesses',
  text: 'insert into data_accesses (account_id, accessed_at, who, what, reason)\nselect a.id, $1, $2, $3, $4\n  from accounts a\n where a.id = any($5)',
  values: (p) => [p.at, p.who, p.what, p.reason, p.accountIds],
});
