-- name: agreeToTerms :maybe
-- Once, also when the button is pressed twice: no row where that version is the one agreed to last.
with account as (
  select a.id from accounts a where a.id = :accountId for update
)
insert into consents (account_id, purpose, given, text_version, recorded_at, origin)
select account.id, 'terms_and_privacy', true, :version, :now, 'new_terms'
  from account
 where :version::text is distinct from (select c.text_version
                                    from consents c
                                   where c.account_id = account.id and c.purpose = 'terms_and_privacy' and c.given
                                   order by c.id desc
                                   limit 1)
returning id

-- name: putTermsOff :none
update sessions set terms_put_off = :version where id = :sessionId and account_id = :accountId
