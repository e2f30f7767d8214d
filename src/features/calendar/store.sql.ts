// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none } from '#platform/db/query.ts';
import { bytes, flag, instant, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type FindFeedRow = {
  salt: Buffer;
  madeAt: Date;
  lastReadAt: Date | null;
};

export const findFeed = maybe<{ accountId: number }, FindFeedRow>({
  name: 'calendar/findFeed',
  text: 'select salt, made_at, last_read_at from calendar_feeds where account_id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({
    salt: bytes(c[0]) as Buffer,
    madeAt: instant(c[1]) as Date,
    lastReadAt: instant(c[2]) as Date | null,
  }),
});

export const putFeed = none<{ accountId: number; salt: Buffer; tokenHash: Buffer; now: Date }>({
  name: 'calendar/putFeed',
  text: 'insert into calendar_feeds (account_id, salt, token_hash, made_at)\nvalues ($1, $2, $3, $4)\non conflict (account_id) do update\n   set salt = excluded.salt, token_hash = excluded.token_hash, made_at = excluded.made_at, last_read_at = null',
  values: (p) => [p.accountId, p.salt, p.tokenHash, p.now],
});

export type DeleteFeedRow = {
  accountId: number;
};

export const deleteFeed = maybe<{ accountId: number }, DeleteFeedRow>({
  name: 'calendar/deleteFeed',
  text: 'delete from calendar_feeds where account_id = $1 returning account_id',
  values: (p) => [p.accountId],
  row: (c) => ({ accountId: number(c[0]) as number }),
});

export type ReadFeedRow = {
  accountId: number;
  language: string;
};

/**
 * Whose feed it is, and that it was read.
 */
export const readFeed = maybe<{ now: Date; tokenHash: Buffer }, ReadFeedRow>({
  name: 'calendar/readFeed',
  text: 'update calendar_feeds f\n   set last_read_at = $1\n  from accounts a\n where f.token_hash = $2 and a.id = f.account_id\nreturning f.account_id, a.language',
  values: (p) => [p.now, p.tokenHash],
  row: (c) => ({ accountId: number(c[0]) as number, language: c[1] as string }),
});

export type ListPointsRow = {
  id: number;
  name: string;
  street: string;
  post: string;
  energy: string;
  operatorCode: string;
  from: Day;
  until: Day | null;
};

/**
 * A point once for each time it was supplied; what the operator reads itself is in nobody's calendar.
 */
export const listPoints = many<{ accountId: number; since: Day }, ListPointsRow>({
  name: 'calendar/listPoints',
  text: 'select p.id, coalesce(p.number, p.gsrn) as "name!", p.street, p.post, p.energy, p.operator_code,\n       v.visible_from as "from!", v.visible_until as until\n  from visible_supplies v\n  join metering_points p on p.id = v.metering_point_id\n where v.account_id = $1 and not p.read_remotely\n   and (v.visible_until is null or v.visible_until >= $2)\n order by p.street, p.number, p.gsrn, v.visible_from',
  values: (p) => [p.accountId, p.since],
  row: (c) => ({
    id: number(c[0]) as number,
    name: c[1] as string,
    street: c[2] as string,
    post: c[3] as string,
    energy: c[4] as string,
    operatorCode: c[5] as string,
    from: c[6] as Day,
    until: c[7] as Day | null,
  }),
});

/**
 * An event that tells something else than before gets the next number; one that came back is told anew.
 */
export const noteEvents = none<{
  accountId: number;
  now: Date;
  keys: string[];
  opensOn: Day[];
  closesOn: Day[];
  digests: string[];
}>({
  name: 'calendar/noteEvents',
  text: 'insert into calendar_events as e (account_id, key, opens_on, closes_on, digest, changed_at)\nselect $1, n.key, n.opens_on, n.closes_on, n.digest, $2\n  from unnest($3::text[], $4::date[], $5::date[], $6::text[]) as n (key, opens_on, closes_on, digest)\n order by n.key\non conflict (account_id, key) do update\n   set opens_on = excluded.opens_on, closes_on = excluded.closes_on, digest = excluded.digest,\n       sequence = e.sequence + 1, changed_at = excluded.changed_at, cancelled = false\n where e.digest <> excluded.digest or e.cancelled',
  values: (p) => [p.accountId, p.now, p.keys, p.opensOn, p.closesOn, p.digests],
});

export const cancelEvents = none<{ now: Date; accountId: number; since: Day; keys: string[] }>({
  name: 'calendar/cancelEvents',
  text: 'update calendar_events\n   set cancelled = true, sequence = sequence + 1, changed_at = $1\n where account_id = $2 and not cancelled and closes_on >= $3 and key <> all ($4::text[])',
  values: (p) => [p.now, p.accountId, p.since, p.keys],
});

export type ListEventsRow = {
  key: string;
  opensOn: Day;
  closesOn: Day;
  sequence: number;
  changedAt: Date;
  cancelled: boolean;
};

export const listEvents = many<{ accountId: number; since: Day }, ListEventsRow>({
  name: 'calendar/listEvents',
  text: 'select key, opens_on, closes_on, sequence, changed_at, cancelled\n  from calendar_events\n where account_id = $1 and closes_on >= $2\n order by opens_on, key',
  values: (p) => [p.accountId, p.since],
  row: (c) => ({
    key: c[0] as string,
    opensOn: c[1] as Day,
    closesOn: c[2] as Day,
    sequence: number(c[3]) as number,
    changedAt: instant(c[4]) as Date,
    cancelled: flag(c[5]) as boolean,
  }),
});
