/** Charging sessions for tests, as an import would have left them. */
import type { Pool } from '#platform/db/pool.ts';
import type { GivenPoint } from './registry.ts';

let counter = 0;

export type SessionToGive = {
  readonly startedAt: string;
  readonly minutes?: number;
  readonly place?: string;
  /** Thousandths of a kWh. */
  readonly energy?: number;
  readonly priceMicro?: number | null;
  readonly cents?: number;
};

export async function giveSession(
  pool: Pool,
  { contractId }: Pick<GivenPoint, 'contractId'>,
  given: SessionToGive,
): Promise<void> {
  counter += 1;
  const {
    startedAt,
    minutes = 60,
    place = 'Polnilnica Trg',
    energy = 10_000,
    priceMicro = 400_000,
    cents = 400,
  } = given;
  const endedAt = new Date(new Date(startedAt).getTime() + minutes * 60_000);
  await pool.query(
    `insert into charging_sessions
       (number, contract_id, place, charger, started_at, ended_at, energy_thousandths, price_micro, cost_cents)
     values ($1, $2, $3, 'P-1', $4, $5, $6, $7, $8)`,
    [`PS-${counter}`, contractId, place, startedAt, endedAt, energy, priceMicro, cents],
  );
}
