// Generated from data.sql by `npm run generate`. Do not edit.
import { many, one } from '#platform/db/query.ts';
import { bytes, flag, instant, number } from '#platform/db/cells.ts';
import type { Day } from '#kernel/day.ts';

export type GetOwnDataRow = {
  email: string;
  name: string;
  street: string;
  town: string;
  postCode: string;
  post: string;
  country: string;
  phone: string;
  sex: string;
  language: string;
  createdAt: Date;
  mobileNumber: string | null;
  mobileConfirmedAt: Date | null;
  quietFrom: number | null;
  quietUntil: number | null;
  onArrival: boolean | null;
  beforeDue: boolean | null;
  afterDue: boolean | null;
  calendarMadeAt: Date | null;
  calendarReadAt: Date | null;
  deletionDueAt: Date | null;
};

export const getOwnData = one<{ accountId: number }, GetOwnDataRow>({
  name: 'rights/archive/data/getOwnData',
  text: 'select a.email, a.name, a.street, a.town, a.post_code, a.post, a.country, a.phone, a.sex, a.language, a.created_at,\n       m.number as "mobileNumber?", m.confirmed_at as "mobileConfirmedAt?", h.quiet_from as "quietFrom?",\n       h.quiet_until as "quietUntil?", n.on_arrival as "onArrival?", n.before_due as "beforeDue?",\n       n.after_due as "afterDue?", f.made_at as "calendarMadeAt?", f.last_read_at as "calendarReadAt?",\n       d.due_at as "deletionDueAt?"\n  from accounts a\n  left join mobile_numbers m on m.account_id = a.id\n  left join reminder_hours h on h.account_id = a.id\n  left join bill_notice_choices n on n.account_id = a.id\n  left join calendar_feeds f on f.account_id = a.id\n  left join account_deletions d on d.account_id = a.id\n where a.id = $1',
  values: (p) => [p.accountId],
  row: (c) => ({
    email: c[0] as string,
    name: c[1] as string,
    street: c[2] as string,
    town: c[3] as string,
    postCode: c[4] as string,
    post: c[5] as string,
    country: c[6] as string,
    phone: c[7] as string,
    sex: c[8] as string,
    language: c[9] as string,
    createdAt: instant(c[10]) as Date,
    mobileNumber: c[11] as string | null,
    mobileConfirmedAt: instant(c[12]) as Date | null,
    quietFrom: number(c[13]) as number | null,
    quietUntil: number(c[14]) as number | null,
    onArrival: flag(c[15]) as boolean | null,
    beforeDue: flag(c[16]) as boolean | null,
    afterDue: flag(c[17]) as boolean | null,
    calendarMadeAt: instant(c[18]) as Date | null,
    calendarReadAt: instant(c[19]) as Date | null,
    deletionDueAt: instant(c[20]) as Date | null,
  }),
});

export type ListOwnConsentsRow = {
  purpose: string;
  given: boolean;
  textVersion: string;
  recordedAt: Date;
  origin: string;
};

export const listOwnConsents = many<{ accountId: number }, ListOwnConsentsRow>({
  name: 'rights/archive/data/listOwnConsents',
  text: 'select purpose, given, text_version, recorded_at, origin from consents where account_id = $1 order by id',
  values: (p) => [p.accountId],
  row: (c) => ({
    purpose: c[0] as string,
    given: flag(c[1]) as boolean,
    textVersion: c[2] as string,
    recordedAt: instant(c[3]) as Date,
    origin: c[4] as string,
  }),
});

export type ListOwnSessionsRow = {
  device: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  remembered: boolean;
};

export const listOwnSessions = many<{ accountId: number }, ListOwnSessionsRow>({
  name: 'rights/archive/data/listOwnSessions',
  text: 'select device, created_at, last_seen_at, expires_at, remembered\n  from sessions\n where account_id = $1\n order by id',
  values: (p) => [p.accountId],
  row: (c) => ({
    device: c[0] as string,
    createdAt: instant(c[1]) as Date,
    lastSeenAt: instant(c[2]) as Date,
    expiresAt: instant(c[3]) as Date,
    remembered: flag(c[4]) as boolean,
  }),
});

