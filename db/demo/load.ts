/** What `npm run demo` starts with: the invented registry, bills and all, imported like any other; and its accounts. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hashPassword, openAccount } from '#features/accounts/index.ts';
import { importRegistry } from '#features/exchange/index.ts';
import { readSupplier, type Supplier } from '#features/supplier/index.ts';
import { dayIn } from '#kernel/day.ts';
import { transaction, type Pool, type Tx } from '#platform/db/pool.ts';
import { openObjects } from '#platform/objects/objects.ts';
import { usualPlace } from '#platform/objects/place.ts';
import { writeDocuments } from './bills/index.ts';
import { giveConversations } from './conversations.ts';
import { demoAccounts, supplierFolder, writeDemoRegistry, type DemoAccount } from './cast.ts';
import { giveReminders } from './reminders.ts';
import { giveRequests } from './requests.ts';

/**
 * Fills an empty portal; one that has accounts is left as it is. The accounts come last and all at once, so a start that
 * was cut short is made up for by the next. The registry's files stay in `dataDir/registry`, to be looked at and changed.
 * The stories of the cast are told as of `now`.
 */
export async function loadDemo(pool: Pool, dataDir: string, now = new Date()): Promise<void> {
  const { rowCount } = await pool.query('select from accounts limit 1');
  if (rowCount !== 0) return;
  const supplier = await readSupplier(supplierFolder);
  const folder = join(dataDir, 'registry');
  await mkdir(folder, { recursive: true });
  const today = dayIn(now, supplier.timeZone);
  const bills = await writeDemoRegistry(folder, today);
  await writeDocuments(folder, bills, { supplier, today });
  const { ok, files } = await importRegistry(pool, folder, { today, objects: openObjects(usualPlace(dataDir)) });
  if (!ok) throw new Error(`the demo's registry was refused: ${JSON.stringify(files.flatMap(({ errors }) => errors))}`);
  const hashes = await Promise.all(demoAccounts.map(({ password }) => hashPassword(password)));
  await transaction(pool, async (tx) => {
    for (const [each, account] of demoAccounts.entries()) {
      await openFor(tx, account, { passwordHash: hashes[each] ?? '', supplier, now });
    }
  });
}

type Opening = { readonly passwordHash: string; readonly supplier: Supplier; readonly now: Date };

async function openFor(tx: Tx, account: DemoAccount, { passwordHash, supplier, now }: Opening): Promise<void> {
  const { consents } = supplier;
  const { email, name, language, contracts } = account;
  const id = await openAccount(tx, {
    email,
    passwordHash,
    language,
    person: { name, street: '', town: '', postCode: '', post: '', country: 'SI', phone: '', sex: '' },
    consents: {
      termsVersion: consents.termsAndPrivacyVersion,
      offersVersion: consents.personalisedOffersVersion,
      wantsOffers: account.wantsOffers === true,
      answeredAt: now,
    },
    now,
  });
  // what the form of "Poveži pogodbe" would ask of each of them is known to be right here
  await tx.query({
    text: 'insert into contract_links (account_id, contract_id, linked_at) select $1, id, $2 from contracts where number = any($3)',
    values: [id, now, contracts],
    rowMode: 'array',
  });
  if (id === undefined) return;
  await giveReminders(tx, id, { account, now });
  await giveRequests(tx, id, { email, now });
  await giveConversations(tx, id, { email, supplier, now });
}
