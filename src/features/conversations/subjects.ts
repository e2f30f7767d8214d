/** What a question is about: a contract, a metering point or a bill that the account sees. */
import type { Db } from '#platform/db/query.ts';
import type { Subject } from './input.ts';
import { findBillSubject, findContractSubject, findPointSubject } from './store.sql.ts';

export type FoundSubject = {
  readonly kind: Subject['kind'];
  readonly id: number;
  readonly label: string;
  readonly contractId: number | null;
  readonly meteringPointId: number | null;
  readonly billId: number | null;
};

/** Undefined where it is not there, or not this account's. */
export async function findSubject(db: Db, accountId: number, subject: Subject): Promise<FoundSubject | undefined> {
  const { kind, id } = subject;
  const nothing = { contractId: null, meteringPointId: null, billId: null };
  if (kind === 'contract') {
    const found = await findContractSubject(db, { accountId, id });
    return found && { ...nothing, kind, id, label: found.number, contractId: id };
  }
  if (kind === 'point') {
    const found = await findPointSubject(db, { accountId, id });
    return found && { ...nothing, kind, id, label: found.number, contractId: found.contractId, meteringPointId: id };
  }
  const found = await findBillSubject(db, { accountId, id });
  return found && { ...nothing, kind, id, label: found.number, contractId: found.contractId, billId: id };
}