export type ListOwnEmailChangesRow = {
  requestedAt: Date;
  kind: string;
  newEmail: string;
  state: string;
  settledAt: Date | null;
};

export const listOwnEmailChanges = many<{ accountId: number }, ListOwnEmailChangesRow>({
  name: 'rights/archive/data/listOwnEmailChanges',
  text: 'select requested_at, kind, new_email, state, settled_at from email_changes where account_id = $1 order by id',
  values: (p) => [p.accountId],
  row: (c) => ({
    requestedAt: instant(c[0]) as Date,
    kind: c[1] as string,
    newEmail: c[2] as string,
    state: c[3] as string,
    settledAt: instant(c[4]) as Date | null,
  }),
});

export type ListOwnAccessesRow = {
  id: number;
  accessedAt: Date;
  who: string;
  what: string;
  reason: string;
};

export const listOwnAccesses = many<{ accountId: number; afterId: number; limit: number }, ListOwnAccessesRow>({
  name: 'rights/archive/data/listOwnAccesses',
  text: 'select id, accessed_at, who, what, reason\n  from data_accesses\n where account_id = $1 and id > $2\n order by id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    accessedAt: instant(c[1]) as Date,
    who: c[2] as string,
    what: c[3] as string,
    reason: c[4] as string,
  }),
});

export type ListOwnActionsRow = {
  id: number;
  recordedAt: Date;
  action: string;
  subject: string;
  facts: string;
  ip: string;
};

export const listOwnActions = many<{ accountId: number; afterId: number; limit: number }, ListOwnActionsRow>({
  name: 'rights/archive/data/listOwnActions',
  text: 'select id, recorded_at, action, subject, facts::text as "facts!", origin as ip\n  from audit_entries\n where account_id = $1 and id > $2\n order by id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    recordedAt: instant(c[1]) as Date,
    action: c[2] as string,
    subject: c[3] as string,
    facts: c[4] as string,
    ip: c[5] as string,
  }),
});

export type ListOwnMessagesRow = {
  id: number;
  createdAt: Date;
  settledAt: Date | null;
  channel: string;
  recipient: string;
  template: string;
  subject: string;
  text: string;
  language: string;
  state: string;
  delivery: string | null;
};

export const listOwnMessages = many<{ accountId: number; afterId: number; limit: number }, ListOwnMessagesRow>({
  name: 'rights/archive/data/listOwnMessages',
  text: 'select id, created_at, settled_at, channel, recipient, template, subject, shown_text as text, language, state, delivery\n  from messages\n where account_id = $1 and id > $2\n order by id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    createdAt: instant(c[1]) as Date,
    settledAt: instant(c[2]) as Date | null,
    channel: c[3] as string,
    recipient: c[4] as string,
    template: c[5] as string,
    subject: c[6] as string,
    text: c[7] as string,
    language: c[8] as string,
    state: c[9] as string,
    delivery: c[10] as string | null,
  }),
});

export type ListOwnContractsRow = {
  contract: string;
  energy: string;
  country: string;
  validFrom: Day;
  validUntil: Day | null;
  linkedAt: Date;
};

export const listOwnContracts = many<{ accountId: number }, ListOwnContractsRow>({
  name: 'rights/archive/data/listOwnContracts',
  text: 'select c.number as contract, c.energy, c.country, c.valid_from, c.valid_until, l.linked_at\n  from visible_contracts v\n  join contracts c on c.id = v.contract_id\n  join contract_links l on l.contract_id = v.contract_id and l.account_id = v.account_id and l.ended_at is null\n where v.account_id = $1\n order by c.number',
  values: (p) => [p.accountId],
  row: (c) => ({
    contract: c[0] as string,
    energy: c[1] as string,
    country: c[2] as string,
    validFrom: c[3] as Day,
    validUntil: c[4] as Day | null,
    linkedAt: instant(c[5]) as Date,
  }),
});

export type ListOwnPointsRow = {
  gsrn: string;
  number: string | null;
  energy: string;
  operator: string;
  street: string;
  postCode: string;
  post: string;
  country: string;
  readRemotely: boolean;
  contract: string;
  visibleFrom: Day;
  visibleUntil: Day | null;
};

