// Generated from store.sql by `npm run generate`. Do not edit.
import { none, one } from '#platform/db/query.ts';

export type CountTryRow = {
  tries: number;
  startedAt: Date;
};

/**
 * Adds one try and gives the count in the running window; a window that has passed starts anew.
 */
export const countTry = one<{ action: string; subjectHash: Buffer; now: Date; windowSeconds: number }, CountTryRow>({
  name: 'platform/limits/countTry',
  text: 'insert into try_counters as c (action, subject_hash, tries, started_at, last_try_at)\nvalues ($1, $2, 1, $3, $3)\non conflict (action, subject_hash) do update\n   set tries = case when c.started_at > $3::timestamptz - make_interval(secs => $4) then c.tries + 1 else 1 end,\n       started_at = case when c.started_at > $3::timestamptz - make_interval(secs => $4) then c.started_at else $3 end,\n       last_try_at = $3\nreturning tries, started_at',
  values: (p) => [p.action, p.subjectHash, p.now, p.windowSeconds],
  row: (c) => ({ tries: c[0] as number, startedAt: c[1] as Date }),
});

export const forgetTries = none<{ action: string; subjectHash: Buffer }>({
  name: 'platform/limits/forgetTries',
  text: 'delete from try_counters where action = $1 and subject_hash = $2',
  values: (p) => [p.action, p.subjectHash],
  row: () => {
    throw new Error('no rows');
  },
});

export const forgetOldTries = none<{ before: Date }>({
  name: 'platform/limits/forgetOldTries',
  text: 'delete from try_counters where last_try_at < $1',
  values: (p) => [p.before],
  row: () => {
    throw new Error('no rows');
  },
});
