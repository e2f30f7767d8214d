// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { bytes, flag, instant, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type ListReminderPointsRow = {
  id: number;
  number: string | null;
  gsrn: string;
  energy: string;
  operatorCode: string;
  street: string;
  postCode: string;
  post: string;
  readRemotely: boolean;
  suppliedFrom: Day;
  suppliedUntil: Day | null;
  byMail: boolean;
  bySms: boolean;
  atOpening: boolean;
  atLastButOne: boolean;
  atLast: boolean;
};

/**
 * Every point that the account may see on some day, supplied now or not, with what is chosen for it.
 */
export const listReminderPoints = many<{ accountId: number }, ListReminderPointsRow>({
  name: 'reminders/pages/listReminderPoints',
  text: 'with visible as (\n  select v.metering_point_id, min(v.visible_from) as visible_from,\n         -- null: open\n         nullif(max(coalesce(v.visible_until, \'infinity\')), \'infinity\') as visible_until\n    from visible_supplies v\n   where v.account_id = $1\n   group by v.metering_point_id\n)\nselect p.id, p.number, p.gsrn, p.energy, p.operator_code, p.street, p.post_code, p.post, p.read_remotely,\n       v.visible_from as "supplied_from!", v.visible_until as "supplied_until?",\n       coalesce(c.by_mail, false) as "by_mail!", coalesce(c.by_sms, false) as "by_sms!",\n       coalesce(c.at_opening, true) as "at_opening!", coalesce(c.at_last_but_one, false) as "at_last_but_one!",\n       coalesce(c.at_last, true) as "at_last!"\n  from visible v\n  join metering_points p on p.id = v.metering_point_id\n  left join reminder_choices c on c.account_id = $1 and c.metering_point_id = p.id',
  values: (p) => [p.accountId],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string | null,
    gsrn: c[2] as string,
    energy: c[3] as string,
    operatorCode: c[4] as string,
    street: c[5] as string,
    postCode: c[6] as string,
    post: c[7] as string,
    readRemotely: flag(c[8]) as boolean,
    suppliedFrom: c[9] as Day,
    suppliedUntil: c[10] as Day | null,
    byMail: flag(c[11]) as boolean,
    bySms: flag(c[12]) as boolean,
    atOpening: flag(c[13]) as boolean,
    atLastButOne: flag(c[14]) as boolean,
    atLast: flag(c[15]) as boolean,
  }),
});

export type FindHoursRow = {
  quietFrom: number;
  quietUntil: number;
};

/**
 * The hours in which nothing is sent, where the account has hours of its own.
 */
export const findHours = maybe<{ accountId: number }, FindHoursRow>({
  name: 'reminders/pages/findHours',
  text: 'select quiet_from, quiet_until from reminder_hours where account_id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({ quietFrom: number(c[0]) as number, quietUntil: number(c[1]) as number }),
});

export const saveHours = none<{ accountId: number; from: number; until: number }>({
  name: 'reminders/pages/saveHours',
  text: 'insert into reminder_hours as h (account_id, quiet_from, quiet_until)\nvalues ($1, $2, $3)\non conflict (account_id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until',
  values: (p) => [p.accountId, p.from, p.until],
});

/**
 * What is chosen for each of the points: each list holds those of which it is true. Points that are not the account's are
 * passed over, and so is what nobody has changed.
 */
export const saveChoices = none<{
  accountId: number;
  now: Date;
  byMail: number[];
  bySms: number[];
  atOpening: number[];
  atLastButOne: number[];
  atLast: number[];
  pointIds: number[];
}>({
  name: 'reminders/pages/saveChoices',
  text: 'insert into reminder_choices as c\n       (account_id, metering_point_id, by_mail, by_sms, at_opening, at_last_but_one, at_last, changed_at)\nselect $1, e.id, e.by_mail, e.by_sms, e.at_opening, e.at_last_but_one, e.at_last, $2\n  from (select p.id, p.id = any($3::bigint[]) as by_mail, p.id = any($4::bigint[]) as by_sms,\n               p.id = any($5::bigint[]) as at_opening, p.id = any($6::bigint[]) as at_last_but_one,\n               p.id = any($7::bigint[]) as at_last\n          from unnest($8::bigint[]) as p (id)) e\n where exists (select from visible_supplies v where v.account_id = $1 and v.metering_point_id = e.id)\n   and (e.by_mail or e.by_sms or not e.at_opening or e.at_last_but_one or not e.at_last\n        or exists (select from reminder_choices k where k.account_id = $1 and k.metering_point_id = e.id))\n order by e.id -- two saves at once wait for each other and do not lock each other out\non conflict (account_id, metering_point_id) do update\n   set by_mail = excluded.by_mail, by_sms = excluded.by_sms, at_opening = excluded.at_opening,\n       at_last_but_one = excluded.at_last_but_one, at_last = excluded.at_last, changed_at = excluded.changed_at\n where (c.by_mail, c.by_sms, c.at_opening, c.at_last_but_one, c.at_last) is distinct from\n       (excluded.by_mail, excluded.by_sms, excluded.at_opening, excluded.at_last_but_one, excluded.at_last)',
  values: (p) => [p.accountId, p.now, p.byMail, p.bySms, p.atOpening, p.atLastButOne, p.atLast, p.pointIds],
});

