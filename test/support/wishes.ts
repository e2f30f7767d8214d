/** People of the judged pages who use every right that they have. */
import { recordAccess } from '#features/audit/index.ts';
import { transaction } from '#platform/db/pool.ts';
import { send } from './fill-in.ts';
import type { Scene } from './page-quality.ts';
import { accountOf, goodPassword, linkIn, logIn, mailsTo } from './people.ts';
import type { Browser, TestPortal } from './portal.ts';

/** Asks for another address, for an archive and for the end of the account. */
const wishful = 'zelja.pravic@example.si';
/** Has agreed to terms that are no more. */
const undecided = 'neodlocena.stranka@example.si';

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

/** One's own data: as it stands for most, and for who has asked for everything (`giveWishes`). */
export function rightsScenes(newcomer: string): Scene[] {
  return [
    { name: 'looks at my data', path: '/settings/access', who: wishful },
    { name: 'looks at my data, none yet', path: '/settings/access', who: newcomer },
    { name: 'change of address', path: '/settings/email' },
    {
      name: 'change of address, refused',
      path: '/settings/email',
      act: (page) => send(page, { email: 'x' }),
      status: 422,
    },
    { name: 'change of address, waiting', path: '/settings/email', who: wishful },
    { name: 'my data', path: '/settings/data' },
    { name: 'my data, under way', path: '/settings/data', who: wishful },
    { name: 'deletion', path: '/settings/deletion' },
    { name: 'deletion, refused', path: '/settings/deletion', act: (page) => send(page, {}), status: 422 },
    { name: 'deletion, under way', path: '/settings/deletion', who: wishful },
    { name: 'home of an account that is to end', path: '/', who: wishful },
    { name: 'new terms', path: '/new-terms', who: undecided },
  ];
}

/** Without a log-in: the form that withdraws, and links of every kind. */
export function wishedScenes(links: Readonly<Record<Wished, string>>): Scene[] {
  return [
    {
      name: 'withdrawal of consent, refused',
      path: '/consent-withdrawal',
      act: (page) => send(page, { email: 'x' }),
      status: 422,
    },
    { name: 'withdrawal of consent, sent', path: '/consent-withdrawal/sent' },
    { name: 'withdrawal of consent, link', path: links.withdrawal },
    { name: 'withdrawal of consent, void link', path: '/consent-withdrawal/nothing', status: 410 },
    { name: 'change of address, old side', path: links.oldAddress },
    { name: 'change of address, new side', path: links.newAddress },
    { name: 'change of address, void link', path: '/email-change/nothing', status: 410 },
  ];
}
