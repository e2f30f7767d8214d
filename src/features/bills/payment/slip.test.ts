import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { inflateSync } from 'node:zlib';
import type { Day } from '#kernel/day.ts';
import { readQr } from '#test/support/qr.ts';
import { epcPaymentOf, upnPaymentOf, type OpenBill } from './payment-data.ts';
import { slipOf, slipPdf, type Slip } from './slip.ts';
import { upnPayload } from './upn-qr.ts';

const payee = {
  name: 'Dobavitelj, d.o.o.',
  street: 'Dunajska cesta 1',
  postCode: '1000',
  post: 'Ljubljana',
  iban: 'SI56191000000123438',
  vatId: 'SI12345679',
};
const bill: OpenBill = {
  openCents: 123_456,
  dueOn: '2026-12-15' as Day,
  reference: 'SI122026000123457',
  payeeIban: payee.iban,
  purposeCode: 'ELEC',
  purpose: 'Račun 2026-0042, električna energija',
  payerName: 'Đurđica Žličar Čuš',
  payerStreet: 'Šubičeva ulica 33a',
  payerPostCode: '1000',
  payerPost: 'Ljubljana',
};
const about = { title: 'Položnica 2026-0042', language: 'sl', author: payee.name, at: new Date(0) } as const;

/** Debian's readers of PDF, tried where they are installed. */
const poppler = { text: 'pdftotext', picture: 'pdftoppm' };

function made(changed: Partial<OpenBill> = {}): Slip {
  const slip = slipOf(upnPaymentOf({ ...bill, ...changed }, payee));
  assert.ok(slip.ok, JSON.stringify(slip));
  return slip.value;
}

async function printed(slip: Slip): Promise<Buffer> {
  return slipPdf([{ slip, heading: 'Položnica za račun 2026-0042', paragraphs: ['Plačajte do roka.'] }], about);
}

test('a bill and the supplier give the fields of a payment', () => {
  assert.deepEqual(upnPaymentOf(bill, payee), {
    payer: { name: 'Đurđica Žličar Čuš', street: 'Šubičeva ulica 33a', place: '1000 Ljubljana' },
    amount: 123_456,
    purposeCode: 'ELEC',
    purpose: 'Račun 2026-0042, električna energija',
    dueOn: '2026-12-15',
    payeeIban: 'SI56191000000123438',
    payeeReference: 'SI122026000123457',
    payee: { name: 'Dobavitelj, d.o.o.', street: 'Dunajska cesta 1', place: '1000 Ljubljana' },
  });
  assert.deepEqual(epcPaymentOf(bill, payee), {
    payeeName: 'Dobavitelj, d.o.o.',
    payeeIban: 'SI56191000000123438',
    amount: 123_456,
    purposeCode: 'ELEC',
    reference: 'SI122026000123457',
    purpose: 'Račun 2026-0042, električna energija',
  });
});

test('a payer without an address, and one whose name no slip holds, can pay all the same', () => {
  const unknown = { payerStreet: null, payerPostCode: null, payerPost: null };
  assert.deepEqual(upnPaymentOf({ ...bill, ...unknown }, payee).payer, {
    name: 'Đurđica Žličar Čuš',
    street: '',
    place: '',
  });
  const long = { payerName: 'Društvo „Ekološko kmetijstvo – Štajerska“, so. p.', purpose: 'Š'.repeat(90) };
  const payment = upnPaymentOf({ ...bill, ...unknown, ...long }, payee);
  assert.equal(payment.payer.name, 'Društvo "Ekološko kmetijstvo - Št');
  assert.equal(payment.purpose, 'Š'.repeat(42));
  assert.ok(upnPayload(payment).ok);
});

test('what no bank would take makes no slip', () => {
  const slip = slipOf(upnPaymentOf({ ...bill, reference: 'SI122026000123456' }, payee));
  assert.deepEqual(slip.ok ? [] : slip.refusals, [{ code: 'not_valid', field: 'payeeReference' }]);
});

