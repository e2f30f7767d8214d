// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';

export type InsertArchiveRow = {
  id: number;
};

/**
 * No row where one is under way already.
 */
export const insertArchive = maybe<{ accountId: number; language: string; now: Date }, InsertArchiveRow>({
  name: 'rights/archive/insertArchive',
  text: "insert into data_archives (account_id, language, requested_at)\nvalues ($1, $2, $3)\non conflict (account_id) where state in ('waiting', 'making') do nothing\nreturning id",
  values: (p) => [p.accountId, p.language, p.now],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type ListArchivesRow = {
  id: number;
  state: string;
  requestedAt: Date;
  filesMade: number;
  filesPlanned: number;
  size: number;
  readyAt: Date | null;
  expiresAt: Date | null;
};

/**
 * The newest first; what is long over is not told of.
 */
export const listArchives = many<{ accountId: number }, ListArchivesRow>({
  name: 'rights/archive/listArchives',
  text: 'select id, state, requested_at, files_made, files_planned, size, ready_at, expires_at\n  from data_archives\n where account_id = $1\n order by id desc\n limit 5',
  values: (p) => [p.accountId],
  row: (c) => ({
    id: number(c[0]) as number,
    state: c[1] as string,
    requestedAt: instant(c[2]) as Date,
    filesMade: number(c[3]) as number,
    filesPlanned: number(c[4]) as number,
    size: number(c[5]) as number,
    readyAt: instant(c[6]) as Date | null,
    expiresAt: instant(c[7]) as Date | null,
  }),
});

export type FindArchiveRow = {
  id: number;
  state: string;
  filesMade: number;
  filesPlanned: number;
  size: number;
  attempts: number;
  expiresAt: Date | null;
  readyAt: Date | null;
};

export const findArchive = maybe<{ accountId: number; id: number }, FindArchiveRow>({
  name: 'rights/archive/findArchive',
  text: 'select id, state, files_made, files_planned, size, attempts, expires_at, ready_at\n  from data_archives\n where account_id = $1 and id = $2',
  values: (p) => [p.accountId, p.id],
  row: (c) => ({
    id: number(c[0]) as number,
    state: c[1] as string,
    filesMade: number(c[2]) as number,
    filesPlanned: number(c[3]) as number,
    size: number(c[4]) as number,
    attempts: number(c[5]) as number,
    expiresAt: instant(c[6]) as Date | null,
    readyAt: instant(c[7]) as Date | null,
  }),
});

export type ListReadyPartsRow = {
  objectKey: string;
};

export const listReadyParts = many<{ id: number; accountId: number; now: Date }, ListReadyPartsRow>({
  name: 'rights/archive/listReadyParts',
  text: "select p.object_key\n  from data_archives a\n  join data_archive_parts p on p.archive_id = a.id and p.attempt = a.attempts\n where a.id = $1 and a.account_id = $2 and a.state = 'ready' and a.expires_at > $3\n order by p.number",
  values: (p) => [p.id, p.accountId, p.now],
  row: (c) => ({ objectKey: c[0] as string }),
});

export type ClaimArchiveRow = {
  id: number;
  accountId: number;
  language: string;
  attempt: number;
};

/**
 * The one that waits longest, or that a process has left behind. Others pass it by.
 */
export const claimArchive = maybe<{ now: Date; claimedUntil: Date }, ClaimArchiveRow>({
  name: 'rights/archive/claimArchive',
  text: "with next as (\n  select id\n    from data_archives\n   where account_id is not null and (state = 'waiting' or (state = 'making' and claimed_until <= $1))\n   order by id\n   limit 1\n     for update skip locked\n)\nupdate data_archives a\n   set state = 'making', attempts = a.attempts + 1, claimed_until = $2, files_made = 0, files_planned = 0, size = 0\n  from next\n where a.id = next.id\nreturning a.id, a.account_id as \"accountId!\", a.language, a.attempts as attempt",
  values: (p) => [p.now, p.claimedUntil],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    language: c[2] as string,
    attempt: number(c[3]) as number,
  }),
});

export type NoteProgressRow = {
  id: number;
};

/**
 * None where the archive is somebody else's by now, or nobody's.
 */
export const noteProgress = maybe<
  { made: number; planned: number; claimedUntil: Date; id: number; attempt: number },
  NoteProgressRow
>({
  name: 'rights/archive/noteProgress',
  text: "update data_archives\n   set files_made = $1, files_planned = $2, claimed_until = $3\n where id = $4 and attempts = $5 and state = 'making' and account_id is not null\nreturning id",
  values: (p) => [p.made, p.planned, p.claimedUntil, p.id, p.attempt],
  row: (c) => ({ id: number(c[0]) as number }),
});

