import { letterFrom, letterLanguage } from '#features/accounts/index.ts';
import type { PageLanguage } from '#kernel/language.ts';
import type { Tx } from '#platform/db/pool.ts';
import { queueMessage } from '#platform/outbox/outbox.ts';
import type { ContractParts, Linker } from './parts.ts';
import { listOtherLinkers } from './store.sql.ts';
import { texts } from './texts.ts';

export type LinkedContract = { readonly id: number; readonly number: string; readonly holderEmail: string | null };

/**
 * Tells the accounts that have the contract already, and its holder where the supplier knows an address: whoever did not
 * expect it can object. Who linked it is not said; that is between the holder and the supplier.
 */
export async function tellOthers(
  tx: Tx,
  { parts, linker, contract }: { parts: ContractParts; linker: Linker; contract: LinkedContract },
): Promise<void> {
  const { account, now } = linker;
  const others = await listOtherLinkers(tx, { contractId: contract.id, accountId: account.id });
  const told = new Set([account.email.toLowerCase(), ...others.map(({ email }) => email.toLowerCase())]);
  const readers: { accountId: number | null; to: string; language: PageLanguage }[] = others.map((other) => ({
    accountId: other.id,
    to: other.email,
    language: letterLanguage(other.language),
  }));
  const { holderEmail } = contract;
  if (holderEmail !== null && !told.has(holderEmail.toLowerCase())) {
    readers.push({ accountId: null, to: holderEmail, language: 'sl' });
  }
  for (const { accountId, to, language } of readers) {
    const t = texts[language].letter;
    const ending = contract.number.slice(-numberEnding);
    const letter = letterFrom(parts.supplier, language, {
      subject: t.subject,
      parts: [t.linked(ending, parts.supplier.portalName), t.expected, t.unexpected],
    });
    await queueMessage(tx, { channel: 'mail', accountId, template: 'contract_linked', to, letter, now });
  }
}

/** Enough for the holder to know which contract it is; too little to link it with, should the mail go astray. */
const numberEnding = 3;
