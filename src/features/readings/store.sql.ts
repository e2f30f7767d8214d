// Generated from store.sql by `npm run generate`. Do not edit.
import { many, maybe, none, one } from '#platform/db/query.ts';
import { flag, instant, json, number, textList } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';
import type { ChosenPoint, PointCard } from './form-facts.ts';
import type { RegisterRow, SupplyDays } from './point-facts.ts';
import type { ReceiptRegister } from './receipt-facts.ts';

export type GetReadingFormRow = {
  openPoints: number;
  points: PointCard[];
  chosen: ChosenPoint | null;
};

/**
 * Everything the form shows, in one statement. `points`: those that a reading may be sent for today, as far as they
 * match the search. `chosen`: the one asked for, else the last one used, else the one read longest ago; null where the
 * one asked for is not there (or not this account's), or where there is none. Its registers are those of the day.
 */
export const getReadingForm = one<
  { accountId: number; today: Day; pointId: number | null; lastPointId: number | null; readOn: Day; search: string },
  GetReadingFormRow
>({
  name: 'readings/getReadingForm',
  text: "with visible as materialized (\n  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days,\n         array_agg(v.contract_id) as contracts\n    from visible_supplies v\n   where v.account_id = $1\n   group by v.metering_point_id\n), cards as materialized (\n  select p.id, p.gsrn, p.number, p.energy, p.operator_code, p.street, p.post_code, p.post, p.read_remotely, v.days, v.contracts,\n         v.days && daterange($2::date - 5, $2::date, '[]') as open,\n         (select r.read_on from readings r\n           where r.metering_point_id = p.id and r.state = 'current' and r.kind <> 'own_record'\n             and case when v.days @> r.read_on then true end\n           order by r.read_on desc, r.id desc limit 1) as last_read_on\n    from visible v\n    join metering_points p on p.id = v.metering_point_id\n), chosen as materialized (\n  select c.*\n    from cards c\n   where case when $3::bigint is null then c.open else c.id = $3 end\n   order by c.id = $4::bigint desc nulls last, c.read_remotely, c.last_read_on nulls first,\n            coalesce(c.number, c.gsrn)\n   limit 1\n), fields as (\n  select json_agg(\n           json_build_object(\n             'code', g.code, 'wholeDigits', g.whole_digits, 'constant', g.constant, 'meterId', m.id, 'serial', m.serial,\n             'latest', coalesce(latest.readings, '[]'))\n           order by g.code) as registers\n    from chosen c\n    join meters m on m.metering_point_id = c.id\n     and m.installed_on <= $5 and (m.removed_on is null or m.removed_on > $5)\n    join registers g on g.meter_id = m.id\n    left join lateral (\n      select json_agg(\n               json_build_object(\n                 'readOn', l.read_on, 'value', l.value, 'kind', l.kind, 'billMonth', to_char(l.bill_month, 'YYYY-MM'))\n               order by l.read_on desc, l.kind desc) as readings\n        from (select r.read_on, r.value, r.kind, case when r.contract_id = any(c.contracts) then r.bill_month end as bill_month\n                from readings r\n               where r.metering_point_id = c.id and r.meter_id = m.id and r.register_code = g.code\n                 and r.state = 'current' and r.read_on <= $5\n                 and case when c.days @> r.read_on then true end\n               order by r.read_on desc, r.kind desc -- as the index has them\n               limit 4) l) latest on true\n)\nselect (select count(*) from cards c where c.open) as \"openPoints!\",\n       coalesce(\n         (select json_agg(\n                   json_build_object(\n                     'id', s.id, 'gsrn', s.gsrn, 'number', s.number, 'energy', s.energy, 'street', s.street,\n                     'postCode', s.post_code, 'post', s.post, 'lastReadOn', s.last_read_on)\n                   order by coalesce(s.number, s.gsrn))\n            from (select * from cards c\n                   where c.open\n                     and ($6 = '' or regexp_replace(\n                            translate(lower(c.street || ' ' || coalesce(c.number, '') || ' ' || c.gsrn), 'čšžćđ', 'cszcd'),\n                            '[^a-z0-9-]', '', 'g') like '%' || $6 || '%')\n                   order by coalesce(c.number, c.gsrn)\n                   limit 50) s),\n         '[]') as \"points!\",\n       (select json_build_object(\n                 'id', c.id, 'gsrn', c.gsrn, 'number', c.number, 'energy', c.energy, 'operatorCode', c.operator_code,\n                 'street', c.street, 'postCode', c.post_code, 'post', c.post, 'readRemotely', c.read_remotely,\n                 'exchangedOn', (select max(m.installed_on) from meters m\n                                  where m.metering_point_id = c.id and m.installed_on > $2::date - 5\n                                    and exists (select from meters e where e.metering_point_id = c.id\n                                                   and e.removed_on <= m.installed_on)),\n                 'reminders', case when not c.read_remotely\n                                    and (upper_inf(c.days) or upper(c.days) > $2::date + 1) then\n                   (select json_build_object(\n                             'byMail', coalesce(bool_or(k.by_mail), false),\n                             'bySms', coalesce(bool_or(k.by_sms), false)\n                                      and exists (select from mobile_numbers n where n.account_id = $1))\n                      from reminder_choices k\n                     where k.account_id = $1 and k.metering_point_id = c.id) end,\n                 'registers', coalesce(fields.registers, '[]'))\n          from chosen c) as \"chosen?\"\n  from fields",
  values: (p) => [p.accountId, p.today, p.pointId, p.lastPointId, p.readOn, p.search],
  row: (c) => ({
    openPoints: number(c[0]) as number,
    points: json(c[1]) as PointCard[],
    chosen: json(c[2]) as ChosenPoint | null,
  }),
});