test('the document has the fonts within, is tagged and says its language', async () => {
  const pdf = (await printed(made())).toString('latin1');
  assert.ok(pdf.startsWith('%PDF-1.7'));
  for (const said of ['/Lang (sl)', '/MarkInfo', '/Marked true', '/DisplayDocTitle true', '/Alt ']) {
    assert.ok(pdf.includes(said), said);
  }
  assert.equal(pdf.match(/\/FontFile2/g)?.length, 2, 'regular and bold, once each');
  assert.ok(!pdf.includes('/Helvetica'), 'no font that a reader would have to bring');
  for (const element of ['/S /Document', '/S /H1', '/S /P', '/S /Figure']) assert.ok(pdf.includes(element), element);
});

test('the code that the document draws is that of the payment', async () => {
  const slip = made();
  const runs = codeRuns(await printed(slip));
  const dark = new Set(runs.flatMap(({ x, y, length }) => Array.from({ length }, (_, at) => y * 77 + x + at)));
  for (let y = 0; y < 77; y++) {
    for (let x = 0; x < 77; x++) assert.equal(dark.has(y * 77 + x), slip.code.isDark(x, y), `${x} ${y}`);
  }
});

test('a page per slip', async () => {
  const page = { slip: made(), heading: 'Položnica', paragraphs: [] };
  const pdf = (await slipPdf([page, page, page], about)).toString('latin1');
  assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 3);
});

test('text comes out of the document with č, š and ž', { skip: missing(poppler.text) }, async (t) => {
  const file = await inFile(t, await printed(made()));
  const stdout = output(poppler.text, ['-raw', file, '-']);
  for (const text of ['Đurđica Žličar Čuš', 'Šubičeva ulica 33a', '***1.234,56', 'SI12 2026000123457', '15.12.2026']) {
    assert.equal(stdout.split(text).length, 3, `on the receipt and on the order: ${text}\n${stdout}`);
  }
});

test('the printed code is read from the page as a scanner sees it', { skip: missing(poppler.picture) }, async (t) => {
  const slip = made({ payerName: 'W'.repeat(33), purpose: 'Ž'.repeat(42) });
  const file = await inFile(t, await printed(slip));
  output(poppler.picture, ['-gray', '-r', '150', '-singlefile', file, file]);
  const read = await readQr(picture(await readFile(`${file}.pgm`)));
  const payload = upnPayload(slip.payment);
  assert.equal(read.text, payload.ok ? payload.value.text : undefined);
});

/** The rectangles of one module's height, in the order they are drawn. */
function codeRuns(pdf: Buffer): { x: number; y: number; length: number }[] {
  return contents(pdf).flatMap((content) =>
    [...content.matchAll(/^(\d+) (\d+) (\d+) 1 re$/gm)].map(([, x, y, length]) => ({
      x: Number(x),
      y: Number(y),
      length: Number(length),
    })),
  );
}

function contents(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at)) {
    at += 'stream\n'.length;
    const end = pdf.indexOf('endstream', at);
    if (pdf[at] === 0x78) found.push(inflateSync(pdf.subarray(at, end)).toString('latin1'));
    at = end + 'endstream'.length;
  }
  return found;
}

function picture(pgm: Buffer): { width: number; height: number; pixels: Uint8Array } {
  const head = /^P5\s(\d+) (\d+)\s255\s/.exec(pgm.subarray(0, 40).toString('latin1'));
  assert.ok(head);
  return { width: Number(head[1]), height: Number(head[2]), pixels: pgm.subarray(head[0].length) };
}

async function inFile(t: TestContext, pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'odcitek-slip-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'slip');
  await writeFile(file, pdf);
  return file;
}

function output(program: string, options: readonly string[]): string {
  return spawnSync(program, options, { encoding: 'utf8' }).stdout;
}

function missing(program: string): string | false {
  return spawnSync(program, ['-v']).error === undefined ? false : `${program} is not installed`;
}