export const listOwnPoints = many<{ accountId: number }, ListOwnPointsRow>({
  name: 'rights/archive/data/listOwnPoints',
  text: 'select p.gsrn, p.number, p.energy, p.operator_code as operator, p.street, p.post_code, p.post, p.country, p.read_remotely,\n       c.number as contract, v.visible_from as "visibleFrom!", v.visible_until\n  from visible_supplies v\n  join metering_points p on p.id = v.metering_point_id\n  join contracts c on c.id = v.contract_id\n where v.account_id = $1\n order by p.gsrn, v.visible_from',
  values: (p) => [p.accountId],
  row: (c) => ({
    gsrn: c[0] as string,
    number: c[1] as string | null,
    energy: c[2] as string,
    operator: c[3] as string,
    street: c[4] as string,
    postCode: c[5] as string,
    post: c[6] as string,
    country: c[7] as string,
    readRemotely: flag(c[8]) as boolean,
    contract: c[9] as string,
    visibleFrom: c[10] as Day,
    visibleUntil: c[11] as Day | null,
  }),
});

export type ListOwnMetersRow = {
  gsrn: string;
  meter: string;
  installedOn: Day;
  removedOn: Day | null;
  register: string;
  wholeDigits: number;
  constant: number;
};

export const listOwnMeters = many<{ accountId: number }, ListOwnMetersRow>({
  name: 'rights/archive/data/listOwnMeters',
  text: 'select p.gsrn, m.serial as meter, m.installed_on, m.removed_on, g.code as register, g.whole_digits, g.constant::float8 as "constant!"\n  from metering_points p\n  join meters m on m.metering_point_id = p.id\n  join registers g on g.meter_id = m.id\n where exists (select from visible_supplies v\n                where v.account_id = $1 and v.metering_point_id = p.id\n                  and (m.removed_on is null or m.removed_on >= v.visible_from)\n                  and (v.visible_until is null or m.installed_on <= v.visible_until))\n order by p.gsrn, m.installed_on, m.id, g.code',
  values: (p) => [p.accountId],
  row: (c) => ({
    gsrn: c[0] as string,
    meter: c[1] as string,
    installedOn: c[2] as Day,
    removedOn: c[3] as Day | null,
    register: c[4] as string,
    wholeDigits: number(c[5]) as number,
    constant: number(c[6]) as number,
  }),
});

export type ListOwnReadingsRow = {
  pointKey: number;
  id: number;
  gsrn: string;
  meter: string;
  register: string;
  readOn: Day;
  value: number;
  turns: number;
  kind: string;
  source: string;
  state: string;
  billMonth: Day | null;
  bookedOn: Day | null;
  recordedAt: Date;
  endedAt: Date | null;
  handedOverAt: Date | null;
  sentByYou: boolean;
};

/**
 * On the days that the account may see. A point of several contracts of the account has its readings once.
 */
export const listOwnReadings = many<
  { accountId: number; afterPoint: number; afterId: number; limit: number },
  ListOwnReadingsRow
>({
  name: 'rights/archive/data/listOwnReadings',
  text: 'with visible as materialized (\n  select v.metering_point_id, range_agg(daterange(v.visible_from, v.visible_until, \'[]\')) as days\n    from visible_supplies v\n   where v.account_id = $1\n   group by v.metering_point_id\n)\nselect r.metering_point_id as point_key, r.id, p.gsrn, m.serial as meter, r.register_code as register, r.read_on, r.value,\n       r.turns, r.kind, r.source, r.state, r.bill_month, r.booked_on, r.recorded_at, r.ended_at, r.handed_over_at,\n       coalesce(r.recorded_by = $1, false) as "sentByYou!"\n  from visible v\n  join metering_points p on p.id = v.metering_point_id\n  join readings r on r.metering_point_id = v.metering_point_id\n  join meters m on m.id = r.meter_id\n where (r.metering_point_id, r.id) > ($2, $3::bigint) and v.days @> r.read_on\n order by r.metering_point_id, r.id\n limit $4',
  values: (p) => [p.accountId, p.afterPoint, p.afterId, p.limit],
  row: (c) => ({
    pointKey: number(c[0]) as number,
    id: number(c[1]) as number,
    gsrn: c[2] as string,
    meter: c[3] as string,
    register: c[4] as string,
    readOn: c[5] as Day,
    value: number(c[6]) as number,
    turns: number(c[7]) as number,
    kind: c[8] as string,
    source: c[9] as string,
    state: c[10] as string,
    billMonth: c[11] as Day | null,
    bookedOn: c[12] as Day | null,
    recordedAt: instant(c[13]) as Date,
    endedAt: instant(c[14]) as Date | null,
    handedOverAt: instant(c[15]) as Date | null,
    sentByYou: flag(c[16]) as boolean,
  }),
});

