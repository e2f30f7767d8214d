// Generated from store.sql by `npm run generate`. Do not edit.
import { maybe, none, one } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';

export const insertWithdrawalLink = none<{ tokenHash: Buffer; accountId: number; now: Date; expiresAt: Date }>({
  name: 'accounts/consents/insertWithdrawalLink',
  text: "insert into one_time_links (token_hash, account_id, purpose, created_at, expires_at)\nvalues ($1, $2, 'consent_withdrawal', $3, $4)",
  values: (p) => [p.tokenHash, p.accountId, p.now, p.expiresAt],
});

export const voidWithdrawalLinks = none<{ now: Date; accountId: number }>({
  name: 'accounts/consents/voidWithdrawalLinks',
  text: "update one_time_links\n   set expires_at = $1\n where account_id = $2 and purpose = 'consent_withdrawal' and used_at is null and expires_at > $1",
  values: (p) => [p.now, p.accountId],
});

export type FindWithdrawalLinkRow = {
  usedAt: Date | null;
  expiresAt: Date;
};

export const findWithdrawalLink = maybe<{ tokenHash: Buffer }, FindWithdrawalLinkRow>({
  name: 'accounts/consents/findWithdrawalLink',
  text: "select used_at, expires_at from one_time_links where token_hash = $1 and purpose = 'consent_withdrawal'",
  values: (p) => [p.tokenHash],
  row: (c) => ({ usedAt: instant(c[0]) as Date | null, expiresAt: instant(c[1]) as Date }),
});

export type UseWithdrawalLinkRow = {
  accountId: number;
};

/**
 * Uses the link up, once, whoever else tries at the same moment.
 */
export const useWithdrawalLink = maybe<{ now: Date; tokenHash: Buffer }, UseWithdrawalLinkRow>({
  name: 'accounts/consents/useWithdrawalLink',
  text: 'update one_time_links\n   set used_at = $1\n where token_hash = $2 and purpose = \'consent_withdrawal\' and used_at is null and expires_at > $1\nreturning account_id as "account_id!"',
  values: (p) => [p.now, p.tokenHash],
  row: (c) => ({ accountId: number(c[0]) as number }),
});

export type GetOffersConsentRow = {
  given: boolean;
};

/**
 * What holds of the consent to personal offers; nothing ever said is no.
 */
export const getOffersConsent = one<{ accountId: number }, GetOffersConsentRow>({
  name: 'accounts/consents/getOffersConsent',
  text: 'select coalesce((select c.given\n                   from consents c\n                  where c.account_id = $1 and c.purpose = \'personalised_offers\'\n                  order by c.id desc\n                  limit 1), false) as "given!"',
  values: (p) => [p.accountId],
  row: (c) => ({ given: flag(c[0]) as boolean }),
});
