/** Rows of the registry for tests, as an import would have left them: contracts, points, meters, readings. */
import { gs1CheckDigit, type Energy } from '#kernel/identifiers.ts';
import type { Pool } from '#platform/db/pool.ts';

let counter = 0;

/** An activated account without a password: sign it in with `portal.signedIn(id)`. */
export async function giveAccount(
  pool: Pool,
  given: { email?: string; name?: string; language?: string } = {},
): Promise<number> {
  counter += 1;
  const { email = `oseba${counter}@example.si`, name = 'Maja Zupan', language = 'sl' } = given;
  return giveRow(
    pool,
    `with account as (
       insert into accounts (email, password_hash, name, language, activated_at)
       values ($1, 'no password', $2, $3, now()) returning id
     ), agreed as (
       insert into consents (account_id, purpose, given, text_version, origin)
       select id, 'terms_and_privacy', true, 'test', 'registration' from account
     )
     select id from account`,
    [email, name, language],
  );
}

export type GivenRegister = {
  readonly code: string;
  readonly digits?: number;
  readonly constant?: number;
  readonly startState?: number;
  readonly finalState?: number;
  readonly carried?: number;
};

export type GivenPoint = {
  readonly pointId: number;
  readonly contractId: number;
  readonly meterId: number;
  /** The contract's number. */
  readonly contract: string;
  readonly number: string | null;
  readonly gsrn: string;
  readonly energy: Energy;
  readonly operator: string;
  readonly serial: string;
};

export type PointToGive = {
  readonly contract?: string;
  readonly number?: string | null;
  readonly energy?: Energy;
  readonly operator?: string;
  readonly operatorName?: string;
  readonly street?: string;
  readonly readRemotely?: boolean;
  /** The contract and its supply of the point. */
  readonly from?: string;
  readonly until?: string | null;
  readonly holderEmail?: string | null;
  /** What is asked for beside the five facts when linking. */
  readonly proof?: string | null;
  readonly installedOn?: string;
  readonly removedOn?: string;
  readonly registers?: readonly GivenRegister[];
  /** Accounts that have linked the contract. */
  readonly linkedBy?: readonly number[];
};

const operators = { electricity: ['ELLJ', 'Elektro Ljubljana'], gas: ['ENLJ', 'Energetika Ljubljana'] } as const;

/** A point with its contract, supply and meter: two-rate electricity since 1 March 2021 unless said otherwise. */
export async function givePoint(pool: Pool, given: PointToGive = {}): Promise<GivenPoint> {
  counter += 1;
  const { energy = 'electricity', street = 'Celovška cesta 118', readRemotely = false, linkedBy = [] } = given;
  const { operator = operators[energy][0], operatorName = operators[energy][1] } = given;
  const digits = `38399${String(counter).padStart(12, '0')}`;
  const gsrn = digits + gs1CheckDigit(digits);
  const number =
    given.number === undefined
      ? energy === 'gas'
        ? `ENLJ-${10_000 + counter}`
        : `3-${100_000 + counter}`
      : given.number;
  await pool.query('insert into operators (code, name, energy) values ($1, $2, $3) on conflict do nothing', [
    operator,
    operatorName,
    energy,
  ]);
  const pointId = await giveRow(
    pool,
    `insert into metering_points (gsrn, number, energy, operator_code, street, post_code, post, read_remotely)
     values ($1, $2, $3, $4, $5, '1000', 'Ljubljana', $6) returning id`,
    [gsrn, number, energy, operator, street, readRemotely],
  );
  const supply = await giveSupply(pool, pointId, { ...given, linkedBy });
  const meterId = await giveMeter(pool, pointId, {
    ...given,
    registers:
      given.registers ?? (energy === 'gas' ? [{ code: 'V', digits: 5 }] : [{ code: '1.8.1' }, { code: '1.8.2' }]),
  });
  const { rows } = await pool.query<{ serial: string }>('select serial from meters where id = $1', [meterId]);
  return { pointId, meterId, number, gsrn, energy, operator, serial: rows[0]?.serial ?? '', ...supply };
}