export type ListOwnBillsRow = {
  id: number;
  bill: string;
  contract: string;
  kind: string;
  periodFrom: Day;
  periodUntil: Day;
  issuedOn: Day;
  dueOn: Day;
  netCents: number;
  vatCents: number;
  totalCents: number;
  toPayCents: number;
  settledCents: number;
  openCents: number;
  payerName: string;
  payerStreet: string | null;
  payerPostCode: string | null;
  payerPost: string | null;
  reference: string;
  iban: string;
  purpose: string;
  directDebit: boolean;
  cancelsBill: string | null;
};

export const listOwnBills = many<{ accountId: number; afterId: number; limit: number }, ListOwnBillsRow>({
  name: 'rights/archive/data/listOwnBills',
  text: 'select b.id, b.number as bill, c.number as contract, b.kind, b.period_from, b.period_until, b.issued_on, b.due_on,\n       b.net_cents, b.vat_cents, b.total_cents, b.to_pay_cents, b.settled_cents, b.open_cents, b.payer_name, b.payer_street,\n       b.payer_post_code, b.payer_post, b.reference, b.payee_iban as iban, b.purpose, b.direct_debit,\n       x.number as "cancelsBill?"\n  from visible_bills v\n  join bills b on b.id = v.bill_id\n  join contracts c on c.id = b.contract_id\n  left join bills x on x.id = b.cancels_bill_id\n where v.account_id = $1 and b.id > $2\n order by b.id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    bill: c[1] as string,
    contract: c[2] as string,
    kind: c[3] as string,
    periodFrom: c[4] as Day,
    periodUntil: c[5] as Day,
    issuedOn: c[6] as Day,
    dueOn: c[7] as Day,
    netCents: number(c[8]) as number,
    vatCents: number(c[9]) as number,
    totalCents: number(c[10]) as number,
    toPayCents: number(c[11]) as number,
    settledCents: number(c[12]) as number,
    openCents: number(c[13]) as number,
    payerName: c[14] as string,
    payerStreet: c[15] as string | null,
    payerPostCode: c[16] as string | null,
    payerPost: c[17] as string | null,
    reference: c[18] as string,
    iban: c[19] as string,
    purpose: c[20] as string,
    directDebit: flag(c[21]) as boolean,
    cancelsBill: c[22] as string | null,
  }),
});

export type ListOwnBillIdsRow = {
  id: number;
};

export const listOwnBillIds = many<{ accountId: number; afterId: number; limit: number }, ListOwnBillIdsRow>({
  name: 'rights/archive/data/listOwnBillIds',
  text: 'select v.bill_id as "id!"\n  from visible_bills v\n where v.account_id = $1 and v.bill_id > $2\n order by v.bill_id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({ id: number(c[0]) as number }),
});

export type ListOwnBillLinesRow = {
  bill: string;
  line: number;
  lineGroup: string;
  code: string;
  label: string;
  gsrn: string | null;
  periodFrom: Day;
  periodUntil: Day;
  register: string | null;
  block: number | null;
  quantityThousandths: number;
  unit: string;
  priceMicro: number;
  netCents: number;
  vatPermille: number;
};

/**
 * Those of so many bills at once.
 */