export type LockPointRow = {
  id: number;
  energy: string;
  operatorCode: string;
  number: string | null;
  gsrn: string;
};

/**
 * One submission of a point after the other. Undefined: not there, or not this account's.
 */
export const lockPoint = maybe<{ pointId: number; accountId: number }, LockPointRow>({
  name: 'readings/lockPoint',
  text: 'select p.id, p.energy, p.operator_code, p.number, p.gsrn\n  from metering_points p\n where p.id = $1\n   and exists (select from visible_supplies v where v.account_id = $2 and v.metering_point_id = p.id)\n   for no key update of p',
  values: (p) => [p.pointId, p.accountId],
  row: (c) => ({
    id: number(c[0]) as number,
    energy: c[1] as string,
    operatorCode: c[2] as string,
    number: c[3] as string | null,
    gsrn: c[4] as string,
  }),
});

export type GetPointFactsRow = {
  supply: SupplyDays[];
  contractId: number | null;
  lastOperatorReadOn: Day | null;
  registers: RegisterRow[];
};

/**
 * What a reading of the point is judged by: its meters and what they have shown on the days that the account may see,
 * from `historyFrom` on, and the last reading before the day however old it is. `contract`: the one it is made under, on
 * the day of a change the new one.
 */
export const getPointFacts = one<
  { readOn: Day; accountId: number; pointId: number; historyFrom: Day },
  GetPointFactsRow
