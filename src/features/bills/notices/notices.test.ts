/** Two months of bills, day by day, compared with what was reckoned by hand. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { addDays, parseDay, type Day } from '#kernel/day.ts';
import { transaction, type Pool } from '#platform/db/pool.ts';
import { giveBill, giveCancellation, givePayment, type BillToGive, type GivenBill } from '#test/support/bills.ts';
import { household, type Household } from '#test/support/household.ts';
import { htmlProblems } from '#test/support/html-rules.ts';
import { giveAccount, givePoint } from '#test/support/registry.ts';
import { billNoticeJobs, billNoticeRechecks } from './job.ts';

const day = (text: string): Day => parseDay(text) ?? assert.fail(text);

/** The job, at nine and again at five: the second run must find nothing more to say. */
async function walk(
  { portal }: Household,
  { from, until }: { from: string; until: string },
  at: Events,
): Promise<void> {
  const { pool, supplier } = portal;
  const [plan] = billNoticeJobs({ pool, supplier, publicUrl: 'https://moj.example.si' });
  for (let today = day(from); today <= until; today = addDays(today, 1)) {
    await at[today]?.();
    for (const hour of ['09', '17']) await plan?.run(new Date(`${today}T${hour}:00:00+01:00`));
  }
}

type Events = Readonly<Record<string, () => Promise<unknown>>>;

