-- name: listMails :many
select id, recipient, subject, created_at from messages order by id desc limit 200

-- name: findMail :maybe
select id, recipient, subject, text, html, language, created_at from messages where id = :id
