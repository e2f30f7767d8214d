-- Questions of people without an account.

-- name: insertQuestion :one
insert into waiting_questions (name, email, topic, body, language, asked_at, ticket_hash, ready_at)
values (:name, :email, :topic, :body, :language, :now, :ticketHash?, :readyAt?)
returning id

-- name: setLink :none
update waiting_questions set link_hash = :linkHash, expires_at = :expiresAt where id = :id

-- name: findTicket :maybe
select ready_at as "ready_at!" from waiting_questions where ticket_hash = :ticketHash

-- name: redeemTicket :maybe
-- The waiting question goes on, once.
update waiting_questions set ticket_hash = null, ready_at = null
 where ticket_hash = :ticketHash and ready_at <= :now
returning id, email, language

-- name: findQuestion :maybe
select id, name, email, topic, body, language, asked_at, expires_at as "expires_at!", conversation_id
  from waiting_questions where link_hash = :linkHash

-- name: lockQuestion :maybe
select id, name, email, topic, body, language, conversation_id
  from waiting_questions where link_hash = :linkHash and expires_at > :now
   for update

-- name: questionBecame :none
-- What was asked stands in the conversation from now on, and only there.
update waiting_questions set conversation_id = :conversationId, body = '', name = '' where id = :id

-- name: insertLink :none
insert into conversation_links (token_hash, conversation_id, expires_at) values (:tokenHash, :conversationId, :expiresAt)

-- name: findLinked :maybe
-- The conversation that a secret address opens. Guests' only.
select c.id
  from conversation_links l join conversations c on c.id = l.conversation_id
 where l.token_hash = :tokenHash and l.expires_at > :now and c.account_id is null

-- name: deleteOldQuestions :none
delete from waiting_questions where asked_at < :before

-- name: deleteOldLinks :none
delete from conversation_links where expires_at < :now

-- name: deleteOldConversations :none
delete from conversations where account_id is null and changed_at < :before
