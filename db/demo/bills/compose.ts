/** Bills of a contract put together: lines of all its points, VAT, totals, reference, days. */
import { addDays, type Day } from '#kernel/day.ts';
import { makeSiReference } from '#kernel/payment-reference.ts';
import type { CustomerContract, DemoPoint } from '../plan.ts';
import type { Stretch } from './counted.ts';
import { sum, type Line, type Period, type Quantity, type Reckoned } from './reckon.ts';

/** What a bill says of one of its points. */
export type BilledPoint = Reckoned & { readonly point: DemoPoint; readonly stretches: readonly Stretch[] };

export type VatShare = { readonly rate: number; readonly base: number; readonly vat: number };

/** Money in cents; of a credit note all of it negative. */
export type Bill = Period & {
  readonly number: string;
  readonly contract: CustomerContract;
  readonly kind: 'invoice' | 'credit_note';
  readonly cancels?: string;
  /** Takes the place of the cancelled bill of this number. */
  readonly insteadOf?: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly points: readonly BilledPoint[];
  readonly lines: readonly Line[];
  readonly vatShares: readonly VatShare[];
  readonly net: number;
  readonly vat: number;
  readonly total: number;
  readonly reference: string;
  readonly purposeCode: string;
  readonly purpose: string;
  readonly directDebit: boolean;
};

export type BillPlan = Period & {
  readonly contract: CustomerContract;
  readonly points: readonly BilledPoint[];
  readonly more?: readonly Line[];
  readonly issuedOn: Day;
  readonly dueInDays: number;
  readonly directDebit: boolean;
  readonly insteadOf?: string;
};

export function composeBill(plan: BillPlan): Bill {
  const { contract, points, insteadOf } = plan;
  const { from, until, issuedOn, directDebit } = plan;
  const lines = [...points.flatMap((point) => point.lines), ...(plan.more ?? [])];
  const month = from.slice(0, 7);
  const isSecond = insteadOf !== undefined;
  return {
    contract,
    from,
    until,
    issuedOn,
    directDebit,
    points,
    lines,
    ...totalsOf(lines),
    ...(isSecond ? { insteadOf } : {}),
    number: `R${digits(month)}-${contract.number}${isSecond ? '-2' : ''}`,
    kind: 'invoice',
    dueOn: addDays(issuedOn, plan.dueInDays),
    reference: referenceOf(contract, month, isSecond ? 2 : 1),
    purposeCode: contract.energy === 'gas' ? 'GASB' : 'ELEC',
    purpose: `${contract.energy === 'gas' ? 'Plin' : 'Elektrika'} ${month.slice(5)}/${month.slice(0, 4)}, pogodba ${contract.number}`,
  };
}

/** Takes back the whole bill. */
export function cancel(bill: Bill, issuedOn: Day): Bill {
  const { contract, number, from } = bill;
  const lines = bill.lines.map((line) => ({ ...line, quantity: -line.quantity, net: -line.net }));
  return {
    ...bill,
    ...totalsOf(lines),
    lines,
    issuedOn,
    dueOn: issuedOn,
    kind: 'credit_note',
    cancels: number,
    number: number.replace('R', 'D'),
    reference: referenceOf(contract, from.slice(0, 7), 9),
    purpose: `Dobropis k računu ${number}`,
    directDebit: false,
    points: bill.points.map((point) => ({
      ...point,
      stretches: [],
      quantities: noQuantities,
    })),
  };
}

const noQuantities: readonly Quantity[] = [];

/** VAT is rounded once per rate, from the sum of its lines. */
function totalsOf(lines: readonly Line[]): Pick<Bill, 'vatShares' | 'net' | 'vat' | 'total'> {
  const rates = [...new Set(lines.map(({ vat }) => vat))].toSorted((one, other) => other - one);
  const vatShares = rates.map((rate) => {
    const base = sum(lines.filter(({ vat }) => vat === rate).map(({ net }) => net));
    return { rate, base, vat: Math.sign(base) * Math.floor((Math.abs(base) * rate + 50) / 100) };
  });
  const net = sum(vatShares.map(({ base }) => base));
  const vat = sum(vatShares.map((share) => share.vat));
  return { vatShares, net, vat, total: net + vat };
}

const digits = (month: string): string => month.slice(2, 4) + month.slice(5);

function referenceOf({ number }: CustomerContract, month: string, serial: number): string {
  return makeSiReference('12', [`${number}${digits(month)}${serial}`]);
}
