/** A bill as people know it: who pays whom, how much and until when, the slip to pay by, and what it was made of. */
import { upnPaymentOf } from '#features/bills/payment/payment-data.ts';
import { drawSlip, slipOf } from '#features/bills/payment/slip.ts';
import type { Supplier } from '#features/supplier/index.ts';
import { addDays } from '#kernel/day.ts';
import { formatPaymentReference } from '#kernel/payment-reference.ts';
import { A4, asArtifact, MILLIMETRE, pdfBytes } from '#platform/pdf/document.ts';
import type { Bill } from '../compose.ts';
import { groupOrder, sum, type Group } from '../reckon.ts';
import { breakDown } from './break-down.ts';
import { ground, ink, line, margin, newPage, openPaper, table, width, write, type Ink, type Paper } from './paper.ts';
import { day, euros, groupNames, month, quantity } from './words.ts';

const groupColors: Readonly<Record<Group, string>> = {
  energy: '#0b5d4b',
  network: '#3f8f7a',
  contribution: '#d39a3c',
  excise: '#b5643c',
  fee: '#6b7f9c',
  discount: '#9db8ac',
  interest: '#8a4b5b',
};

const slipTop = A4.height - 99 * MILLIMETRE;

export type BillContext = {
  readonly supplier: Supplier;
  /** The bill of the same month a year before. */
  readonly lastYear?: Bill | undefined;
};

/** The whole document. The slip is left out where nothing is to be paid by hand. */
export async function billPdf(bill: Bill, { supplier, lastYear }: BillContext): Promise<Buffer> {
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
  if (bill.kind === 'invoice') drawComparison(paper, bill, lastYear);
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
  const groups = groupsOf(bill).map(({ name, net }) => ({ cells: [name, euros(net)] }));
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

/** Where the money goes, for the eye (the table before says it in numbers), and what was used now and a year before. */
function drawComparison(paper: Paper, bill: Bill, lastYear: Bill | undefined): void {
  paper.y += 18;
  drawShares(paper, bill);
  const used = usedOn(bill);
  const unit = bill.contract.energy === 'gas' ? 'm³' : 'kWh';
  const former = lastYear === undefined ? undefined : usedOn(lastYear);
  const change = former === undefined || former === 0 ? undefined : Math.round((used / former - 1) * 100);
  const now = `Poraba v tem obdobju: ${quantity(used * 1000)} ${unit}`;
  const then =
    former === undefined || change === undefined
      ? '.'
      : `; v istem mesecu lani ${quantity(former * 1000)} ${unit} (${change < 0 ? '−' : '+'}${Math.abs(change)} %).`;
  line(paper, `${now}${then}`, { tag: 'P', size: 10 });
}

const usedOn = ({ points }: Bill): number =>
  sum(points.flatMap(({ stretches }) => stretches.map((stretch) => stretch.used)));

function drawShares(paper: Paper, bill: Bill): void {
  const parts = [
    ...groupsOf(bill).map(({ group, name, net }) => ({ name, net, color: groupColors[group] })),
    { name: 'DDV', net: bill.vat, color: '#c9d3ce' },
  ].filter(({ net }) => net > 0);
  const all = sum(parts.map(({ net }) => net));
  asArtifact(paper.doc, () => {
    let x = margin;
    let legend = margin;
    for (const { name, net, color } of parts) {
      const share = (width * net) / all;
      paper.doc.rect(x, paper.y, share, 12).fillColor(color).fill();
      x += share;
      const text = `${name} ${Math.round((100 * net) / all)} %`;
      paper.doc
        .rect(legend, paper.y + 19, 7, 7)
        .fillColor(color)
        .fill();
      write(paper.doc, text, { x: legend + 10, y: paper.y + 18, width: 120, size: 8, color: ink.quiet });
      legend += paper.doc.widthOfString(text) + 24;
    }
  });
  paper.y += 42;
}

function groupsOf({ lines }: Bill): readonly { readonly group: Group; readonly name: string; readonly net: number }[] {
  return groupOrder.flatMap((group) => {
    const own = lines.filter((each) => each.group === group);
    return own.length === 0 ? [] : [{ group, name: groupNames[group], net: sum(own.map(({ net }) => net)) }];
  });
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
