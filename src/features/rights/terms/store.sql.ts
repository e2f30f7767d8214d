// Generated from store.sql by `npm run generate`. Do not edit.
import { maybe, none } from '#platform/db/query.ts';
import { number } from '#platform/db/cells.ts';

export type AgreeToTermsRow = {
  id: number;
};

/**
 * Once, also when the button is pressed twice: no row where that version is the one agreed to last.
 */
export const agreeToTerms = maybe<{ accountId: number; version: string; now: Date }, AgreeToTermsRow>({
  name: 'rights/terms/agreeToTerms',
  text: "with account as (\n  select a.id from accounts a where a.id = $1 for update\n)\ninsert into consents (account_id, purpose, given, text_version, recorded_at, origin)\nselect account.id, 'terms_and_privacy', true, $2, $3, 'new_terms'\n  from account\n where $2::text is distinct from (select c.text_version\n                                    from consents c\n                                   where c.account_id = account.id and c.purpose = 'terms_and_privacy' and c.given\n                                   order by c.id desc\n                                   limit 1)\nreturning id",
  values: (p) => [p.accountId, p.version, p.now],
  row: (c) => ({ id: number(c[0]) as number }),
});

export const putTermsOff = none<{ version: string; sessionId: number; accountId: number }>({
  name: 'rights/terms/putTermsOff',
  text: 'update sessions set terms_put_off = $1 where id = $2 and account_id = $3',
  values: (p) => [p.version, p.sessionId, p.accountId],
});
