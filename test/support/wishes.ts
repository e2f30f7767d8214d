/** People of the judged pages who use every right that they have. */
import { recordAccess } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import { accountOf, goodPassword, linkIn, logIn, mailsTo } from './people.ts';
import type { Browser, TestPortal } from './portal.ts';

/** Asks for another address, for an archive and for the end of the account. */
export const wishful = 'zelja.pravic@example.si';
/** Has agreed to terms that are no more. */
export const undecided = 'neodlocena.stranka@example.si';

/** What has come to the mailboxes of strangers: the links of a change of address, and of a withdrawal. */
export type Wished = 'withdrawal' | 'oldAddress' | 'newAddress';

type Portal = Pick<TestPortal, 'pool' | 'clock' | 'browser'>;

async function wishingBrowser(portal: Portal, email: string): Promise<{ id: number; browser: Browser }> {
  const id = await accountOf(portal as TestPortal, email);
  const browser = portal.browser();
  await logIn(browser, email);
  return { id, browser };
}

export async function giveWishes(portal: Portal): Promise<void> {
  const { id: accountId, browser } = await wishingBrowser(portal, wishful);
  const at = portal.clock.now();
  const look = {
    at,
    accountId,
    who: 'Maja Kos, podpora',
    what: 'account',
    reason: 'klic stranke: pozabljeno geslo',
  } as const;
  await transaction(portal.pool, (tx) => recordAccess(tx, look));
  await browser.post('/settings/email', { email: 'nova.zelja@example.si', currentPassword: goodPassword });
  await browser.post('/settings/data', {});
  await browser.post('/settings/deletion', { currentPassword: goodPassword });
  const late = await accountOf(portal as TestPortal, undecided);
  await portal.pool.query(`update consents set text_version = '2025-03' where account_id = $1`, [late]);
}

export async function linksOfWishes(portal: Portal): Promise<Record<Wished, string>> {
  const [email, fresh] = ['selitev.naslova@example.si', 'nov.naslov@example.si'];
  const { browser } = await wishingBrowser(portal, email);
  await browser.post('/settings/consents', { offers: 'yes' });
  await browser.post('/settings/email', { email: fresh, currentPassword: goodPassword });
  const oldAddress = linkIn((await mailsTo(portal as TestPortal, email)).at(-1), '/email-change/');
  const newAddress = linkIn((await mailsTo(portal as TestPortal, fresh)).at(-1), '/email-change/');
  await browser.post('/consent-withdrawal', { email });
  const withdrawal = linkIn((await mailsTo(portal as TestPortal, email)).at(-1), '/consent-withdrawal/');
  return { oldAddress, newAddress, withdrawal };
}
