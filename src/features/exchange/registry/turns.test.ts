import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { carriedAfterExchange, registerTotal, type CounterReading, type CounterRegister } from '#kernel/counter.ts';
import { addDays, type Day } from '#kernel/day.ts';
import type { Pool } from '#platform/db/pool.ts';
import { testDatabase } from '#test/support/database.ts';
import { emptyFolder } from '#test/support/example-registry.ts';
import { importRegistry } from './import.ts';
import { openRegistryWriter } from './writer.ts';
import { syntheticGsrn } from '../synthetic/numbers.ts';

const start = '2020-01-01' as Day;
const today = '2026-01-01' as Day;

/** A meter as it was: uses between its readings, and from the last one to its removal. None passes a tenth of the drum. */
const meterStory = fc.integer({ min: 4, max: 6 }).chain((wholeDigits) =>
  fc.record({
    wholeDigits: fc.constant(wholeDigits),
    startState: fc.oneof(
      fc.integer({ min: 0, max: 10 ** wholeDigits - 1 }),
      fc.integer({ min: 0.95 * 10 ** wholeDigits, max: 10 ** wholeDigits - 1 }),
    ),
    constant: fc.constantFrom(1, 1, 40, 0.125, 1.5),
    uses: fc.array(fc.integer({ min: 0, max: 10 ** (wholeDigits - 1) }), { maxLength: 12 }),
    finalUse: fc.integer({ min: 0, max: 10 ** (wholeDigits - 1) }),
  }),
);

type MeterStory = typeof meterStory extends fc.Arbitrary<infer Story> ? Story : never;
type ToldReading = { serial: string; readOn: Day; value: number; expected: bigint };

/** What the drums show, and the totals that kernel/counter.ts makes of it. */
function tell(meters: readonly MeterStory[]) {
  let installedOn = start;
  let carried = 0n;
  const told = meters.map((meter, index) => {
    const capacity = 10 ** meter.wholeDigits;
    const register: CounterRegister = { ...meter, carried };
    let counted = 0;
    let last: CounterReading = { value: meter.startState, turns: 0 };
    const at = (): CounterReading => ({
      value: (meter.startState + counted) % capacity,
      turns: Math.floor((meter.startState + counted) / capacity),
    });
    const readings = meter.uses.map((use, place): ToldReading => {
      counted += use;
      last = at();
      const readOn = addDays(installedOn, place + 1);
      return { serial: `M${index}`, readOn, value: last.value, expected: registerTotal(register, last) };
    });
    counted += meter.finalUse;
    const finalState = at().value;
    const from = installedOn;
    installedOn = addDays(installedOn, readings.length + 2);
    carried = carriedAfterExchange(register, finalState, last);
    return { ...meter, serial: `M${index}`, from, until: installedOn, finalState, readings };
  });
  return { told, last: { serial: `M${meters.length}`, from: installedOn, carried } };
}

async function importAll(pool: Pool, folder: string, write: Parameters<typeof writing>[1]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await writing(folder, write);
  const report = await importRegistry(pool, folder, { today });
  assert.deepEqual(
    report.files.flatMap((file) => file.errors),
    [],
  );
}

async function writing(
  folder: string,
  write: (writer: Awaited<ReturnType<typeof openRegistryWriter>>) => void,
): Promise<void> {
  const writer = await openRegistryWriter(folder);
  write(writer);
  await writer.close();
}

test('turns and what is carried over an exchange are those of kernel/counter.ts, in however many pieces readings arrive', async (t) => {
  const pool = await testDatabase(t);
  const folder = join(await emptyFolder(t), 'registry');
  const stories = fc.array(meterStory, { minLength: 1, maxLength: 3 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(stories, fc.integer({ min: 1, max: 4 }), async (meters, pieces) => {
      const { told, last } = tell(meters);
      const readings = told.flatMap((meter) => meter.readings);
      const code = `OP${++run}`; // a point of its own for every run
      const own = syntheticGsrn(run);
      await importAll(pool, folder, (writer) => {
        writer.add('operators.csv', { code, name: 'Operator', energy: 'electricity' });
        writer.add('metering_points.csv', {
          gsrn: own,
          energy: 'electricity',
          operator: code,
          street: 'Ulica 1',
          post_code: '1000',
          post: 'Ljubljana',
        });
        for (const { serial, from, until, wholeDigits, constant, startState, finalState } of told) {
          writer.add('meters.csv', { gsrn: own, serial, installed_on: from, removed_on: until });
          writer.add('registers.csv', {
            gsrn: own,
            meter_serial: serial,
            code: '1.8.0',
            whole_digits: wholeDigits,
            constant,
            start_state: startState,
            final_state: finalState,
          });
        }
        writer.add('meters.csv', { gsrn: own, serial: last.serial, installed_on: last.from });
        writer.add('registers.csv', { gsrn: own, meter_serial: last.serial, code: '1.8.0', whole_digits: 6 });
      });
      const size = Math.ceil(readings.length / pieces);
      for (let from = 0; from < readings.length; from += size) {
        const piece = readings.slice(from, from + size);
        await importAll(pool, folder, (writer) => {
          for (const { serial, readOn, value } of piece)
            writer.add('readings.csv', { gsrn: own, meter_serial: serial, register: '1.8.0', read_on: readOn, value });
        });
      }
      const { rows } = await pool.query<{ total: string }>(
        `select (total * 1000)::bigint::text as total from reading_totals r join metering_points p on p.id = r.metering_point_id
          where p.gsrn = $1 order by read_on, meter_id`,
        [own],
      );
      assert.deepEqual(
        rows.map((row) => BigInt(row.total)),
        readings.map((reading) => reading.expected),
      );
      const carried = await pool.query<{ carried: string }>(
        `select (carried * 1000)::bigint::text as carried from registers g join meters m on m.id = g.meter_id
           join metering_points p on p.id = m.metering_point_id where p.gsrn = $1 and m.serial = $2`,
        [own, last.serial],
      );
      assert.equal(BigInt(carried.rows[0]?.carried ?? -1), last.carried);
    }),
    { numRuns: 25 },
  );
});
