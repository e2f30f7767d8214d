-- Files of conversations: first of a form, then of the message that the form became.

-- name: planObject :none
-- Written down before it is stored, to be removed unless a message gets it.
insert into attachment_removals (object_key, due_at) values (:objectKey, :dueAt)

-- name: insertDraft :maybe
-- None where the form has the same file already, or as many as it may have.
insert into conversation_attachments (form_hash, name, kind, size, sha256, object_key, created_at)
select :formHash, :name, :kind, :size, :sha256, :objectKey, :now
 where (select count(*) from conversation_attachments a where a.form_hash = :formHash) < :most
on conflict on constraint conversation_attachments_once_each do nothing
returning id

-- name: listDrafts :many
select id, name, size from conversation_attachments where form_hash = :formHash and message_id is null order by id

-- name: removeDrafts :none
delete from conversation_attachments where form_hash = :formHash and message_id is null and id = any(:ids)

-- name: attachDrafts :none
-- The files of the form become those of the message, and are crossed out first: what is just being removed is not taken.
with kept as (
  delete from attachment_removals r using conversation_attachments a
   where a.form_hash = :formHash and a.message_id is null and r.object_key = a.object_key
  returning r.object_key
)
update conversation_attachments a set message_id = :messageId
  from kept where a.object_key = kept.object_key

-- name: forgetRemovals :none
delete from attachment_removals where object_key = any(:objectKeys)

-- name: listAttachments :many
-- Only after the conversation was found.
select a.id, a.message_id as "message_id!", a.name, a.kind, a.size
  from conversation_attachments a
  join conversation_messages m on m.id = a.message_id
 where m.conversation_id = :conversationId
 order by a.id

-- name: findAttachment :maybe
-- A file of a conversation that belongs to the account; to a guest where `accountId` is null.
select a.name, a.kind, a.size, a.sha256, a.object_key
  from conversation_attachments a
  join conversation_messages m on m.id = a.message_id
  join conversations c on c.id = m.conversation_id
 where a.id = :attachmentId and c.id = :conversationId and c.account_id is not distinct from :accountId?

-- name: takeDueRemovals :many
-- Locked until they are done, so that another process takes others.
select object_key from attachment_removals where due_at <= :now order by due_at limit 100
   for update skip locked

-- name: forgetDrafts :none
-- Files of forms that were never sent. Those that belong to a message are never due.
delete from conversation_attachments where object_key = any(:objectKeys) and message_id is null
