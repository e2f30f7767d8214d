/** A bill as people know it: who pays whom, how much and until when, the slip to pay by, and what it was made of. */
import { upnPaymentOf } from '#features/bills/payment/payment-data.ts';
import { drawSlip, slipOf } from '#features/bills/payment/slip.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addDays } from '#kernel/day.ts';
import { formatPaymentReference } from '#kernel/payment-reference.ts';
import { A4, MILLIMETRE, pdfBytes } from '#platform/pdf/document.ts';
import type { Bill } from '../compose.ts';
import { sum } from '../reckon.ts';
import { breakDown } from './break-down.ts';
import { ground, ink, line, margin, newPage, openPaper, table, width, write, type Ink, type Paper } from './paper.ts';
import { day, euros, groupNames, month } from './words.ts';

const slipTop = A4.height - 99 * MILLIMETRE;

/** The whole document. The slip is left out where nothing is to be paid by hand. */
export async function billPdf(bill: Bill, supplier: Supplier): Promise<Buffer> {
  const { payee } = supplier;
  const name = bill.kind === 'invoice' ? 'Račun' : 'Dobropis';
  const at = new Date(`${bill.issuedOn}T08:00:00Z`);
  const about = { title: `${name} ${bill.number}`, language: 'sl', author: payee.name, at } as const;
  const paper = openPaper(about, about.title);
  drawHead(paper, supplier);
  drawParties(paper, bill);
  line(paper, titleOf(bill), { tag: 'H1', size: 17, font: 'bold', color: ink.accent });
  drawAmount(paper, bill);
  drawSums(paper, bill);
  if (isPaidByHand(bill)) drawPaymentSlip(paper, bill, supplier);
  newPage(paper);
  breakDown(paper, bill);
  paper.root.end();
  return pdfBytes(paper.doc);
}

export function isPaidByHand({ kind, directDebit }: Bill): boolean {
  return kind === 'invoice' && !directDebit;
}

function titleOf({ kind, contract, from, insteadOf }: Bill): string {
  const what = contract.energy === 'gas' ? 'zemeljski plin' : 'elektriko';
  const name = kind === 'credit_note' ? 'Dobropis' : insteadOf === undefined ? 'Račun' : 'Nov račun';
  return `${name} za ${what}, ${month(from)}`;
}

function drawHead(paper: Paper, { wordmark, payee }: Supplier): void {
  const { doc, root } = paper;
  root.add(
    doc.struct('P', {}, () => {
      doc.font('regular').fontSize(21);
      const light = `${wordmark.light} `;
      const across = doc.widthOfString(light);
      write(doc, wordmark.light, { x: margin, y: paper.y, width, size: 21, color: ink.accent });
      write(doc, wordmark.bold, { x: margin + across, y: paper.y, width, size: 21, font: 'bold', color: ink.accent });
    }),
  );
  const lines = [payee.name, payee.street, `${payee.postCode} ${payee.post}`, `ID za DDV: ${payee.vatId}`];
  lines.forEach((text, index) => {
    const place = { x: margin, y: paper.y + index * 10, width, size: 7.5, color: ink.quiet, align: 'right' } as const;
    root.add(doc.struct('P', {}, () => write(doc, text, place)));
  });
  paper.y += 52;
}

/** The address stands where a window of an envelope is; beside it what the bill is known by. */
function drawParties(paper: Paper, bill: Bill): void {
  const { doc, root } = paper;
  const top = paper.y;
  const home = bill.points[0]?.point;
  const address = [bill.contract.holder, home?.street ?? '', `${home?.postCode ?? ''} ${home?.post ?? ''}`.trim()];
  address.forEach((text, index) => {
    const place = { x: margin, y: top + 10 + index * 15, width: width / 2 - 10, size: 11 };
    root.add(doc.struct('P', {}, () => write(doc, text, { ...place, font: index === 0 ? 'bold' : 'regular' })));
  });
  const facts = factsOf(bill);
  facts.forEach(([label, value], index) => {
    const y = top + index * 13;
    const half = { x: margin + width / 2, y, width: width / 2 };
    const style: Ink = { size: 8.5, align: 'right' };
    root.add(
      doc.struct('P', {}, () => {
        write(doc, label, { ...half, size: 8.5, color: ink.quiet });
        write(doc, value, { ...half, ...style });
      }),
    );
  });
  paper.y = top + Math.max(facts.length * 13, 60) + 12;
}

