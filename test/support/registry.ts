/** Rows of the registry for tests, as an import would have left them: contracts, points, meters, readings. */
import { gs1CheckDigit, type Energy } from '#kernel/identifiers.ts';
import type { Pool } from '#platform/db/pool.ts';

let counter = 0;

/** An activated account without a password: sign it in with `portal.signedIn(id)`. */
export async function giveAccount(pool: Pool, name = 'Maja Zupan'): Promise<number> {
  counter += 1;
  return giveRow(
    pool,
    'insert into accounts (email, password_hash, name, activated_at) values ($1, $2, $3, now()) returning id',
    [`oseba${counter}@example.si`, 'no password', name],
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
  readonly gsrn: string;
};

/** A point with its contract, supply and meter; two-rate electricity since 2020 unless said otherwise. */
export async function givePoint(
  pool: Pool,
  given: {
    number?: string;
    energy?: Energy;
    operatorCode?: string;
    street?: string;
    readRemotely?: boolean;
    suppliedFrom?: string;
    suppliedUntil?: string;
    installedOn?: string;
    removedOn?: string;
    registers?: readonly GivenRegister[];
    /** Accounts that have linked the contract. */
    linkedBy?: readonly number[];
  } = {},
): Promise<GivenPoint> {
  counter += 1;
  const { energy = 'electricity', operatorCode = energy === 'gas' ? 'ENLJ' : 'EL-LJ' } = given;
  const digits = `38399${String(counter).padStart(12, '0')}`;
  const gsrn = digits + gs1CheckDigit(digits);
  await pool.query('insert into operators (code, name, energy) values ($1, $1, $2) on conflict do nothing', [
    operatorCode,
    energy,
  ]);
  const pointId = await giveRow(
    pool,
    `insert into metering_points (gsrn, number, energy, operator_code, street, post_code, post, read_remotely)
     values ($1, $2, $3, $4, $5, '1000', 'Ljubljana', $6) returning id`,
    [
      gsrn,
      given.number ?? `3-${100_000 + counter}`,
      energy,
      operatorCode,
      given.street ?? 'Celovška cesta 118',
      given.readRemotely ?? false,
    ],
  );
  const contractId = await giveSupply(pool, {
    pointId,
    energy,
    from: given.suppliedFrom,
    until: given.suppliedUntil,
    linkedBy: given.linkedBy,
  });
  const meterId = await giveMeter(pool, {
    pointId,
    installedOn: given.installedOn,
    removedOn: given.removedOn,
    registers:
      given.registers ?? (energy === 'gas' ? [{ code: 'V', digits: 5 }] : [{ code: '1.8.1' }, { code: '1.8.2' }]),
  });
  return { pointId, contractId, meterId, gsrn };
}

/** A further contract that supplies the point: the tenant after, or the one before. */
export async function giveSupply(
  pool: Pool,
  given: {
    pointId: number;
    energy?: Energy;
    from?: string | undefined;
    until?: string | undefined;
    linkedBy?: readonly number[] | undefined;
  },
): Promise<number> {
  counter += 1;
  const { pointId, energy = 'electricity', from = '2020-01-01', until = null, linkedBy = [] } = given;
  const contractId = await giveRow(
    pool,
    'insert into contracts (number, energy, holder_name, valid_from) values ($1, $2, $3, $4) returning id',
    [`P-${counter}`, energy, 'Maja Zupan', from],
  );
  await pool.query(
    'insert into supplies (metering_point_id, contract_id, supplied_from, supplied_until) values ($1, $2, $3, $4)',
    [pointId, contractId, from, until],
  );
  for (const accountId of linkedBy) {
    await pool.query('insert into contract_links (account_id, contract_id) values ($1, $2)', [accountId, contractId]);
  }
  return contractId;
}

/** A meter at the point with its registers, of six whole digits unless said otherwise. */
export async function giveMeter(
  pool: Pool,
  given: {
    pointId: number;
    installedOn?: string | undefined;
    removedOn?: string | undefined;
    registers: readonly GivenRegister[];
  },
): Promise<number> {
  counter += 1;
  const meterId = await giveRow(
    pool,
    'insert into meters (metering_point_id, serial, installed_on, removed_on) values ($1, $2, $3, $4) returning id',
    [given.pointId, `S${counter}`, given.installedOn ?? '2020-01-01', given.removedOn ?? null],
  );
  for (const { code, digits = 6, constant = 1, startState = 0, finalState = null, carried = 0 } of given.registers) {
    await pool.query(
      `insert into registers (metering_point_id, meter_id, code, whole_digits, constant, start_state, final_state, carried)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [given.pointId, meterId, code, digits, constant, startState, finalState, carried],
    );
  }
  return meterId;
}

/** A reading of the operator, already in billing, unless said otherwise. */
export async function giveReading(
  pool: Pool,
  { pointId, meterId }: Pick<GivenPoint, 'pointId' | 'meterId'>,
  given: {
    code?: string;
    on: string;
    value: number;
    turns?: number;
    kind?: string;
    source?: string;
    handedOver?: boolean;
  },
): Promise<number> {
  const {
    code = '1.8.1',
    on,
    value,
    turns = 0,
    kind = 'reading',
    source = 'operator',
    handedOver = kind !== 'own_record',
  } = given;
  return giveRow(
    pool,
    `insert into readings (metering_point_id, meter_id, register_code, whole_digits, read_on, value, turns, kind, source, handed_over_at)
     select $1, $2, $3, whole_digits, $4, $5, $6, $7, $8, case when $9 then now() end
       from registers where meter_id = $2 and code = $3
     returning id`,
    [pointId, meterId, code, on, value, turns, kind, source, handedOver],
  );
}

async function giveRow(pool: Pool, text: string, values: unknown[]): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(text, values);
  const [row] = rows;
  if (row === undefined) throw new Error('the test gave no row');
  return row.id;
}
