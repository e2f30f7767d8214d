/** The people in the pictures, and where their things lie. */
import type { Page } from 'playwright-core';
import type { ShownPortal } from '#test/support/page-quality-portal.ts';
import type { Browser } from '#test/support/portal.ts';

export const household = 'maja.zupan@example.si';
export const ofTheManual = 'franc.oblak@example.si';
export const newcomer = 'nova.stranka@example.si';

export async function browserOf(portal: ShownPortal, email: string): Promise<Browser> {
  const { rows } = await portal.pool.query<{ id: number }>('select id from accounts where email = $1', [email]);
  return portal.signedIn(the(rows, `nobody of the cast is ${email}`).id);
}

/** The point of somebody's contract, as the form asks for it. */
export async function pointOf({ pool }: ShownPortal, email: string, energy: 'electricity' | 'gas'): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `select v.metering_point_id as id
       from visible_supplies v
       join accounts a on a.id = v.account_id
       join metering_points p on p.id = v.metering_point_id
      where a.email = $1 and p.energy = $2`,
    [email, energy],
  );
  return the(rows, `${email} has no ${energy}`).id;
}

export async function contractOf({ pool }: ShownPortal, number: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>('select id from contracts where number = $1', [number]);
  return the(rows, `there is no contract ${number}`).id;
}

/** The latest bill of somebody in this state. */
export async function billOf({ pool, clock }: ShownPortal, email: string, state: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `select b.id
       from bills b
       join visible_bills v on v.bill_id = b.id
       join accounts a on a.id = v.account_id
      where a.email = $1 and bill_state(b, $3) = $2
      order by b.issued_on desc, b.id desc
      limit 1`,
    [email, state, clock.now().toISOString().slice(0, 10)],
  );
  return the(rows, `${email} has no bill that is ${state}`).id;
}

function the<Row>([row]: readonly Row[], otherwise: string): Row {
  if (row === undefined) throw new Error(otherwise);
  return row;
}

/** Presses the form's own button and waits for the page that answers. */
export async function send(page: Page, form: string): Promise<void> {
  const answered = page.waitForEvent('framenavigated');
  await page.locator(`main form[action="${form}"] button[type=submit]`).first().click();
  await answered;
  await page.waitForLoadState('load');
}