type SupplyToGive = Pick<PointToGive, 'contract' | 'energy' | 'from' | 'until' | 'holderEmail' | 'proof' | 'linkedBy'>;

/** A contract that supplies the point: for a second one, the tenant after or the one before. */
export async function giveSupply(
  pool: Pool,
  pointId: number,
  given: SupplyToGive,
): Promise<{ contractId: number; contract: string }> {
  counter += 1;
  const { contract = `P-${counter}`, energy = 'electricity', from = '2021-03-01', until = null, linkedBy = [] } = given;
  const contractId = await giveRow(
    pool,
    `insert into contracts (number, energy, holder_name, holder_email, valid_from, valid_until, link_proof_hash)
     values ($1, $2, 'Maja Zupan', $3, $4, $5, case when $6::text is not null then link_proof_hash($6) end)
     on conflict (number) do update set number = excluded.number
     returning id`,
    [contract, energy, given.holderEmail ?? null, from, until, given.proof ?? null],
  );
  await pool.query(
    'insert into supplies (metering_point_id, contract_id, supplied_from, supplied_until) values ($1, $2, $3, $4)',
    [pointId, contractId, from, until],
  );
  for (const accountId of linkedBy) await giveLink(pool, accountId, { contractId });
  return { contractId, contract };
}

/** The account has linked the contract. */
export async function giveLink(
  pool: Pool,
  accountId: number,
  { contractId }: Pick<GivenPoint, 'contractId'>,
): Promise<void> {
  await pool.query('insert into contract_links (account_id, contract_id) values ($1, $2) on conflict do nothing', [
    accountId,
    contractId,
  ]);
}

/** A meter at the point with its registers, of six whole digits unless said otherwise. */
export async function giveMeter(
  pool: Pool,
  pointId: number,
  given: { installedOn?: string; removedOn?: string; registers: readonly GivenRegister[] },
): Promise<number> {
  counter += 1;
  const meterId = await giveRow(
    pool,
    'insert into meters (metering_point_id, serial, installed_on, removed_on) values ($1, $2, $3, $4) returning id',
    [pointId, `S-${10_000 + counter}`, given.installedOn ?? '2020-01-01', given.removedOn ?? null],
  );
  for (const { code, digits = 6, constant = 1, startState = 0, finalState = null, carried = 0 } of given.registers) {
    await pool.query(
      `insert into registers (metering_point_id, meter_id, code, whole_digits, constant, start_state, final_state, carried)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [pointId, meterId, code, digits, constant, startState, finalState, carried],
    );
  }
  return meterId;
}

export type ReadingToGive = {
  readonly code?: string;
  readonly on: string;
  readonly value: number;
  readonly turns?: number;
  readonly kind?: string;
  readonly source?: string;
  readonly handedOver?: boolean;
};

/** A reading of the operator, already in billing, unless said otherwise. */
export async function giveReading(
  pool: Pool,
  { pointId, meterId }: Pick<GivenPoint, 'pointId' | 'meterId'>,
  given: ReadingToGive,
): Promise<number> {
  const { code = '1.8.1', on, value, turns = 0, kind = 'reading', source = 'operator' } = given;
  return giveRow(
    pool,
    `insert into readings
       (metering_point_id, meter_id, register_code, whole_digits, read_on, value, turns, kind, source, handed_over_at)
     select $1, $2, $3, whole_digits, $4, $5, $6, $7, $8, case when $9 then now() end
       from registers where meter_id = $2 and code = $3
     returning id`,
    [pointId, meterId, code, on, value, turns, kind, source, given.handedOver ?? kind !== 'own_record'],
  );
}

async function giveRow(pool: Pool, text: string, values: unknown[]): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(text, values);
  const [row] = rows;
  if (row === undefined) throw new Error('the test gave no row');
  return row.id;
}