/**
 * Turns one channel on or off for the points, and leaves everything else as it is. Points that are not the account's are
 * passed over.
 */
export const switchChannel = none<{ accountId: number; channel: string; on: boolean; now: Date; pointIds: number[] }>({
  name: 'reminders/pages/switchChannel',
  text: "insert into reminder_choices as c (account_id, metering_point_id, by_mail, by_sms, changed_at)\nselect $1, p.id, $2 = 'mail' and $3, $2 = 'sms' and $3, $4\n  from unnest($5::bigint[]) as p (id)\n where exists (select from visible_supplies v where v.account_id = $1 and v.metering_point_id = p.id)\n   and ($3 or exists (select from reminder_choices k where k.account_id = $1 and k.metering_point_id = p.id))\n order by p.id\non conflict (account_id, metering_point_id) do update\n   set by_mail = case $2 when 'mail' then $3 else c.by_mail end,\n       by_sms = case $2 when 'sms' then $3 else c.by_sms end,\n       changed_at = excluded.changed_at\n where case $2 when 'mail' then c.by_mail else c.by_sms end <> $3",
  values: (p) => [p.accountId, p.channel, p.on, p.now, p.pointIds],
});

export const answerOffer = none<{ now: Date; accountId: number }>({
  name: 'reminders/pages/answerOffer',
  text: 'update accounts set reminder_offer_answered_at = $1 where id = $2 and reminder_offer_answered_at is null',
  values: (p) => [p.now, p.accountId],
});

export type GetMobileRow = {
  number: string | null;
  confirmedAt: Date | null;
  pending: string | null;
  phone: string;
  country: string;
};

/**
 * The confirmed number, the one that waits for its code, and the phone of the profile.
 */
export const getMobile = one<{ now: Date; mostTries: number; accountId: number }, GetMobileRow>({
  name: 'reminders/pages/getMobile',
  text: 'select m.number as "number?", m.confirmed_at as "confirmed_at?", c.number as "pending?", a.phone, a.country\n  from accounts a\n  left join mobile_numbers m on m.account_id = a.id\n  left join mobile_codes c on c.account_id = a.id and c.expires_at > $1 and c.tries < $2\n where a.id = $3',
  values: (p) => [p.now, p.mostTries, p.accountId],
  row: (c) => ({
    number: c[0] as string | null,
    confirmedAt: instant(c[1]) as Date | null,
    pending: c[2] as string | null,
    phone: c[3] as string,
    country: c[4] as string,
  }),
});

export const saveCode = none<{ accountId: number; number: string; codeHash: Buffer; now: Date; expiresAt: Date }>({
  name: 'reminders/pages/saveCode',
  text: 'insert into mobile_codes (account_id, number, code_hash, tries, sent_at, expires_at)\nvalues ($1, $2, $3, 0, $4, $5)\non conflict (account_id) do update\n   set number = excluded.number, code_hash = excluded.code_hash, tries = 0, sent_at = excluded.sent_at,\n       expires_at = excluded.expires_at',
  values: (p) => [p.accountId, p.number, p.codeHash, p.now, p.expiresAt],
});

export type TryCodeRow = {
  number: string;
  codeHash: Buffer;
  tries: number;
};

/**
 * Counts a try at the code that waits. Undefined: none waits, or all tries are used up.
 */
export const tryCode = maybe<{ accountId: number; now: Date; mostTries: number }, TryCodeRow>({
  name: 'reminders/pages/tryCode',
  text: 'update mobile_codes\n   set tries = tries + 1\n where account_id = $1 and expires_at > $2 and tries < $3\nreturning number, code_hash, tries',
  values: (p) => [p.accountId, p.now, p.mostTries],
  row: (c) => ({ number: c[0] as string, codeHash: bytes(c[1]) as Buffer, tries: number(c[2]) as number }),
});

export const deleteCode = none<{ accountId: number }>({
  name: 'reminders/pages/deleteCode',
  text: 'delete from mobile_codes where account_id = $1',
  values: (p) => [p.accountId],
});