>({
  name: 'readings/getPointFacts',
  text: "with visible as materialized (\n  select range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days,\n         (array_agg(v.contract_id order by v.visible_from desc)\n            filter (where $1::date between v.visible_from and coalesce(v.visible_until, 'infinity')))[1] as contract_id,\n         json_agg(json_build_object('from', v.visible_from, 'until', v.visible_until)) as supply\n    from visible_supplies v\n   where v.account_id = $2 and v.metering_point_id = $3\n), known as materialized (\n  select r.*\n    from readings r, visible v\n   where r.metering_point_id = $3 and r.state = 'current' and v.days @> r.read_on\n     and r.read_on >= least($4::date,\n                            (select b.read_on from readings b\n                              where b.metering_point_id = $3 and b.state = 'current' and b.read_on < $1\n                                and case when v.days @> b.read_on then true end\n                              order by b.read_on desc, b.id desc\n                              limit 1))\n), history as (\n  select k.meter_id, k.register_code,\n         json_agg(\n           json_build_object(\n             'readOn', k.read_on, 'value', k.value, 'turns', k.turns,\n             'billMonth', case when k.kind = 'submission' and k.contract_id = v.contract_id\n                               then to_char(k.bill_month, 'YYYY-MM') end)\n           order by k.read_on, k.id) as readings\n    from known k, visible v\n   group by k.meter_id, k.register_code\n)\nselect v.supply as \"supply!\", v.contract_id as \"contractId?\",\n       (select max(k.read_on) from known k\n         where k.kind = 'reading' and k.source in ('operator', 'remote')) as \"lastOperatorReadOn?\",\n       coalesce(\n         (select json_agg(\n                   json_build_object(\n                     'code', g.code, 'wholeDigits', g.whole_digits, 'constant', g.constant, 'startState', g.start_state,\n                     'carried', g.carried::text, 'meterId', m.id, 'serial', m.serial, 'installedOn', m.installed_on,\n                     'removedOn', m.removed_on, 'history', coalesce(h.readings, '[]'),\n                     'unseen', case when h.readings is null then\n                       (select json_build_object('value', u.value, 'turns', u.turns) from readings u\n                         where u.metering_point_id = $3 and u.meter_id = m.id and u.register_code = g.code\n                           and u.state = 'current' and u.kind <> 'own_record'\n                         order by u.read_on desc, u.id desc limit 1) end)\n                   order by m.installed_on, g.code)\n            from meters m\n            join registers g on g.meter_id = m.id\n            left join history h on h.meter_id = m.id and h.register_code = g.code\n           where m.metering_point_id = $3),\n         '[]') as \"registers!\"\n  from visible v",
  values: (p) => [p.readOn, p.accountId, p.pointId, p.historyFrom],
  row: (c) => ({
    supply: json(c[0]) as SupplyDays[],
    contractId: number(c[1]) as number | null,
    lastOperatorReadOn: c[2] as Day | null,
    registers: json(c[3]) as RegisterRow[],
  }),
});

export type ListStandingRow = {
  id: number;
  registerCode: string;
  value: number;
  readOn: Day;
  billMonth: Day | null;
  submissionId: number | null;
  recordedBy: number | null;
  handedOver: boolean;
};

/**
 * The current readings of the meter, made under the same contract, that a new one of this kind would stand beside or
 * replace: those of the same day, and those for the same bill.
 */
export const listStanding = many<
  { pointId: number; meterId: number; kind: string; contractId: number | null; readOn: Day; billMonth: Day | null },
  ListStandingRow
>({
  name: 'readings/listStanding',
  text: 'select r.id, r.register_code, r.value, r.read_on, r.bill_month, r.submission_id, r.recorded_by,\n       r.handed_over_at is not null as "handedOver!"\n  from readings r\n where r.metering_point_id = $1 and r.meter_id = $2 and r.kind = $3 and r.state = \'current\'\n   and r.contract_id is not distinct from $4\n   and (r.read_on = $5 or r.bill_month = $6)',
  values: (p) => [p.pointId, p.meterId, p.kind, p.contractId, p.readOn, p.billMonth],
  row: (c) => ({
    id: number(c[0]) as number,
    registerCode: c[1] as string,
    value: number(c[2]) as number,
    readOn: c[3] as Day,
    billMonth: c[4] as Day | null,
    submissionId: number(c[5]) as number | null,
    recordedBy: number(c[6]) as number | null,
    handedOver: flag(c[7]) as boolean,
  }),
});

export type InsertSubmissionRow = {
  id: number;
};