export const listOwnBillLines = many<{ accountId: number; billIds: number[] }, ListOwnBillLinesRow>({
  name: 'rights/archive/data/listOwnBillLines',
  text: 'select b.number as bill, l.number as line, l.line_group, l.code, l.label, p.gsrn as "gsrn?", l.period_from,\n       l.period_until, l.register_code as register, l.block, l.quantity_thousandths, l.unit, l.price_micro, l.net_cents,\n       l.vat_permille\n  from visible_bills v\n  join bills b on b.id = v.bill_id\n  join bill_lines l on l.bill_id = b.id\n  left join metering_points p on p.id = l.metering_point_id\n where v.account_id = $1 and v.bill_id = any($2)\n order by b.id, l.number',
  values: (p) => [p.accountId, p.billIds],
  row: (c) => ({
    bill: c[0] as string,
    line: number(c[1]) as number,
    lineGroup: c[2] as string,
    code: c[3] as string,
    label: c[4] as string,
    gsrn: c[5] as string | null,
    periodFrom: c[6] as Day,
    periodUntil: c[7] as Day,
    register: c[8] as string | null,
    block: number(c[9]) as number | null,
    quantityThousandths: number(c[10]) as number,
    unit: c[11] as string,
    priceMicro: number(c[12]) as number,
    netCents: number(c[13]) as number,
    vatPermille: number(c[14]) as number,
  }),
});

export type ListOwnBillReadingsRow = {
  bill: string;
  gsrn: string;
  register: string;
  meter: string;
  fromOn: Day;
  fromValue: number;
  fromSource: string;
  untilOn: Day;
  untilValue: number;
  untilSource: string;
};

export const listOwnBillReadings = many<{ accountId: number; billIds: number[] }, ListOwnBillReadingsRow>({
  name: 'rights/archive/data/listOwnBillReadings',
  text: 'select b.number as bill, p.gsrn, r.register_code as register, r.meter_serial as meter, r.from_on, r.from_value,\n       r.from_source, r.until_on, r.until_value, r.until_source\n  from visible_bills v\n  join bills b on b.id = v.bill_id\n  join bill_readings r on r.bill_id = b.id\n  join metering_points p on p.id = r.metering_point_id\n where v.account_id = $1 and v.bill_id = any($2)\n order by b.id, p.gsrn, r.register_code, r.from_on',
  values: (p) => [p.accountId, p.billIds],
  row: (c) => ({
    bill: c[0] as string,
    gsrn: c[1] as string,
    register: c[2] as string,
    meter: c[3] as string,
    fromOn: c[4] as Day,
    fromValue: number(c[5]) as number,
    fromSource: c[6] as string,
    untilOn: c[7] as Day,
    untilValue: number(c[8]) as number,
    untilSource: c[9] as string,
  }),
});

export type ListOwnPaymentsRow = {
  id: number;
  number: string;
  contract: string;
  paidOn: Day;
  amountCents: number;
  payer: string;
  means: string;
};

export const listOwnPayments = many<{ accountId: number; afterId: number; limit: number }, ListOwnPaymentsRow>({
  name: 'rights/archive/data/listOwnPayments',
  text: 'select p.id, p.number, c.number as contract, p.paid_on, p.amount_cents, p.payer, p.means\n  from visible_payments v\n  join payments p on p.id = v.payment_id\n  join contracts c on c.id = p.contract_id\n where v.account_id = $1 and p.id > $2\n order by p.id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    contract: c[2] as string,
    paidOn: c[3] as Day,
    amountCents: number(c[4]) as number,
    payer: c[5] as string,
    means: c[6] as string,
  }),
});

export type ListOwnChargingSessionsRow = {
  id: number;
  number: string;
  contract: string;
  place: string;
  charger: string | null;
  startedAt: Date;
  endedAt: Date;
  energyThousandths: number;
  priceMicro: number | null;
  costCents: number;
};

export const listOwnChargingSessions = many<
  { accountId: number; afterId: number; limit: number },
  ListOwnChargingSessionsRow
>({
  name: 'rights/archive/data/listOwnChargingSessions',
  text: 'select s.id, s.number, c.number as contract, s.place, s.charger, s.started_at, s.ended_at, s.energy_thousandths,\n       s.price_micro, s.cost_cents\n  from visible_contracts v\n  join charging_sessions s on s.contract_id = v.contract_id\n  join contracts c on c.id = s.contract_id\n where v.account_id = $1 and s.id > $2\n order by s.id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    contract: c[2] as string,
    place: c[3] as string,
    charger: c[4] as string | null,
    startedAt: instant(c[5]) as Date,
    endedAt: instant(c[6]) as Date,
    energyThousandths: number(c[7]) as number,
    priceMicro: number(c[8]) as number | null,
    costCents: number(c[9]) as number,
  }),
});