export const saveMobile = none<{ accountId: number; number: string; now: Date }>({
  name: 'reminders/pages/saveMobile',
  text: 'insert into mobile_numbers (account_id, number, confirmed_at)\nvalues ($1, $2, $3)\non conflict (account_id) do update set number = excluded.number, confirmed_at = excluded.confirmed_at',
  values: (p) => [p.accountId, p.number, p.now],
});

export const deleteMobile = none<{ accountId: number }>({
  name: 'reminders/pages/deleteMobile',
  text: 'delete from mobile_numbers where account_id = $1',
  values: (p) => [p.accountId],
});

export const switchOffSms = none<{ now: Date; accountId: number }>({
  name: 'reminders/pages/switchOffSms',
  text: 'update reminder_choices set by_sms = false, changed_at = $1 where account_id = $2 and by_sms',
  values: (p) => [p.now, p.accountId],
});

export type FindStoppableRow = {
  id: number;
  accountId: number;
  channel: string;
  language: string;
  pointsOn: number;
  pointsStopped: number;
  otherChannel: boolean;
};

/**
 * Whose reminders on which channel a stop link is about: how many points have them now, and how many the last stop ended
 * that has not been undone.
 */
export const findStoppable = maybe<{ stopHash: Buffer }, FindStoppableRow>({
  name: 'reminders/pages/findStoppable',
  text: 'select r.id, r.account_id, r.channel, a.language,\n       (select count(*) from reminder_choices c\n         where c.account_id = r.account_id and case r.channel when \'mail\' then c.by_mail else c.by_sms end) as "points_on!",\n       coalesce((select cardinality(s.metering_point_ids)\n          from reminder_stops s\n          join reminders o on o.id = s.reminder_id\n         where o.account_id = r.account_id and o.channel = r.channel and s.undone_at is null\n         order by s.id desc\n         limit 1), 0) as "points_stopped!",\n       exists (select from reminder_choices c\n                where c.account_id = r.account_id and case r.channel when \'mail\' then c.by_sms else c.by_mail end) as "other_channel!"\n  from reminders r\n  join accounts a on a.id = r.account_id\n where r.stop_hash = $1',
  values: (p) => [p.stopHash],
  row: (c) => ({
    id: number(c[0]) as number,
    accountId: number(c[1]) as number,
    channel: c[2] as string,
    language: c[3] as string,
    pointsOn: number(c[4]) as number,
    pointsStopped: number(c[5]) as number,
    otherChannel: flag(c[6]) as boolean,
  }),
});

export type StopChannelRow = {
  points: number;
};

/**
 * Turns the channel of the reminder off for all points of its account, and keeps for which. Undefined: it was off.
 */
export const stopChannel = maybe<{ now: Date; reminderId: number }, StopChannelRow>({
  name: 'reminders/pages/stopChannel',
  text: "with stopped as (\n  update reminder_choices c\n     set by_mail = c.by_mail and r.channel <> 'mail', by_sms = c.by_sms and r.channel <> 'sms', changed_at = $1\n    from reminders r\n   where r.id = $2 and c.account_id = r.account_id\n     and case r.channel when 'mail' then c.by_mail else c.by_sms end\n  returning c.metering_point_id\n)\ninsert into reminder_stops (reminder_id, stopped_at, metering_point_ids)\nselect $2, $1, array_agg(s.metering_point_id order by s.metering_point_id)\n  from stopped s\nhaving count(*) > 0\nreturning cardinality(metering_point_ids) as \"points!\"",
  values: (p) => [p.now, p.reminderId],
  row: (c) => ({ points: number(c[0]) as number }),
});

export type UndoStopRow = {
  points: number;
};

/**
 * Undoes the last stop on the channel of the reminder: what it turned off is on again. Undefined: there is none to undo.
 */
export const undoStop = maybe<{ reminderId: number; now: Date }, UndoStopRow>({
  name: 'reminders/pages/undoStop',
  text: "with last as (\n  select s.id\n    from reminder_stops s\n    join reminders o on o.id = s.reminder_id\n    join reminders r on r.account_id = o.account_id and r.channel = o.channel\n   where r.id = $1 and s.undone_at is null\n   order by s.id desc\n   limit 1\n     for update of s\n), undone as (\n  update reminder_stops s set undone_at = $2\n    from last\n   where s.id = last.id and s.undone_at is null\n  returning s.metering_point_ids\n), switched as (\n  update reminder_choices c\n     set by_mail = c.by_mail or r.channel = 'mail', by_sms = c.by_sms or r.channel = 'sms', changed_at = $2\n    from undone, reminders r\n   where r.id = $1 and c.account_id = r.account_id and c.metering_point_id = any(undone.metering_point_ids)\n  returning c.metering_point_id\n)\nselect cardinality(undone.metering_point_ids) as \"points!\" from undone",
  values: (p) => [p.reminderId, p.now],
  row: (c) => ({ points: number(c[0]) as number }),
});
