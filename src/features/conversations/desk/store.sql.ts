// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none } from '#platform/db/query.ts';
import { flag, instant, number } from '#platform/db/cells.ts';

export type ListOpenRow = {
  id: number;
  number: string;
  topic: string;
  state: string;
  createdAt: Date;
  changedAt: Date;
  isGuest: boolean;
  language: string;
  messages: number;
  attachments: number;
};

/**
 * What waits for an answer, the longest waiting first. Nothing of who asks.
 */
export const listOpen = many<Record<string, never>, ListOpenRow>({
  name: 'conversations/desk/listOpen',
  text: 'select c.id, c.number, c.topic, c.state, c.created_at, c.changed_at, c.account_id is null as "is_guest!", c.language,\n       (select count(*) from conversation_messages m where m.conversation_id = c.id)::int as "messages!",\n       (select count(*) from conversation_attachments a join conversation_messages m on m.id = a.message_id\n         where m.conversation_id = c.id)::int as "attachments!"\n  from conversations c\n where c.state in (\'sent\', \'in_progress\')\n order by c.changed_at, c.id\n limit 500',
  values: () => [],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    topic: c[2] as string,
    state: c[3] as string,
    createdAt: instant(c[4]) as Date,
    changedAt: instant(c[5]) as Date,
    isGuest: flag(c[6]) as boolean,
    language: c[7] as string,
    messages: number(c[8]) as number,
    attachments: number(c[9]) as number,
  }),
});

export type LockByNumberRow = {
  id: number;
  number: string;
  topic: string;
  state: string;
  createdAt: Date;
  language: string;
  accountId: number | null;
  name: string;
  email: string;
  contractNumber: string | null;
  billNumber: string | null;
  pointNumber: string | null;
  pointStreet: string | null;
};

/**
 * With all that an answer needs to know.
 */
export const lockByNumber = maybe<{ number: string }, LockByNumberRow>({
  name: 'conversations/desk/lockByNumber',
  text: 'select c.id, c.number, c.topic, c.state, c.created_at, c.language, c.account_id,\n       coalesce(a.name, c.guest_name) as "name!", coalesce(a.email, c.guest_email) as "email!",\n       k.number as "contract_number?", b.number as "bill_number?", coalesce(p.number, p.gsrn) as "point_number?",\n       p.street as "point_street?"\n  from conversations c\n  left join accounts a on a.id = c.account_id\n  left join contracts k on k.id = c.contract_id\n  left join bills b on b.id = c.bill_id\n  left join metering_points p on p.id = c.metering_point_id\n where c.number = $1\n   for update of c',
  values: (p) => [p.number],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    topic: c[2] as string,
    state: c[3] as string,
    createdAt: instant(c[4]) as Date,
    language: c[5] as string,
    accountId: number(c[6]) as number | null,
    name: c[7] as string,
    email: c[8] as string,
    contractNumber: c[9] as string | null,
    billNumber: c[10] as string | null,
    pointNumber: c[11] as string | null,
    pointStreet: c[12] as string | null,
  }),
});

export type ListFilesRow = {
  id: number;
  messageId: number;
  name: string;
  kind: string;
  size: number;
  objectKey: string;
};

export const listFiles = many<{ conversationId: number }, ListFilesRow>({
  name: 'conversations/desk/listFiles',
  text: 'select a.id, a.message_id as "message_id!", a.name, a.kind, a.size, a.object_key\n  from conversation_attachments a\n  join conversation_messages m on m.id = a.message_id\n where m.conversation_id = $1\n order by a.id',
  values: (p) => [p.conversationId],
  row: (c) => ({
    id: number(c[0]) as number,
    messageId: number(c[1]) as number,
    name: c[2] as string,
    kind: c[3] as string,
    size: number(c[4]) as number,
    objectKey: c[5] as string,
  }),
});

export const setAnswered = none<{ state: string; now: Date; conversationId: number }>({
  name: 'conversations/desk/setAnswered',
  text: 'update conversations set state = $1, changed_at = $2, answered_at = $2 where id = $3',
  values: (p) => [p.state, p.now, p.conversationId],
});