/** `2027-01-05 Račun R-1: …` for each mail, in the order in which they were written. */
async function mails(pool: Pool, accountId: number): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select to_char(created_at at time zone 'Europe/Ljubljana', 'YYYY-MM-DD') || ' ' || subject as line
       from messages where template = 'bill-notice' and account_id = $1 order by id`,
    [accountId],
  );
  return rows.map(({ line }) => line.replaceAll('\u00A0', ' '));
}

async function winter(t: TestContext): Promise<Household> {
  return household(t, { now: '2027-01-02T10:00:00+01:00', readings: false });
}

/** A bill of a year to come, imported on the day it is issued. */
function bill({ portal, point }: Household, given: BillToGive & { readonly issuedOn: string }): Promise<GivenBill> {
  return giveBill(portal.pool, point, { importedAt: `${given.issuedOn}T04:00:00+01:00`, ...given });
}

test('over two months everybody is told once of what comes, is due and is late, in one mail a day', async (t) => {
  const home = await winter(t);
  const { pool } = home.portal;
  const second = await givePoint(pool, { linkedBy: [home.accountId] });
  let paid: GivenBill | undefined;
  await walk(
    home,
    { from: '2027-01-02', until: '2027-03-03' },
    {
      // paid in time: news only
      '2027-01-05': async () =>
        (paid = await bill(home, { number: 'A-1', issuedOn: '2027-01-05', dueOn: '2027-01-20' })),
      '2027-01-12': () =>
        givePayment(pool, home.point, { on: '2027-01-12', cents: 8312, settles: [[paid ?? assert.fail(), 8312]] }),
      // never paid, and one of another contract that comes on the same day
      '2027-01-14': async () => {
        await bill(home, { number: 'B-1', issuedOn: '2027-01-14', dueOn: '2027-01-29' });
        await bill(
          { ...home, point: second },
          { number: 'C-1', issuedOn: '2027-01-14', dueOn: '2027-01-29', directDebit: true },
        );
      },
      // cancelled on the day it came: only the credit note is news
      '2027-02-08': async () => {
        const wrong = await bill(home, { number: 'D-1', issuedOn: '2027-02-08', dueOn: '2027-02-23' });
        const note = { bill: wrong, number: 'D-2', issuedOn: '2027-02-08', importedAt: '2027-02-08T04:00:00+01:00' };
        await giveCancellation(pool, home.point, note);
      },
      // due two days after it comes: the news is the reminder
      '2027-02-15': () => bill(home, { number: 'E-1', issuedOn: '2027-02-15', dueOn: '2027-02-17' }),
      // an old bill that is brought in late is no news, and no debt to remind of
      '2027-02-24': () =>
        bill(home, {
          number: 'F-1',
          issuedOn: '2026-05-05',
          dueOn: '2026-05-20',
          importedAt: '2027-02-24T04:00:00+01:00',
        }),
    },
  );
  assert.deepEqual(await mails(pool, home.accountId), [
    '2027-01-05 Račun A-1: 83,12 €, rok plačila 20. januarja',
    '2027-01-14 Vaši računi: 2 računa',
    '2027-01-26 Račun B-1: rok plačila je 29. januarja',
    '2027-02-01 Račun B-1 še ni plačan',
    '2027-02-08 Dobropis D-2',
    '2027-02-15 Račun E-1: 83,12 €, rok plačila 17. februarja',
    '2027-02-20 Račun E-1 še ni plačan',
  ]);
  const { rows } = await pool.query<{ text: string }>(
    "select text from messages where subject = 'Vaši računi: 2 računa'",
  );
  const text = rows[0]?.text.replaceAll('\u00A0', ' ') ?? '';
  assert.match(text, /\* Račun B-1\n\nPrišel je nov račun\. Plačajte ga do 29\. januarja\.[^]*SI56 1910 0000 0123 438/);
  assert.match(text, /\* Račun C-1\n\n[^]*29\. januarja sami odtegnili/);
  assert.match(text, /Odpri račun in kodo za plačilo:\nhttps:\/\/moj\.example\.si\/bills\/\d+/);
});

test('who links a contract later, has ended the link, or wants none of it, is told nothing', async (t) => {
  const home = await winter(t);
  const { portal, point, browser } = home;
  const link = `insert into contract_links (account_id, contract_id, linked_at, ended_at) values ($1, $2, $3, $4)`;
  const [later, gone] = [await giveAccount(portal.pool), await giveAccount(portal.pool)];
  await portal.pool.query(link, [later, point.contractId, '2027-01-06T08:00:00Z', null]);
  await portal.pool.query(link, [gone, point.contractId, '2027-01-01T08:00:00Z', '2027-01-04T08:00:00Z']);
  await bill(home, { number: 'A-1', issuedOn: '2027-01-05', dueOn: '2027-01-20' });
  const none = { from: '/settings/bills' };
  assert.equal((await browser.post('/settings/bills', {}, none)).location, '/settings/bills?done=saved');
  await walk(home, { from: '2027-01-05', until: '2027-01-30' }, {});
  assert.deepEqual(await mails(portal.pool, home.accountId), []);
  assert.deepEqual(await mails(portal.pool, gone), []);
  assert.deepEqual(await mails(portal.pool, later), [
    '2027-01-17 Račun A-1: rok plačila je 20. januarja',
    '2027-01-23 Račun A-1 še ni plačan',
  ]);
});

test('the choices are shown as they were saved, each by itself', async (t) => {
  const { browser } = await winter(t);
  const ticked = async (): Promise<string[]> => {
    const { body } = await browser.get('/settings/bills?done=saved');
    assert.deepEqual(htmlProblems(body), []);
    return [...body.matchAll(/<input type="checkbox"[^>]*name="(\w+)"[^>]* checked/g)].map(([, name]) => name ?? '');
  };
  assert.deepEqual(await ticked(), ['arrival', 'before', 'after']);
  for (const name of ['arrival', 'before', 'after']) {
    await browser.post('/settings/bills', { [name]: 'yes' });
    assert.deepEqual(await ticked(), [name]);
  }
});

test('a reminder that waits to leave is dropped when the bill is paid meanwhile', async (t) => {
  const home = await winter(t);
  const { portal, point } = home;
  const open = await bill(home, { number: 'A-1', issuedOn: '2026-12-20', dueOn: '2027-01-05' });
  await walk(home, { from: '2027-01-03', until: '2027-01-03' }, {});
  const { rows } = await portal.pool.query<{ id: number }>("select id from messages where template = 'bill-notice'");
  const wanted = () => transaction(portal.pool, (tx) => billNoticeRechecks['bill-notice'](tx, rows[0]?.id ?? 0));
  assert.equal(await wanted(), true);
  await givePayment(portal.pool, point, { on: '2027-01-03', cents: 8312, settles: [[open, 8312]] });
  assert.equal(await wanted(), false);
});