export const insertPart = none<{ archiveId: number; attempt: number; number: number; objectKey: string; size: number }>(
  {
    name: 'rights/archive/insertPart',
    text: 'insert into data_archive_parts (archive_id, attempt, number, object_key, size)\nvalues ($1, $2, $3, $4, $5)',
    values: (p) => [p.archiveId, p.attempt, p.number, p.objectKey, p.size],
  },
);

export type FinishArchiveRow = {
  accountId: number;
  email: string;
  language: string;
};

export const finishArchive = maybe<
  { size: number; now: Date; expiresAt: Date; id: number; attempt: number },
  FinishArchiveRow
>({
  name: 'rights/archive/finishArchive',
  text: "update data_archives d\n   set state = 'ready', claimed_until = null, files_made = files_planned, size = $1, ready_at = $2, expires_at = $3\n  from accounts a\n where d.id = $4 and d.attempts = $5 and d.state = 'making' and a.id = d.account_id\nreturning a.id as account_id, a.email, a.language",
  values: (p) => [p.size, p.now, p.expiresAt, p.id, p.attempt],
  row: (c) => ({ accountId: number(c[0]) as number, email: c[1] as string, language: c[2] as string }),
});

export const giveUpArchive = none<{ id: number; attempt: number }>({
  name: 'rights/archive/giveUpArchive',
  text: "update data_archives set state = 'failed', claimed_until = null where id = $1 and attempts = $2 and state = 'making'",
  values: (p) => [p.id, p.attempt],
});

/**
 * To be made anew, at once.
 */
export const putBackArchive = none<{ id: number; attempt: number }>({
  name: 'rights/archive/putBackArchive',
  text: "update data_archives set state = 'waiting', claimed_until = null where id = $1 and attempts = $2 and state = 'making'",
  values: (p) => [p.id, p.attempt],
});

export const expireArchives = none<{ now: Date }>({
  name: 'rights/archive/expireArchives',
  text: "update data_archives set state = 'expired' where state = 'ready' and expires_at <= $1",
  values: (p) => [p.now],
});

export type ListLoosePartsRow = {
  archiveId: number;
  attempt: number;
  number: number;
  objectKey: string;
};

/**
 * Parts that nobody may read (any more): of attempts that came to nothing, of archives that are over, of accounts gone.
 */
export const listLooseParts = many<{ limit: number }, ListLoosePartsRow>({
  name: 'rights/archive/listLooseParts',
  text: "select p.archive_id, p.attempt, p.number, p.object_key\n  from data_archive_parts p\n  join data_archives a on a.id = p.archive_id\n where a.account_id is null or a.state in ('failed', 'expired', 'waiting') or p.attempt < a.attempts\n limit $1",
  values: (p) => [p.limit],
  row: (c) => ({
    archiveId: number(c[0]) as number,
    attempt: number(c[1]) as number,
    number: number(c[2]) as number,
    objectKey: c[3] as string,
  }),
});

export const deletePart = none<{ archiveId: number; attempt: number; number: number }>({
  name: 'rights/archive/deletePart',
  text: 'delete from data_archive_parts where archive_id = $1 and attempt = $2 and number = $3',
  values: (p) => [p.archiveId, p.attempt, p.number],
});

export const deleteOldArchives = none<{ before: Date }>({
  name: 'rights/archive/deleteOldArchives',
  text: "delete from data_archives a\n where (a.account_id is null or (a.state in ('failed', 'expired') and a.requested_at < $1))\n   and not exists (select from data_archive_parts p where p.archive_id = a.id)",
  values: (p) => [p.before],
});

export type FindConfirmedAtRow = {
  confirmedAt: Date;
};

/**
 * When the password of this session was last typed.
 */
export const findConfirmedAt = maybe<{ sessionId: number; accountId: number }, FindConfirmedAtRow>({
  name: 'rights/archive/findConfirmedAt',
  text: 'select greatest(created_at, confirmed_at) as "confirmedAt!" from sessions where id = $1 and account_id = $2',
  values: (p) => [p.sessionId, p.accountId],
  row: (c) => ({ confirmedAt: instant(c[0]) as Date }),
});

export const confirmSession = none<{ now: Date; sessionId: number; accountId: number }>({
  name: 'rights/archive/confirmSession',
  text: 'update sessions set confirmed_at = $1 where id = $2 and account_id = $3',
  values: (p) => [p.now, p.sessionId, p.accountId],
});
