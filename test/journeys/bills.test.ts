/** *Računi* in a browser: what is owed, one bill and why it is so, paying it, and how bills are to come. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { giveBill, givePayment, type GivenBill } from '#test/support/bills.ts';
import { openSite, type Site, type Visitor } from '#test/support/journey.ts';
import { textOfPdf } from '#test/support/pdf.ts';
import { readQrOfPng } from '#test/support/qr.ts';
import { giveAccount, givePoint, type GivenPoint } from '#test/support/registry.ts';

type Home = { readonly point: GivenPoint; readonly older: GivenBill; readonly newest: GivenBill };

/** A household with a bill that was paid and one that is due on 18 December, signed in. */
async function giveHome({ portal: { pool } }: Site, visitor: Visitor): Promise<Home> {
  const accountId = await giveAccount(pool, { name: 'Maja Zupan' });
  const point = await givePoint(pool, { linkedBy: [accountId] });
  const months = { from: '2026-10-01', until: '2026-11-01', issuedOn: '2026-11-03', dueOn: '2026-11-18' };
  const older = await giveBill(pool, point, months);
  await givePayment(pool, point, { on: '2026-11-16', cents: older.total, settles: [[older, older.total]] });
  const newest = await giveBill(pool, point);
  await visitor.signIn(accountId);
  return { point, older, newest };
}

async function download({ page }: Visitor, name: string): Promise<Buffer> {
  const link = page.getByRole('main').getByRole('link', { name }).first();
  const reply = await page.request.get((await link.getAttribute('href')) ?? '');
  assert.equal(reply.status(), 200);
  return reply.body();
}

test('bills', async (t) => {
  const site = await openSite(t, { now: '2026-12-10T18:42:00+01:00' });

  await site.bothWays('from the first page to the code that a phone pays with', async (visitor) => {
    const { page } = visitor;
    const { newest } = await giveHome(site, visitor);
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Glavni meni' }).getByRole('link', { name: 'Računi' }).click();
    await page.getByRole('heading', { name: 'Za plačilo 83,12 €' }).waitFor();
    await page.getByRole('link', { name: 'Plačaj', exact: true }).click();

    await page.getByRole('heading', { name: `Račun ${newest.number}`, level: 1 }).waitFor();
    const code = page.getByRole('img', { name: 'Koda UPN QR za plačilo 83,12 €' });
    const { text } = await readQrOfPng(await code.screenshot());
    const fields = text.split('\n');
    assert.deepEqual([fields[0], fields[8], fields[14]], ['UPNQR', '00000008312', 'SI56191000000123438']);
    assert.equal(await page.getByRole('button', { name: 'Kopiraj: Sklic' }).count(), visitor.scripted ? 1 : 0);
    assert.match(textOfPdf(await download(visitor, 'Položnica (PDF)')), /Maja Zupan/);
    assert.match(String(await download(visitor, 'E-račun (XML)')), /<cbc:PayableAmount currencyID="EUR">83\.12</);

    await page.getByRole('link', { name: 'Zakaj je moj račun takšen?' }).click();
    await page.getByRole('heading', { name: 'Zakaj je moj račun takšen?' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: `Račun ${newest.number}`, level: 1 }).waitFor();
  });

  await site.bothWays('what is filtered is what is listed, and payments say what they settled', async (visitor) => {
    const { page } = visitor;
    const { older, newest } = await giveHome(site, visitor);
    await page.goto('/bills');
    const list = page.getByRole('table', { name: 'Seznam računov' });
    await list.getByRole('link', { name: newest.number, exact: true }).waitFor();
    await page.getByLabel('Stanje').selectOption({ label: 'Plačan' });
    await page.getByRole('button', { name: 'Prikaži' }).click();
    await page.waitForURL(/state=paid/);
    assert.equal(await list.getByRole('link', { name: newest.number, exact: true }).count(), 0);
    await list.getByRole('link', { name: older.number, exact: true }).click();
    await page.getByRole('heading', { name: 'Račun je plačan' }).waitFor();

    await page.goto('/payments');
    const paid = page.getByRole('table', { name: 'Seznam plačil' });
    await paid.getByRole('link', { name: older.number }).click();
    await page.getByRole('heading', { name: `Račun ${older.number}`, level: 1 }).waitFor();
  });

  await site.bothWays('a direct debit is agreed to once, seen waiting, and taken back', async (visitor) => {
    const { page } = visitor;
    const { newest, point } = await giveHome(site, visitor);
    await page.goto(`/bills/${newest.id}`);
    await page.getByRole('link', { name: 'Prejemanje in plačevanje računov' }).click();
    const debit = page.getByRole('region', { name: 'Trajnik (direktna obremenitev SEPA)' });
    await debit.getByLabel('Številka računa (IBAN)').fill('SI56 1910 0000 0123 439');
    await debit.getByLabel('Soglašam').check();
    await debit.getByRole('button', { name: 'Pošlji soglasje' }).click();
    await page.getByRole('alert').getByText('Številka računa (IBAN) ni prava.').waitFor();
    const iban = debit.getByLabel('Številka računa (IBAN)');
    assert.equal(await iban.inputValue(), 'SI56 1910 0000 0123 439', 'what was typed stays');
    await iban.fill('SI56 1910 0000 0123 438');
    await site.pressTwice(visitor, debit.getByRole('button', { name: 'Pošlji soglasje' }));
    await debit.getByText('čaka na odgovor dobavitelja').waitFor();
    const { rows } = await site.portal.pool.query('select 1 from bill_requests where contract_id = $1', [
      point.contractId,
    ]);
    assert.equal(rows.length, 1);
    const paper = textOfPdf(await download(visitor, 'Potrdilo o soglasju (PDF)'));
    assert.match(paper, /SI72ZZZ12345679/);
    await debit.getByRole('button', { name: 'Umakni zahtevo' }).click();
    await page.getByRole('status').getByText('Zahteva je umaknjena.').waitFor();
    await debit.getByRole('button', { name: 'Pošlji soglasje' }).waitFor();
  });
});
