/** People of the tests: they register, open their mail, and sign in as everybody does. */
import { hashPassword, openAccount } from '#features/accounts/index.ts';
import { transaction } from '#platform/db/pool.ts';
import type { Browser, TestPortal } from './portal.ts';

export const goodPassword = 'modra skodelica na polici';

/** The registration form as the smallest possible newcomer fills it in. */
export function registrationOf(email: string, password = goodPassword): Record<string, string> {
  return { email, password, passwordAgain: password, country: 'SI', terms: 'yes' };
}

/** An account that was activated some time ago. */
export async function accountOf(portal: TestPortal, email: string, password = goodPassword): Promise<number> {
  const now = portal.clock.now();
  const person = { name: '', street: '', town: '', postCode: '', post: '', country: 'SI', phone: '', sex: '' } as const;
  const consents = { termsVersion: 'test', offersVersion: 'test', wantsOffers: false, answeredAt: now };
  const passwordHash = await hashPassword(password);
  const id = await transaction(portal.pool, (tx) =>
    openAccount(tx, { email, passwordHash, person, language: 'sl', consents, now }),
  );
  if (id === undefined) throw new Error(`there is an account for ${email} already`);
  return id;
}

/** Registers without JavaScript: sends the form, waits, presses the button. */
export async function register(portal: TestPortal, browser: Browser, fields: Record<string, string>): Promise<void> {
  const held = await browser.post('/register', fields);
  if (held.location === undefined) throw new Error(`the registration was refused: ${held.text}`);
  portal.clock.set(new Date(portal.clock.now().getTime() + 31_000).toISOString());
  const done = await browser.post(held.location, {});
  if (done.location !== '/register/sent') throw new Error(`the registration was not finished: ${done.text}`);
}

export type Mail = { readonly template: string; readonly to: string; readonly subject: string; readonly text: string };

/** The mails to an address, oldest first. */
export async function mailsTo(portal: TestPortal, to: string): Promise<Mail[]> {
  const { rows } = await portal.pool.query<Mail>(
    'select template, recipient as to, subject, text from messages where recipient = $1 order by id',
    [to],
  );
  return rows;
}

/** The path of the link in a mail that begins like this: `/activate/`. */
export function linkIn(mail: Mail | undefined, beginning: string): string {
  const found = mail?.text.match(/https?:\/\/\S+/g)?.find((link) => new URL(link).pathname.startsWith(beginning));
  if (found === undefined) throw new Error(`no link ${beginning} in the mail`);
  return new URL(found).pathname;
}

/** Sends the log-in form and gives the answer. */
export function logIn(browser: Browser, email: string, password = goodPassword) {
  return browser.post('/login', { email, password });
}
