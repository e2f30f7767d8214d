-- name: insertWithdrawalLink :none
insert into one_time_links (token_hash, account_id, purpose, created_at, expires_at)
values (:tokenHash, :accountId, 'consent_withdrawal', :now, :expiresAt)

-- name: voidWithdrawalLinks :none
update one_time_links
   set expires_at = :now
 where account_id = :accountId and purpose = 'consent_withdrawal' and used_at is null and expires_at > :now

-- name: findWithdrawalLink :maybe
select used_at, expires_at from one_time_links where token_hash = :tokenHash and purpose = 'consent_withdrawal'

-- name: useWithdrawalLink :maybe
-- Uses the link up, once, whoever else tries at the same moment.
update one_time_links
   set used_at = :now
 where token_hash = :tokenHash and purpose = 'consent_withdrawal' and used_at is null and expires_at > :now
returning account_id as "account_id!"

-- name: getOffersConsent :one
-- What holds of the consent to personal offers; nothing ever said is no.
select coalesce((select c.given
                   from consents c
                  where c.account_id = :accountId and c.purpose = 'personalised_offers'
                  order by c.id desc
                  limit 1), false) as "given!"
