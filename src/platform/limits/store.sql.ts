// Generated from store.sql by `npm run generate`. Do not edit.
import { none, one } from '#platform/db/query.ts';
import { instant, number } from '#platform/db/cells.ts';

export type CountTryRow = {
  tries: number;
  lastTryAt: Date;
};

/**
 * Counts one try, and gives the count and the moment of the last try that was let go. Over the limit the count stays one
 * above it and the moment stands still: the pause is a window long from then on. Below it a window begins with its first
 * try. What has passed starts anew.
 */
export const countTry = one<
  { action: string; subjectHash: Buffer; now: Date; mostTries: number; windowSeconds: number },
  CountTryRow
>({
  name: 'platform/limits/countTry',
  text: 'insert into try_counters as c (action, subject_hash, tries, started_at, last_try_at)\nvalues ($1, $2, 1, $3, $3)\non conflict (action, subject_hash) do update\n   set (tries, started_at, last_try_at) = (\n         select case when gone then 1 else least(c.tries, $4) + 1 end,\n                case when gone then $3 else c.started_at end,\n                case when gone or c.tries < $4 then $3 else c.last_try_at end\n           from (select case when c.tries >= $4 then c.last_try_at else c.started_at end\n                          <= $3::timestamptz - make_interval(secs => $5) as gone) w)\nreturning tries, last_try_at',
  values: (p) => [p.action, p.subjectHash, p.now, p.mostTries, p.windowSeconds],
  row: (c) => ({ tries: number(c[0]) as number, lastTryAt: instant(c[1]) as Date }),
});

export const giveTryBack = none<{ mostTries: number; action: string; subjectHash: Buffer }>({
  name: 'platform/limits/giveTryBack',
  text: 'update try_counters\n   set tries = least(tries, $1) - 1\n where action = $2 and subject_hash = $3 and tries > 0',
  values: (p) => [p.mostTries, p.action, p.subjectHash],
});

export const forgetTries = none<{ action: string; subjectHash: Buffer }>({
  name: 'platform/limits/forgetTries',
  text: 'delete from try_counters where action = $1 and subject_hash = $2',
  values: (p) => [p.action, p.subjectHash],
});

export const forgetOldTries = none<{ before: Date }>({
  name: 'platform/limits/forgetOldTries',
  text: 'delete from try_counters where last_try_at < $1',
  values: (p) => [p.before],
});