export type ListOwnBillRequestsRow = {
  contract: string;
  kind: string;
  facts: string;
  state: string;
  createdAt: Date;
  decidedAt: Date | null;
  note: string;
};

export const listOwnBillRequests = many<{ accountId: number }, ListOwnBillRequestsRow>({
  name: 'rights/archive/data/listOwnBillRequests',
  text: 'select c.number as contract, r.kind, r.facts::text as "facts!", r.state, r.created_at, r.decided_at, r.note\n  from bill_requests r\n  join visible_contracts v on v.account_id = r.account_id and v.contract_id = r.contract_id\n  join contracts c on c.id = r.contract_id\n where r.account_id = $1\n order by r.id',
  values: (p) => [p.accountId],
  row: (c) => ({
    contract: c[0] as string,
    kind: c[1] as string,
    facts: c[2] as string,
    state: c[3] as string,
    createdAt: instant(c[4]) as Date,
    decidedAt: instant(c[5]) as Date | null,
    note: c[6] as string,
  }),
});

export type ListOwnOfferRequestsRow = {
  kind: string;
  subject: string;
  facts: string;
  state: string;
  createdAt: Date;
  changedAt: Date;
  note: string;
};

export const listOwnOfferRequests = many<{ accountId: number }, ListOwnOfferRequestsRow>({
  name: 'rights/archive/data/listOwnOfferRequests',
  text: 'select r.kind, r.subject, r.facts::text as "facts!", r.state, r.created_at, r.changed_at, r.note\n  from offer_requests r\n where r.account_id = $1\n order by r.id',
  values: (p) => [p.accountId],
  row: (c) => ({
    kind: c[0] as string,
    subject: c[1] as string,
    facts: c[2] as string,
    state: c[3] as string,
    createdAt: instant(c[4]) as Date,
    changedAt: instant(c[5]) as Date,
    note: c[6] as string,
  }),
});

export type ListOwnCallBacksRow = {
  phone: string;
  topic: string;
  text: string;
  day: Day;
  fromTime: string;
  untilTime: string;
  state: string;
  createdAt: Date;
  decidedAt: Date | null;
  note: string;
};

export const listOwnCallBacks = many<{ accountId: number }, ListOwnCallBacksRow>({
  name: 'rights/archive/data/listOwnCallBacks',
  text: 'select phone, topic, body as text, day, from_time, until_time, state, created_at, decided_at, note\n  from call_backs\n where account_id = $1\n order by id',
  values: (p) => [p.accountId],
  row: (c) => ({
    phone: c[0] as string,
    topic: c[1] as string,
    text: c[2] as string,
    day: c[3] as Day,
    fromTime: c[4] as string,
    untilTime: c[5] as string,
    state: c[6] as string,
    createdAt: instant(c[7]) as Date,
    decidedAt: instant(c[8]) as Date | null,
    note: c[9] as string,
  }),
});

export type ListOwnConversationsRow = {
  id: number;
  conversation: string;
  topic: string;
  state: string;
  contract: string | null;
  author: string;
  sentAt: Date;
  text: string;
};

export const listOwnConversations = many<
  { accountId: number; afterId: number; limit: number },
  ListOwnConversationsRow
>({
  name: 'rights/archive/data/listOwnConversations',
  text: 'select m.id, c.number as conversation, c.topic, c.state, k.number as "contract?", m.author, m.sent_at, m.body as text\n  from conversations c\n  join conversation_messages m on m.conversation_id = c.id\n  left join (visible_contracts v join contracts k on k.id = v.contract_id) on v.account_id = c.account_id and v.contract_id = c.contract_id\n where c.account_id = $1 and m.id > $2\n order by m.id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    conversation: c[1] as string,
    topic: c[2] as string,
    state: c[3] as string,
    contract: c[4] as string | null,
    author: c[5] as string,
    sentAt: instant(c[6]) as Date,
    text: c[7] as string,
  }),
});

