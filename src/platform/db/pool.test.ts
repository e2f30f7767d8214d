import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testDatabase } from '#test/support/database.ts';
import { transaction, violatedConstraint, type Pool } from './pool.ts';

async function withNotes(pool: Pool): Promise<Pool> {
  await pool.query('create table notes (text text constraint notes_are_short check (length(text) < 5))');
  return pool;
}

const countOf = async (pool: Pool): Promise<unknown> =>
  (await pool.query<{ count: number }>('select count(*) as count from notes')).rows[0]?.count;

const write = (tx: object, text: string): Promise<unknown> =>
  (tx as Pool).query('insert into notes (text) values ($1)', [text]);

describe('the pool', () => {
  it('gives days as the text they are, bigint as a number, and instants as dates', async (t) => {
    const pool = await testDatabase(t);
    const { rows } = await pool.query(
      `select '2026-03-29'::date as day, array['2024-02-29'::date] as days, 9007199254740991::bigint as big,
              array[1, 2]::bigint[] as bigs, '2026-03-29T00:30:00Z'::timestamptz as instant, 1.10::numeric as exact`,
    );
    assert.deepEqual(rows[0], {
      day: '2026-03-29',
      days: ['2024-02-29'],
      big: 9_007_199_254_740_991,
      bigs: [1, 2],
      instant: new Date('2026-03-29T00:30:00Z'),
      exact: '1.10',
    });
  });

  it('speaks UTC, whatever zone the process and the server are in', async (t) => {
    const pool = await testDatabase(t);
    const { rows } = await pool.query(
      "select current_setting('TimeZone') as zone, '2026-07-01T12:00:00Z'::timestamptz::text as text",
    );
    assert.deepEqual(rows[0], { zone: 'UTC', text: '2026-07-01 12:00:00+00' });
  });
});

describe('a transaction', () => {
  it('keeps all of it or nothing', async (t) => {
    const pool = await withNotes(await testDatabase(t));
    assert.equal(await transaction(pool, (tx) => write(tx, 'a').then(() => 'done')), 'done');
    await assert.rejects(
      transaction(pool, async (tx) => {
        await write(tx, 'b');
        throw new Error('changed my mind');
      }),
      /changed my mind/,
    );
    assert.equal(await countOf(pool), 1);
  });

  it('names the constraint that it ran into, and goes on with the next one', async (t) => {
    const pool = await withNotes(await testDatabase(t));
    const failure = await transaction(pool, (tx) => write(tx, 'too long')).catch((error: unknown) => error);
    assert.equal(violatedConstraint(failure), 'notes_are_short');
    assert.equal(violatedConstraint(await pool.query('select 1/0').catch((error: unknown) => error)), undefined);
    assert.equal(violatedConstraint(new Error('other')), undefined);
    await transaction(pool, (tx) => write(tx, 'b'));
    assert.equal(await countOf(pool), 1);
  });

  it('fails alone when its connection breaks while it waits for something else', async (t) => {
    const pool = await withNotes(await testDatabase(t));
    const broken = transaction(pool, async (tx) => {
      await write(tx, 'a');
      const { rows } = await (tx as unknown as Pool).query<{ pid: number }>('select pg_backend_pid() as pid');
      await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await write(tx, 'b');
    });
    await assert.rejects(broken);
    await transaction(pool, (tx) => write(tx, 'c'));
    assert.equal(await countOf(pool), 1);
  });
});
