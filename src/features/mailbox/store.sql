-- name: listMails :many
select id, to_address, subject, created_at from mails order by id desc limit 200

-- name: findMail :maybe
select id, to_address, subject, text, html, language, created_at from mails where id = :id
