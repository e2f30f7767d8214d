/** Sending a reading: one transaction, judged and stored while nobody else writes to the point. */
import { createHash } from 'node:crypto';
import { audit } from '#features/audit/index.ts';
import { ruleInForce } from '#kernel/dated-rule.ts';
import { addMonths, firstDayOf, type Day } from '#kernel/day.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { transaction, violatedConstraint, type Pool, type Tx } from '#platform/db/pool.ts';
import { NotFound, orNotFound } from '#platform/http/exchange.ts';
import type { Booking, BookingRule } from './booking.ts';
import type { Count } from './count.ts';
import type { InputRefusalCode, ReadingInput } from './input.ts';
import { factsOf, type JudgedRegister } from './point-facts.ts';
import { judgeReading, type Judgement, type ReadingRefusalCode, type SubmittedKind } from './rules.ts';
import { replacedBy, type LedgerRefusalCode } from './standing.ts';
import {
  endReadings,
  getPointFacts,
  insertReadings,
  insertSubmission,
  listStanding,
  lockPoint,
  rememberPoint,
  type LockPointRow,
} from './store.sql.ts';
import type { ReadingWarning } from './warnings.ts';

/** Every way in which a reading may not be taken. The field is a register's code, `readOn` or `kind`. */
export type SubmissionRefusalCode =
  | InputRefusalCode
  | ReadingRefusalCode
  | LedgerRefusalCode
  /** The form showed another meter than the one of that day [serial]. */
  | 'other_meter'
  /** Somebody else wrote to the point at the same moment. */
  | 'changed_meanwhile';

export type SubmissionRefusal = Refusal<SubmissionRefusalCode>;

export type Sender = {
  readonly accountId: number;
  /** The visitor's address, for the ledger. */
  readonly origin: string;
  readonly now: Date;
  readonly today: Day;
};

/** What was odd, and the fingerprint that confirms exactly this. */
export type Doubt = {
  readonly warnings: readonly ReadingWarning[];
  readonly counts: readonly Count<JudgedRegister>[];
  readonly fingerprint: string;
};

export type SubmissionResult =
  | { readonly outcome: 'stored'; readonly submissionId: number; readonly isNew: boolean }
  | { readonly outcome: 'refused'; readonly refusals: readonly SubmissionRefusal[] }
  | ({ readonly outcome: 'doubted' } & Doubt);

/** What happens in the same transaction once the reading stands: the receipt by mail. */
export type AfterStoring = (tx: Tx, submissionId: number) => Promise<void>;

export type SubmissionParts = { readonly pool: Pool; readonly bookingRules: readonly BookingRule[] };

/** Readings older than this tell nothing about what is usual (rules of plausibility.ts: the same season last year). */
const HISTORY_MONTHS = 26;

/**
 * Takes a reading into the ledger, or says why not. Throws NotFound for a point that the account may not see.
 * Sent twice, from two windows or after the back button, the same reading is stored once: what already stands is found
 * under the lock, and its receipt given again.
 */
export async function submitReading(
  parts: SubmissionParts,
  { input, sender, after }: { input: ReadingInput; sender: Sender; after: AfterStoring },
): Promise<SubmissionResult> {
  const attempt = () => transaction(parts.pool, (tx) => submitIn(tx, parts.bookingRules, { input, sender, after }));
  try {
    return await attempt();
  } catch (error) {
    // an import does not wait for our lock: look again at what it wrote
    if (violatedConstraint(error) === undefined) throw error;
  }
  try {
    return await attempt();
  } catch (error) {
    if (violatedConstraint(error) === undefined) throw error;
    return { outcome: 'refused', refusals: [{ code: 'changed_meanwhile' }] };
  }
}

type Attempt = { readonly input: ReadingInput; readonly sender: Sender; readonly after: AfterStoring };

async function submitIn(
  tx: Tx,
  rules: readonly BookingRule[],
  { input, sender, after }: Attempt,
): Promise<SubmissionResult> {
  const { readOn, kind, faults } = input;
  if (input.pointId === undefined) throw new NotFound();
  const point = orNotFound(await lockPoint(tx, { pointId: input.pointId, accountId: sender.accountId }));
  if (readOn === undefined || kind === undefined) return { outcome: 'refused', refusals: faults };

  const judged = await judge(tx, { rules, point, sender, input: { ...input, readOn, kind } });
  const meterId = judged.meter?.meterId ?? 0;
  const billMonth = judged.booking === null ? null : firstDayOf(judged.booking.billMonth);
  const standing = await listStanding(tx, {
    pointId: point.id,
    contractId: judged.contractId,
    meterId,
    kind,
    readOn,
    billMonth,
  });
  const replaced = replacedBy(standing, { values: input.values, readOn, billMonth, accountId: sender.accountId });
  if (replaced.same !== undefined && faults.length === 0) {
    return { outcome: 'stored', submissionId: replaced.same, isNew: false };
  }

  const refusals = refusalsOf(judged, input);
  if (refusals.length > 0) return { outcome: 'refused', refusals };
  if (replaced.refusals.length > 0) return { outcome: 'refused', refusals: replaced.refusals };
  const { warnings, counts } = judged.judgement;
  if (warnings.length > 0) {
    const fingerprint = fingerprintOf(point.id, { ...input, readOn, kind }, warnings);
    if (input.confirmed !== fingerprint) return { outcome: 'doubted', warnings, counts, fingerprint };
  }

  const submissionId = await store(tx, {
    point,
    contractId: judged.contractId,
    meterId,
    kind,
    readOn,
    booking: judged.booking,
    counts,
    warnings,
    replaced: replaced.ids,
    sender,
  });
  await after(tx, submissionId);
  return { outcome: 'stored', submissionId, isNew: true };
}

