/**
 * The demo's cast: invented customers, each with a story. Their registry is written as CSV files like those of any
 * billing system and comes in through the same import.
 */
import { fileURLToPath } from 'node:url';
import {
  electricityOperators,
  gasOperators,
  openRegistryWriter,
  type RegistryWriter,
} from '#features/exchange/index.ts';
import { readSupplier } from '#features/supplier/index.ts';
import type { Day } from '#kernel/day.ts';
import { keeping, writeBills, type Bill } from './bills/index.ts';
import { writeCharging } from './charging.ts';
import { customersOn } from './customers.ts';
import { writeMeter } from './metering.ts';
import type { CustomerContract, DemoPoint } from './plan.ts';

export { demoAccounts, type DemoAccount } from './accounts.ts';

/** A contract that no account has linked: what *Poveži pogodbe* asks for, ready to be typed. */
export type LinkableContract = {
  readonly number: string;
  readonly pointNumber: string;
  readonly gsrn: string;
  readonly country: 'SI';
  readonly energy: 'electricity' | 'gas';
  readonly operatorCode: string;
  readonly operatorName: string;
  /** Asked for only where the supplier's configuration says so. */
  readonly linkProof: string | undefined;
};

const operators = [
  ...[...electricityOperators, ...gasOperators].map(({ code, name, energy }) => ({
    code,
    name,
    energy,
    country: 'SI',
  })),
  { code: 'HEP-13', name: 'HEP ODS, Elektrodalmacija Split', energy: 'electricity', country: 'HR' },
] as const;

/** Who they are does not depend on the day; only their readings do. */
const anyDay = '2026-11-23' as Day;

export const linkableContracts: readonly LinkableContract[] = customersOn(anyDay)
  .contracts.filter((contract) => contract.linkable === true)
  .map((contract) => linkable(contract, customersOn(anyDay).points));

function linkable(contract: CustomerContract, points: readonly DemoPoint[]): LinkableContract {
  const point = points.find(({ supplies }) => supplies.some((supply) => supply.contract === contract.number));
  const operator = operators.find(({ code }) => code === point?.operator);
  if (point === undefined || operator === undefined) throw new Error(`contract ${contract.number} has no point`);
  return {
    number: contract.number,
    pointNumber: point.number,
    gsrn: point.gsrn,
    country: 'SI',
    energy: contract.energy,
    operatorCode: operator.code,
    operatorName: operator.name,
    linkProof: contract.linkProof,
  };
}

export const supplierFolder = fileURLToPath(new URL('supplier', import.meta.url));

/**
 * Writes the files of the demo's registry, and gives its bills. No reading is later than `today`; the reading now due is
 * left to be sent.
 */
export async function writeDemoRegistry(folder: string, today: Day): Promise<readonly Bill[]> {
  const { payee } = await readSupplier(supplierFolder);
  const { writer, ledger } = keeping(await openRegistryWriter(folder));
  for (const operator of operators) writer.add('operators.csv', operator);
  const customers = customersOn(today);
  for (const contract of customers.contracts) writeContract(writer, contract);
  customers.points.forEach((point, index) => writePoint(writer, point, index));
  const bills = writeBills(writer, { customers, ledger: ledger(), today, iban: payee.iban });
  writeCharging(writer, today);
  await writer.close();
  return bills;
}

function writeContract(writer: RegistryWriter, contract: CustomerContract): void {
  writer.add('contracts.csv', {
    number: contract.number,
    energy: contract.energy,
    holder_name: contract.holder,
    holder_email: contract.email,
    country: contract.country ?? 'SI',
    valid_from: contract.from,
    valid_until: contract.until,
    link_proof: contract.linkProof,
  });
}

function writePoint(writer: RegistryWriter, point: DemoPoint, index: number): void {
  writer.add('metering_points.csv', {
    gsrn: point.gsrn,
    number: point.number,
    energy: point.energy,
    operator: point.operator,
    street: point.street,
    post_code: point.postCode,
    post: point.post,
    country: point.country,
    read_remotely: point.habit === 'read remotely',
  });
  for (const { contract, from, until } of point.supplies) {
    const supply = { contract_number: contract, gsrn: point.gsrn, supplied_from: from, supplied_until: until };
    writer.add('supplies.csv', supply);
  }
  point.meters.forEach((meter, place) => {
    writeMeter(writer, { gsrn: point.gsrn, meter, habit: point.habit, seed: index * 4 + place });
  });
}