export const insertSubmission = one<
  {
    pointId: number;
    meterId: number;
    accountId: number;
    kind: string;
    readOn: Day;
    receivedAt: Date;
    receivedOn: Day;
    billMonth: Day | null;
    bookedOn: Day | null;
    confirmed: string[];
    origin: string;
  },
  InsertSubmissionRow
>({
  name: 'readings/insertSubmission',
  text: 'insert into submissions (metering_point_id, meter_id, account_id, kind, read_on, received_at, received_on, bill_month,\n                         booked_on, confirmed, origin)\nvalues ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)\nreturning id',
  values: (p) => [
    p.pointId,
    p.meterId,
    p.accountId,
    p.kind,
    p.readOn,
    p.receivedAt,
    p.receivedOn,
    p.billMonth,
    p.bookedOn,
    p.confirmed,
    p.origin,
  ],
  row: (c) => ({ id: number(c[0]) as number }),
});

/**
 * The readings of a submission, one per register; the lists run in step.
 */
export const insertReadings = none<{
  pointId: number;
  meterId: number;
  readOn: Day;
  kind: string;
  submissionId: number;
  contractId: number | null;
  billMonth: Day | null;
  bookedOn: Day | null;
  now: Date;
  accountId: number;
  codes: string[];
  digits: number[];
  values: number[];
  turns: number[];
}>({
  name: 'readings/insertReadings',
  text: "insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, turns, kind, source,\n                      submission_id, contract_id, bill_month, booked_on, recorded_at, recorded_by)\nselect $1, $2, each.code, each.digits, $3, each.value, each.turns, $4, 'portal',\n       $5, $6, $7, $8, $9, $10\n  from unnest($11::text[], $12::int[], $13::bigint[], $14::int[]) as each (code, digits, value, turns)",
  values: (p) => [
    p.pointId,
    p.meterId,
    p.readOn,
    p.kind,
    p.submissionId,
    p.contractId,
    p.billMonth,
    p.bookedOn,
    p.now,
    p.accountId,
    p.codes,
    p.digits,
    p.values,
    p.turns,
  ],
});

/**
 * Marks readings as replaced or withdrawn. What was read stays as it was sent.
 */
export const endReadings = none<{ state: string; now: Date; accountId: number; pointId: number; ids: number[] }>({
  name: 'readings/endReadings',
  text: "update readings\n   set state = $1, ended_at = $2, ended_by = $3\n where metering_point_id = $4 and id = any($5) and state = 'current'",
  values: (p) => [p.state, p.now, p.accountId, p.pointId, p.ids],
});

export const rememberPoint = none<{ pointId: number; accountId: number }>({
  name: 'readings/rememberPoint',
  text: 'update accounts\n   set last_metering_point_id = $1\n where id = $2 and last_metering_point_id is distinct from $1',
  values: (p) => [p.pointId, p.accountId],
});

export type FindReceiptRow = {
  id: number;
  meteringPointId: number;
  kind: string;
  readOn: Day;
  receivedAt: Date;
  receivedOn: Day;
  billMonth: Day | null;
  bookedOn: Day | null;
  confirmed: string[];
  number: string | null;
  gsrn: string;
  energy: string;
  operatorCode: string;
  street: string;
  postCode: string;
  post: string;
  serial: string;
  registers: ReceiptRegister[];
};

/**
 * A submission of the account, while it may see the point; each register with the reading before it.
 */