export type ListOwnAttachmentsRow = {
  id: number;
  conversation: string;
  name: string;
  size: number;
  objectKey: string;
};

export const listOwnAttachments = many<{ accountId: number; afterId: number; limit: number }, ListOwnAttachmentsRow>({
  name: 'rights/archive/data/listOwnAttachments',
  text: 'select t.id, c.number as conversation, t.name, t.size, t.object_key\n  from conversations c\n  join conversation_messages m on m.conversation_id = c.id\n  join conversation_attachments t on t.message_id = m.id\n where c.account_id = $1 and t.id > $2\n order by t.id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    conversation: c[1] as string,
    name: c[2] as string,
    size: number(c[3]) as number,
    objectKey: c[4] as string,
  }),
});

export type ListOwnReminderChoicesRow = {
  gsrn: string;
  byMail: boolean;
  bySms: boolean;
  atOpening: boolean;
  atLastButOne: boolean;
  atLast: boolean;
  changedAt: Date;
};

export const listOwnReminderChoices = many<{ accountId: number }, ListOwnReminderChoicesRow>({
  name: 'rights/archive/data/listOwnReminderChoices',
  text: 'select p.gsrn, r.by_mail, r.by_sms, r.at_opening, r.at_last_but_one, r.at_last, r.changed_at\n  from reminder_choices r\n  join metering_points p on p.id = r.metering_point_id\n where r.account_id = $1\n   and exists (select from visible_supplies v\n                where v.account_id = r.account_id and v.metering_point_id = r.metering_point_id)\n order by p.gsrn',
  values: (p) => [p.accountId],
  row: (c) => ({
    gsrn: c[0] as string,
    byMail: flag(c[1]) as boolean,
    bySms: flag(c[2]) as boolean,
    atOpening: flag(c[3]) as boolean,
    atLastButOne: flag(c[4]) as boolean,
    atLast: flag(c[5]) as boolean,
    changedAt: instant(c[6]) as Date,
  }),
});

export type ListOwnRemindersRow = {
  id: number;
  day: Day;
  channel: string;
  plannedAt: Date;
  writtenAt: Date | null;
};

export const listOwnReminders = many<{ accountId: number; afterId: number; limit: number }, ListOwnRemindersRow>({
  name: 'rights/archive/data/listOwnReminders',
  text: 'select r.id, r.day, r.channel, r.planned_at, r.written_at from reminders r\n where r.account_id = $1 and r.id > $2\n order by r.id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    day: c[1] as Day,
    channel: c[2] as string,
    plannedAt: instant(c[3]) as Date,
    writtenAt: instant(c[4]) as Date | null,
  }),
});

export type ListOwnDocumentsRow = {
  id: number;
  number: string;
  kind: string;
  sha256: Buffer;
};

/**
 * The PDFs of the bills.
 */
export const listOwnDocuments = many<{ accountId: number; afterId: number; limit: number }, ListOwnDocumentsRow>({
  name: 'rights/archive/data/listOwnDocuments',
  text: 'select b.id, b.number, b.kind, b.document_sha256 as "sha256!"\n  from visible_bills v\n  join bills b on b.id = v.bill_id\n where v.account_id = $1 and b.document_sha256 is not null and b.id > $2\n order by b.id\n limit $3',
  values: (p) => [p.accountId, p.afterId, p.limit],
  row: (c) => ({
    id: number(c[0]) as number,
    number: c[1] as string,
    kind: c[2] as string,
    sha256: bytes(c[3]) as Buffer,
  }),
});

export type CountOwnFilesRow = {
  documents: number;
  attachments: number;
};

export const countOwnFiles = one<{ accountId: number }, CountOwnFilesRow>({
  name: 'rights/archive/data/countOwnFiles',
  text: 'select (select count(*) from visible_bills v join bills b on b.id = v.bill_id\n         where v.account_id = $1 and b.document_sha256 is not null) as "documents!",\n       (select count(*) from conversations c\n          join conversation_messages m on m.conversation_id = c.id\n          join conversation_attachments t on t.message_id = m.id\n         where c.account_id = $1) as "attachments!"',
  values: (p) => [p.accountId],
  row: (c) => ({ documents: number(c[0]) as number, attachments: number(c[1]) as number }),
});
