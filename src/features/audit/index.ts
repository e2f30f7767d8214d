/**
 * The audit trail: who did what, when and from where; and who has looked at a customer's data. Entries are only ever
 * added; the database refuses anything else, but that an account that is gone takes the "from where" with it.
 */
import type { Tx } from '#platform/db/pool.ts';
import { record } from './store.sql.ts';

export { recordAccess, type Access, type AccessedThing } from './access.ts';

export type AuditEntry = {
  readonly at: Date;
  /** Who did it; null for somebody not signed in. */
  readonly accountId: number | null;
  /** A business verb with its noun: `contract linked`, `reading submitted`. */
  readonly action: string;
  /** What it was done to: `contract 17`. No personal data. */
  readonly subject?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** The visitor's address. */
  readonly origin?: string;
};

/** One write = one action = one transaction = one entry: hence a transaction, not a pool. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  await record(tx, {
    at: entry.at,
    accountId: entry.accountId,
    action: entry.action,
    subject: entry.subject ?? '',
    facts: JSON.stringify(entry.facts ?? {}),
    origin: entry.origin ?? '',
  });
}