function factsOf(bill: Bill): readonly (readonly [string, string])[] {
  const isInvoice = bill.kind === 'invoice';
  return [
    [isInvoice ? 'Račun št.' : 'Dobropis št.', bill.number],
    ...(bill.cancels === undefined ? [] : [['Stornira račun', bill.cancels] as const]),
    ...(bill.insteadOf === undefined ? [] : [['Namesto računa', bill.insteadOf] as const]),
    ['Pogodba', bill.contract.number],
    ['Obračunsko obdobje', `${day(bill.from)} – ${day(addDays(bill.until, -1))}`],
    ['Datum izdaje', day(bill.issuedOn)],
    ...(isInvoice ? [['Rok plačila', day(bill.dueOn)] as const] : []),
    ['Sklic', formatPaymentReference(bill.reference)],
  ];
}

function drawAmount(paper: Paper, bill: Bill): void {
  const { doc, root } = paper;
  const height = 44;
  ground(doc, { x: margin, y: paper.y, width, height });
  const inside = { x: margin + 12, width: width - 24 };
  const y = paper.y;
  root.add(
    doc.struct('P', {}, () => {
      write(doc, bill.kind === 'invoice' ? 'Za plačilo' : 'V vaše dobro', { ...inside, y: y + 8, color: ink.quiet });
      write(doc, noteOf(bill), { ...inside, y: y + 24, size: 10.5 });
      const amount = { size: 22, font: 'bold', align: 'right', color: ink.accent } as const;
      write(doc, euros(Math.abs(bill.total)), { ...inside, ...amount, y: y + 10 });
    }),
  );
  paper.y += height + 10;
}

function noteOf(bill: Bill): string {
  if (bill.kind === 'credit_note') return `račun ${bill.cancels ?? ''} je v celoti storniran`;
  if (bill.directDebit) return `${day(bill.dueOn)} bo znesek odtegnjen z vašega računa (SEPA)`;
  return `do ${day(bill.dueOn)}`;
}

/** Groups on the left, VAT on the right: the whole bill at a glance. */
function drawSums(paper: Paper, bill: Bill): void {
  const top = paper.y;
  const half = width / 2 - 8;
  const groups = Object.entries(groupNames).flatMap(([group, name]) => {
    const own = bill.lines.filter((each) => each.group === group);
    return own.length === 0 ? [] : [{ cells: [name, euros(sum(own.map(({ net }) => net)))] }];
  });
  table(paper, {
    columns: [
      { title: 'Sestavni deli', share: 3 },
      { title: 'brez DDV', share: 2, align: 'right' },
    ],
    rows: [...groups, { cells: ['Skupaj brez DDV', euros(bill.net)], strong: true }],
    at: { x: margin, width: half },
  });
  const end = paper.y;
  paper.y = top;
  table(paper, {
    columns: [
      { title: 'DDV', share: 2 },
      { title: 'osnova', share: 3, align: 'right' },
      { title: 'znesek', share: 3, align: 'right' },
    ],
    rows: [
      ...bill.vatShares.map(({ rate, base, vat }) => ({ cells: [`${rate} %`, euros(base), euros(vat)] })),
      { cells: ['Skupaj', euros(bill.net), euros(bill.vat)], strong: true },
      { cells: ['Z DDV', '', euros(bill.total)], strong: true },
    ],
    at: { x: margin + width / 2 + 8, width: half },
  });
  paper.y = Math.max(end, paper.y);
}

function drawPaymentSlip({ doc, root }: Paper, bill: Bill, { payee }: Supplier): void {
  const home = bill.points[0]?.point;
  const payment = upnPaymentOf(
    {
      ...bill,
      openCents: bill.total,
      payeeIban: payee.iban,
      payerName: bill.contract.holder,
      payerStreet: home?.street ?? null,
      payerPostCode: home?.postCode ?? null,
      payerPost: home?.post ?? null,
    },
    payee,
  );
  const slip = slipOf(payment);
  if (!slip.ok) throw new Error(`no slip for ${bill.number}: ${JSON.stringify(slip.refusals)}`);
  const hint = 'Plačate z mobilno banko, če posnamete kodo UPN QR, ali s položnico na banki in pošti.';
  const place = { x: margin, y: slipTop - 18, width, size: 8, color: ink.quiet };
  root.add(doc.struct('P', {}, () => write(doc, hint, place)));
  root.add(drawSlip(doc, slip.value, { x: 0, y: slipTop }));
}
