/**
 * `npm run bench:slip`: the processor's time for one payment slip with its QR code, from the fields of a bill to the bytes
 * of the PDF. Ends with 1 where it is more than the ten milliseconds that a slip may cost.
 */
import { slipOf, slipPdf } from '#features/bills/payment/slip.ts';
import { upnPaymentOf, type OpenBill } from '#features/bills/payment/payment-data.ts';
import { makeSiReference } from '#kernel/payment-reference.ts';
import type { Day } from '#kernel/day.ts';

const MOST_MILLISECONDS = 10;
const SLIPS = 200;
const ROUNDS = 5;

const payee = {
  name: 'Dobavitelj, d.o.o.',
  street: 'Dunajska cesta 1',
  postCode: '1000',
  post: 'Ljubljana',
  iban: 'SI56191000000123438',
  vatId: 'SI12345679',
};

function billOf(number: number): OpenBill {
  return {
    openCents: 8312 + number,
    dueOn: '2026-12-15' as Day,
    reference: makeSiReference('12', [String(number)]),
    payeeIban: payee.iban,
    purposeCode: 'ELEC',
    purpose: `Račun 2026-${number}, električna energija`,
    payerName: `Žiga Čuček ${number}`,
    payerStreet: 'Šubičeva ulica 33a',
    payerPostCode: '1000',
    payerPost: 'Ljubljana',
  };
}

async function makeSlip(number: number): Promise<Buffer> {
  const slip = slipOf(upnPaymentOf(billOf(number), payee));
  if (!slip.ok) throw new Error(`The bench made a bill that cannot be paid: ${JSON.stringify(slip.refusals)}`);
  const page = { slip: slip.value, heading: `Položnica za račun ${number}`, paragraphs: ['Poskenirajte kodo.'] };
  return slipPdf([page], { title: `Položnica ${number}`, language: 'sl', author: payee.name, at: new Date(0) });
}

async function millisecondsASlip(first: number): Promise<number> {
  const before = process.cpuUsage();
  for (let number = first; number < first + SLIPS; number++) await makeSlip(number);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / SLIPS;
}

const { length } = await makeSlip(1);
const rounds: number[] = [];
for (let round = 0; round < ROUNDS; round++) rounds.push(await millisecondsASlip(100_000 + round * SLIPS));
const [best = Infinity] = rounds.toSorted((one, other) => one - other);
process.stdout.write(
  `a slip of ${Math.round(length / 1024)} KiB: ${rounds.map((each) => each.toFixed(1)).join(' ')} ms of CPU, ` +
    `best ${best.toFixed(1)} of ${MOST_MILLISECONDS}\n`,
);
process.exitCode = best <= MOST_MILLISECONDS ? 0 : 1;
