// Generated from store.sql by `npm run generate`. Do not edit.
import { many, one } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';

export type ListAccessesRow = {
  accessedAt: Date;
  who: string;
  what: string;
  reason: string;
};

export const listAccesses = many<{ accountId: number; limit: number; skipped: number }, ListAccessesRow>({
  name: 'rights/access/listAccesses',
  text: 'select accessed_at, who, what, reason\n  from data_accesses\n where account_id = $1\n order by id desc\n limit $2 offset $3',
  values: (p) => [p.accountId, p.limit, p.skipped],
  row: (c) => ({
    accessedAt: instant(c[0]) as Date,
    who: c[1] as string,
    what: c[2] as string,
    reason: c[3] as string,
  }),
});

export type CountAccessesRow = {
  total: number;
};

export const countAccesses = one<{ accountId: number }, CountAccessesRow>({
  name: 'rights/access/countAccesses',
  text: 'select count(*) as "total!" from data_accesses where account_id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({ total: number(c[0]) as number }),
});
