-- The supplier's side.

-- name: listOpen :many
-- What waits for an answer, the longest waiting first. Nothing of who asks.
select c.id, c.number, c.topic, c.state, c.created_at, c.changed_at, c.account_id is null as "is_guest!", c.language,
       (select count(*) from conversation_messages m where m.conversation_id = c.id)::int as "messages!",
       (select count(*) from conversation_attachments a join conversation_messages m on m.id = a.message_id
         where m.conversation_id = c.id)::int as "attachments!"
  from conversations c
 where c.state in ('sent', 'in_progress')
 order by c.changed_at, c.id
 limit 500

-- name: lockByNumber :maybe
-- With all that an answer needs to know.
select c.id, c.number, c.topic, c.state, c.created_at, c.language, c.account_id,
       coalesce(a.name, c.guest_name) as "name!", coalesce(a.email, c.guest_email) as "email!",
       k.number as "contract_number?", b.number as "bill_number?", coalesce(p.number, p.gsrn) as "point_number?",
       p.street as "point_street?"
  from conversations c
  left join accounts a on a.id = c.account_id
  left join contracts k on k.id = c.contract_id
  left join bills b on b.id = c.bill_id
  left join metering_points p on p.id = c.metering_point_id
 where c.number = :number
   for update of c

-- name: listFiles :many
select a.id, a.message_id as "message_id!", a.name, a.kind, a.size, a.object_key
  from conversation_attachments a
  join conversation_messages m on m.id = a.message_id
 where m.conversation_id = :conversationId
 order by a.id

-- name: setAnswered :none
update conversations set state = :state, changed_at = :now, answered_at = :now where id = :conversationId
