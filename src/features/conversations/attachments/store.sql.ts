// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none } from '#platform/db/query.ts';
import { bytes, number } from '#platform/db/cells.ts';

/**
 * Written down before it is stored, to be removed unless a message gets it.
 */
export const planObject = none<{ objectKey: string; dueAt: Date }>({
  name: 'conversations/attachments/planObject',
  text: 'insert into attachment_removals (object_key, due_at) values ($1, $2)',
  values: (p) => [p.objectKey, p.dueAt],
});

export type InsertDraftRow = {
  id: number;
};

/**
 * None where the form has the same file already, or as many as it may have.
 */
export const insertDraft = maybe<
  {
    formHash: Buffer;
    name: string;
    kind: string;
    size: number;
    sha256: Buffer;
    objectKey: string;
    now: Date;
    most: number;
  },
  InsertDraftRow
>({
  name: 'conversations/attachments/insertDraft',
  text: 'insert into conversation_attachments (form_hash, name, kind, size, sha256, object_key, created_at)\nselect $1, $2, $3, $4, $5, $6, $7\n where (select count(*) from conversation_attachments a where a.form_hash = $1) < $8\non conflict on constraint conversation_attachments_once_each do nothing\nreturning id',
  values: (p) => [p.formHash, p.name, p.kind, p.size, p.sha256, p.objectKey, p.now, p.most],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type ListDraftsRow = {
  id: number;
  name: string;
  size: number;
};

export const listDrafts = many<{ formHash: Buffer }, ListDraftsRow>({
  name: 'conversations/attachments/listDrafts',
  text: 'select id, name, size from conversation_attachments where form_hash = $1 and message_id is null order by id',
  values: (p) => [p.formHash],
  row: (c) => ({ id: number(c[0]) as number, name: c[1] as string, size: number(c[2]) as number }),
});

export const removeDrafts = none<{ formHash: Buffer; ids: number[] }>({
  name: 'conversations/attachments/removeDrafts',
  text: 'delete from conversation_attachments where form_hash = $1 and message_id is null and id = any($2)',
  values: (p) => [p.formHash, p.ids],
});

/**
 * The files of the form become those of the message, and are crossed out first: what is just being removed is not taken.
 */
export const attachDrafts = none<{ formHash: Buffer; messageId: number }>({
  name: 'conversations/attachments/attachDrafts',
  text: 'with kept as (\n  delete from attachment_removals r using conversation_attachments a\n   where a.form_hash = $1 and a.message_id is null and r.object_key = a.object_key\n  returning r.object_key\n)\nupdate conversation_attachments a set message_id = $2\n  from kept where a.object_key = kept.object_key',
  values: (p) => [p.formHash, p.messageId],
});

export const forgetRemovals = none<{ objectKeys: string[] }>({
  name: 'conversations/attachments/forgetRemovals',
  text: 'delete from attachment_removals where object_key = any($1)',
  values: (p) => [p.objectKeys],
});

export type ListAttachmentsRow = {
  id: number;
  messageId: number;
  name: string;
  kind: string;
  size: number;
};

/**
 * Only after the conversation was found.
 */
export const listAttachments = many<{ conversationId: number }, ListAttachmentsRow>({
  name: 'conversations/attachments/listAttachments',
  text: 'select a.id, a.message_id as "message_id!", a.name, a.kind, a.size\n  from conversation_attachments a\n  join conversation_messages m on m.id = a.message_id\n where m.conversation_id = $1\n order by a.id',
  values: (p) => [p.conversationId],
  row: (c) => ({
    id: number(c[0]) as number,
    messageId: number(c[1]) as number,
    name: c[2] as string,
    kind: c[3] as string,
    size: number(c[4]) as number,
  }),
});

export type FindAttachmentRow = {
  name: string;
  kind: string;
  size: number;
  sha256: Buffer;
  objectKey: string;
};

/**
 * A file of a conversation that belongs to the account; to a guest where `accountId` is null.
 */
export const findAttachment = maybe<
  { attachmentId: number; conversationId: number; accountId: number | null },
  FindAttachmentRow
>({
  name: 'conversations/attachments/findAttachment',
  text: 'select a.name, a.kind, a.size, a.sha256, a.object_key\n  from conversation_attachments a\n  join conversation_messages m on m.id = a.message_id\n  join conversations c on c.id = m.conversation_id\n where a.id = $1 and c.id = $2 and c.account_id is not distinct from $3',
  values: (p) => [p.attachmentId, p.conversationId, p.accountId],
  row: (c) => ({
    name: c[0] as string,
    kind: c[1] as string,
    size: number(c[2]) as number,
    sha256: bytes(c[3]) as Buffer,
    objectKey: c[4] as string,
  }),
});

export type TakeDueRemovalsRow = {
  objectKey: string;
};

/**
 * Locked until they are done, so that another process takes others.
 */
export const takeDueRemovals = many<{ now: Date }, TakeDueRemovalsRow>({
  name: 'conversations/attachments/takeDueRemovals',
  text: 'select object_key from attachment_removals where due_at <= $1 order by due_at limit 100\n   for update skip locked',
  values: (p) => [p.now],
  row: (c) => ({ objectKey: c[0] as string }),
});

/**
 * Files of forms that were never sent. Those that belong to a message are never due.
 */
export const forgetDrafts = none<{ objectKeys: string[] }>({
  name: 'conversations/attachments/forgetDrafts',
  text: 'delete from conversation_attachments where object_key = any($1) and message_id is null',
  values: (p) => [p.objectKeys],
});