type Judged = {
  readonly judgement: Judgement<JudgedRegister>;
  readonly booking: Booking | null;
  /** The contract that the reading is made under; null on a day without one, which is refused. */
  readonly contractId: number | null;
  /** A register of the meter that was there on the day. */
  readonly meter: JudgedRegister | undefined;
};

type ReadableInput = ReadingInput & { readonly readOn: Day; readonly kind: SubmittedKind };

async function judge(
  tx: Tx,
  asked: { rules: readonly BookingRule[]; point: LockPointRow; sender: Sender; input: ReadableInput },
): Promise<Judged> {
  const { point, sender, input, rules } = asked;
  const { readOn, kind, values } = input;
  const facts = await getPointFacts(tx, {
    accountId: sender.accountId,
    pointId: point.id,
    readOn,
    historyFrom: addMonths(readOn, -HISTORY_MONTHS),
  });
  const bookingRule = ruleFor(rules, point, sender.today);
  const registers = factsOf(facts.registers, values);
  const judgement = judgeReading({
    kind,
    receivedOn: sender.today,
    readOn,
    values,
    registers,
    supply: facts.supply,
    lastOperatorReadOn: facts.lastOperatorReadOn ?? undefined,
    bookingRule,
  });
  const meter = registers.find(
    (each) => each.installedOn <= readOn && (each.removedOn === null || readOn < each.removedOn),
  );
  return { judgement, booking: judgement.booking, contractId: facts.contractId, meter };
}

/** The supplier's configuration has a rule for each energy from its first day on; before that day nobody could send. */
export function ruleFor(
  rules: readonly BookingRule[],
  point: Pick<LockPointRow, 'energy' | 'operatorCode'>,
  day: Day,
): BookingRule {
  const rule = ruleInForce(rules, {
    energy: point.energy === 'gas' ? 'gas' : 'electricity',
    operatorCode: point.operatorCode,
    day,
  });
  if (rule === undefined) throw new Error(`no booking rule is in force for ${point.energy} on ${day}`);
  return rule;
}

/** What the form got wrong comes first; the rules are not heard on a field that could not even be read. */
function refusalsOf({ judgement, meter }: Judged, input: ReadingInput): SubmissionRefusal[] {
  if (meter !== undefined && input.meterId !== undefined && input.meterId !== meter.meterId) {
    return [{ code: 'other_meter', field: 'readOn', facts: { serial: meter.serial } }];
  }
  const unreadable = new Set(input.faults.map((fault) => fault.field));
  return [...input.faults, ...judgement.refusals.filter(({ field }) => !unreadable.has(field))];
}

/** A confirmation holds for this point, day, kind, these values and these doubts, and for nothing else. */
function fingerprintOf(pointId: number, input: ReadableInput, warnings: readonly ReadingWarning[]): string {
  const values = Object.entries(input.values).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const doubts = warnings.map(({ code, field }) => [code, field]);
  const told = JSON.stringify([pointId, input.readOn, input.kind, values, doubts]);
  return createHash('sha256').update(told).digest('base64url').slice(0, 22);
}

type NewSubmission = {
  readonly point: LockPointRow;
  readonly contractId: number | null;
  readonly meterId: number;
  readonly kind: SubmittedKind;
  readonly readOn: Day;
  readonly booking: Booking | null;
  readonly counts: readonly Count<JudgedRegister>[];
  readonly warnings: readonly ReadingWarning[];
  readonly replaced: readonly number[];
  readonly sender: Sender;
};

async function store(tx: Tx, submission: NewSubmission): Promise<number> {
  const { point, contractId, meterId, kind, readOn, booking, counts, warnings, replaced, sender } = submission;
  const { accountId, now, origin } = sender;
  const booked = {
    billMonth: booking === null ? null : firstDayOf(booking.billMonth),
    bookedOn: booking === null ? null : booking.bookedOn,
  };
  const shared = { pointId: point.id, meterId, kind, readOn, accountId, ...booked };
  const confirmed = warnings.map(({ code, field }) => `${code} ${field ?? ''}`.trim());
  const { id } = await insertSubmission(tx, {
    ...shared,
    receivedAt: now,
    receivedOn: sender.today,
    confirmed,
    origin,
  });
  // first the old ones end: one current reading per register, contract and bill
  if (replaced.length > 0) {
    await endReadings(tx, { pointId: point.id, ids: [...replaced], state: 'replaced', now, accountId });
  }
  await insertReadings(tx, {
    ...shared,
    contractId,
    submissionId: id,
    now,
    codes: counts.map(({ register }) => register.code),
    digits: counts.map(({ register }) => register.wholeDigits),
    values: counts.map(({ value }) => value),
    turns: counts.map(({ turns, register }) => turns + register.turnsBefore),
  });
  await rememberPoint(tx, { accountId, pointId: point.id });
  await audit(tx, {
    at: now,
    accountId,
    action: kind === 'submission' ? 'reading submitted' : 'own record kept',
    subject: `submission ${id}`,
    facts: { pointId: point.id, replaced: replaced.length, confirmed: confirmed.length },
    origin,
  });
  return id;
}
