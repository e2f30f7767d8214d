/** The demo's bills as rows of the registry's files, like those of any billing system. */
import type { RegistryWriter } from '#features/exchange/index.ts';
import type { CustomerContract } from '../plan.ts';
import type { Payment, Settlement } from './account-book.ts';
import type { Bill, BilledPoint } from './compose.ts';
import { listsOf, samplePrices } from './price-lists.ts';
import type { Line } from './reckon.ts';

export function writePrices(writer: RegistryWriter): void {
  for (const { list, from, until, euros, ...price } of samplePrices) {
    writer.add('prices.csv', { ...price, price_list: list, valid_from: from, valid_until: until, price: euros });
  }
}

export function writePriceLists(writer: RegistryWriter, contract: CustomerContract, isBusiness: boolean): void {
  for (const list of listsOf(contract.energy, isBusiness)) {
    writer.add('contract_price_lists.csv', {
      contract_number: contract.number,
      price_list: list,
      valid_from: contract.from,
      valid_until: contract.until,
    });
  }
}

/** `iban` is the supplier's account. */
export function writeBill(writer: RegistryWriter, bill: Bill, iban: string): void {
  const { contract, points } = bill;
  const home = points[0]?.point;
  writer.add('bills.csv', {
    number: bill.number,
    contract_number: contract.number,
    kind: bill.kind,
    cancels: bill.cancels,
    period_from: bill.from,
    period_until: bill.until,
    issued_on: bill.issuedOn,
    due_on: bill.dueOn,
    net: euros(bill.net),
    vat: euros(bill.vat),
    total: euros(bill.total),
    payer_name: contract.holder,
    payer_street: home?.street,
    payer_post_code: home?.postCode,
    payer_post: home?.post,
    reference: bill.reference,
    payee_iban: iban,
    purpose_code: bill.purposeCode,
    purpose: bill.purpose,
    direct_debit: bill.directDebit,
  });
  bill.lines.forEach((line, index) => writeLine(writer, bill.number, { line, number: index + 1 }));
  for (const point of points) writePoint(writer, bill.number, point);
}

function writeLine(writer: RegistryWriter, bill: string, { line, number }: { line: Line; number: number }): void {
  writer.add('bill_lines.csv', {
    bill_number: bill,
    number,
    group: line.group,
    code: line.code,
    label: line.label,
    gsrn: line.gsrn,
    period_from: line.from,
    period_until: line.until,
    register: line.register,
    block: line.block,
    quantity: line.quantity / 1000,
    unit: line.unit,
    price: (line.price / 1_000_000).toFixed(6),
    net: euros(line.net),
    vat_rate: line.vat,
  });
}

function writePoint(writer: RegistryWriter, bill: string, { point, stretches, quantities }: BilledPoint): void {
  for (const { register, serial, from, until } of stretches) {
    writer.add('bill_readings.csv', {
      bill_number: bill,
      gsrn: point.gsrn,
      register,
      meter_serial: serial,
      from_on: from.on,
      from_value: from.value,
      from_source: from.source,
      until_on: until.on,
      until_value: until.value,
      until_source: until.source,
    });
  }
  for (const quantity of quantities) {
    writer.add('bill_quantities.csv', { bill_number: bill, gsrn: point.gsrn, ...quantity });
  }
}

export function writePayment(writer: RegistryWriter, { contract, number, paidOn, amount, means }: Payment): void {
  writer.add('payments.csv', {
    number,
    contract_number: contract.number,
    paid_on: paidOn,
    amount: euros(amount),
    payer: contract.holder,
    means,
  });
}

export function writeSettlement(writer: RegistryWriter, { payment, bill, settledOn, amount }: Settlement): void {
  writer.add('settlements.csv', {
    payment_number: payment,
    bill_number: bill,
    settled_on: settledOn,
    amount: euros(amount),
  });
}

const euros = (cents: number): string => (cents / 100).toFixed(2);