export const findReceipt = maybe<{ accountId: number; id: number }, FindReceiptRow>({
  name: 'readings/findReceipt',
  text: "with visible as materialized (\n  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days\n    from visible_supplies v\n   where v.account_id = $1\n   group by v.metering_point_id\n)\nselect s.id, s.metering_point_id, s.kind, s.read_on, s.received_at, s.received_on, s.bill_month, s.booked_on,\n       s.confirmed, p.number, p.gsrn, p.energy, p.operator_code, p.street, p.post_code, p.post, m.serial,\n       (select json_agg(\n                 json_build_object(\n                   'code', t.register_code, 'wholeDigits', t.whole_digits, 'value', t.value, 'state', t.state,\n                   'handedOver', t.handed_over_at is not null,\n                   'difference', (t.total - before.total)::float8)\n                 order by t.register_code)\n          from reading_totals t\n          left join lateral (\n            select b.total from reading_totals b\n             where b.metering_point_id = t.metering_point_id and b.register_code = t.register_code\n               and b.state = 'current' and b.read_on < t.read_on\n               and case when v.days @> b.read_on then true end\n               and (t.kind = 'own_record' or b.kind <> 'own_record')\n               and (t.bill_month is null or b.kind <> 'submission'\n                    or (b.bill_month, b.contract_id) is distinct from (t.bill_month, t.contract_id))\n             order by b.read_on desc, b.id desc\n             limit 1) before on true\n         where t.metering_point_id = s.metering_point_id and t.submission_id = s.id) as \"registers!\"\n  from visible v\n  join submissions s on s.metering_point_id = v.metering_point_id and s.id = $2 and s.account_id = $1\n   and v.days @> s.read_on\n  join metering_points p on p.id = s.metering_point_id\n  join meters m on m.id = s.meter_id",
  values: (p) => [p.accountId, p.id],
  row: (c) => ({
    id: number(c[0]) as number,
    meteringPointId: number(c[1]) as number,
    kind: c[2] as string,
    readOn: c[3] as Day,
    receivedAt: instant(c[4]) as Date,
    receivedOn: c[5] as Day,
    billMonth: c[6] as Day | null,
    bookedOn: c[7] as Day | null,
    confirmed: textList(c[8]) as string[],
    number: c[9] as string | null,
    gsrn: c[10] as string,
    energy: c[11] as string,
    operatorCode: c[12] as string,
    street: c[13] as string,
    postCode: c[14] as string,
    post: c[15] as string,
    serial: c[16] as string,
    registers: json(c[17]) as ReceiptRegister[],
  }),
});

export type ListPointsToReadRow = {
  id: number;
  number: string | null;
  gsrn: string;
  energy: string;
  operatorCode: string;
  sentFor: string | null;
  lastReadOn: Day | null;
};

/**
 * The points of an account that are supplied today and not read from afar, with the newest bill that a reading was sent
 * for and the last reading of any kind but an own record. Whether they wait is told by the window (waiting.ts).
 */
export const listPointsToRead = many<{ accountId: number; today: Day }, ListPointsToReadRow>({
  name: 'readings/listPointsToRead',
  text: "with visible as materialized (\n  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, '[]')) as days,\n         array_agg(v.contract_id) as contracts\n    from visible_supplies v\n   where v.account_id = $1 and v.visible_from <= $2 and (v.visible_until is null or v.visible_until > $2)\n   group by v.metering_point_id\n)\nselect p.id, p.number, p.gsrn, p.energy, p.operator_code,\n       (select to_char(max(r.bill_month), 'YYYY-MM') from readings r\n         where r.metering_point_id = p.id and r.kind = 'submission' and r.state = 'current' and r.bill_month is not null\n           and r.contract_id = any(v.contracts) and case when v.days @> r.read_on then true end) as \"sentFor?\",\n       (select r.read_on from readings r\n         where r.metering_point_id = p.id and r.kind <> 'own_record' and r.state = 'current'\n           and case when v.days @> r.read_on then true end\n         order by r.read_on desc, r.id desc limit 1) as \"lastReadOn?\"\n  from visible v\n  join metering_points p on p.id = v.metering_point_id\n where not p.read_remotely\n order by coalesce(p.number, p.gsrn)",
  values: (p) => [p.accountId, p.today],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string | null,
    gsrn: c[2] as string,
    energy: c[3] as string,
    operatorCode: c[4] as string,
    sentFor: c[5] as string | null,
    lastReadOn: c[6] as Day | null,
  }),
});
