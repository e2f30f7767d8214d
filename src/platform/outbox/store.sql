-- name: insertMessages :many
insert into messages (account_id, template, channel, recipient, language, subject, text, html, shown_text, stop_url,
                      asked_for, created_at, due_at, next_try_at, expires_at, quiet_from, quiet_until)
select m.account_id, m.template, m.channel, m.recipient, m.language, m.subject, m.text, m.html, m.shown_text, m.stop_url,
       m.asked_for, m.created_at, m.due_at, m.due_at, m.expires_at, m.quiet_from, m.quiet_until
  from rows from (json_to_recordset((:messages::text)::json) as (
         account_id bigint, template text, channel text, recipient text, language text, subject text, text text,
         html text, shown_text text, stop_url text, asked_for boolean, created_at timestamptz, due_at timestamptz,
         expires_at timestamptz, quiet_from smallint, quiet_until smallint)) with ordinality
       as m (account_id, template, channel, recipient, language, subject, text, html, shown_text, stop_url, asked_for,
             created_at, due_at, expires_at, quiet_from, quiet_until, place)
 order by m.place
returning id

-- name: deleteOldMessages :none
delete from messages where created_at < :before
