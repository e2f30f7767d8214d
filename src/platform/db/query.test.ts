import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase } from '#test/support/database.ts';
import { bytes, flag, instant, json, number, textList, type Cells } from './cells.ts';
import { many, maybe, none, one } from './query.ts';

const numbersUpTo = {
  name: 'test/numbersUpTo',
  text: 'select n, n % 2 = 0 from generate_series(1, $1) n',
  values: (p: { most: number }) => [p.most],
  row: (c: Cells) => ({ n: number(c[0]) as number, even: flag(c[1]) as boolean }),
};

describe('a statement', () => {
  it('gives the rows it says it gives, mapped', async (t) => {
    const pool = await testDatabase(t);
    assert.deepEqual(await many(numbersUpTo)(pool, { most: 2 }), [
      { n: 1, even: false },
      { n: 2, even: true },
    ]);
    assert.deepEqual(await maybe(numbersUpTo)(pool, { most: 1 }), { n: 1, even: false });
    assert.equal(await maybe(numbersUpTo)(pool, { most: 0 }), undefined);
    assert.deepEqual(await one(numbersUpTo)(pool, { most: 1 }), { n: 1, even: false });
  });

  it('is a fault when it gives more or fewer rows than it says, and is named', async (t) => {
    const pool = await testDatabase(t);
    await assert.rejects(maybe(numbersUpTo)(pool, { most: 2 }), /test\/numbersUpTo gave 2 rows/);
    await assert.rejects(one(numbersUpTo)(pool, { most: 0 }), /test\/numbersUpTo gave no row/);
  });

  it('that gives nothing tells how many rows it wrote', async (t) => {
    const pool = await testDatabase(t);
    await pool.query('create table notes as select n from generate_series(1, 5) n');
    const forget = none({
      name: 'test/forget',
      text: 'delete from notes where n <= $1',
      values: (p: { most: number }) => [p.most],
    });
    assert.equal(await forget(pool, { most: 3 }), 3);
    assert.equal(await forget(pool, { most: 3 }), 0);
  });

  it('that is asked for nothing may be a select all the same: of a lock, say', async (t) => {
    const pool = await testDatabase(t);
    const lock = none({ name: 'test/lock', text: 'select pg_advisory_lock(1)', values: () => [] });
    assert.equal(await lock(pool, {}), 1);
  });

  it('is prepared once per connection under its name', async (t) => {
    const pool = await testDatabase(t);
    const client = await pool.connect();
    try {
      for (const most of [1, 2, 3]) await many(numbersUpTo)(client, { most });
      const { rows } = await client.query("select name from pg_prepared_statements where name like 'test/%'");
      assert.deepEqual(rows, [{ name: 'test/numbersUpTo' }]);
    } finally {
      client.release();
    }
  });
});

describe('a statement that fails', () => {
  const refused = many({
    name: 'test/refused',
    text: 'select 1 / $1::int',
    values: (p: { by: number }) => [p.by],
    row: (c: Cells) => number(c[0]),
  });

  it('says who asked for it, and leaves its connection fit for the next one', async (t) => {
    const pool = await testDatabase(t);
    const client = await pool.connect();
    const somebodyAsks = async (): Promise<unknown> => await refused(client, { by: 0 });
    try {
      await assert.rejects(somebodyAsks, (error: Error) => {
        assert.match(error.message, /division by zero/);
        assert.match(error.stack ?? '', /somebodyAsks/);
        return true;
      });
      assert.deepEqual(await refused(client, { by: 1 }), [1]);
    } finally {
      client.release();
    }
  });

  it('fails where a parameter cannot be written or a row cannot be read, and the next one works', async (t) => {
    const pool = await testDatabase(t);
    const client = await pool.connect();
    try {
      await assert.rejects(many(numbersUpTo)(client, { most: new Date(Number.NaN) as unknown as number }), RangeError);
      const unreadable = many({
        ...numbersUpTo,
        name: 'test/unreadable',
        row: () => {
          throw new Error('not to be read');
        },
      });
      await assert.rejects(unreadable(client, { most: 2 }), /not to be read/);
      assert.equal((await many(numbersUpTo)(client, { most: 3 })).length, 3);
    } finally {
      client.release();
    }
  });

  it('fails when its connection is gone', async (t) => {
    const pool = await testDatabase(t);
    const sleeping = many({ name: 'test/sleep', text: 'select pg_sleep(20)', values: () => [], row: () => 1 });
    const asked = assert.rejects(sleeping(pool, {}));
    const end = "select pg_terminate_backend(pid) from pg_stat_activity where query = 'select pg_sleep(20)'";
    while ((await pool.query(end)).rowCount === 0) await sleep(20);
    await asked;
    assert.equal((await many(numbersUpTo)(pool, { most: 1 })).length, 1);
  });
});

describe('cells', () => {
  it('are what PostgreSQL means by its texts', async (t) => {
    const pool = await testDatabase(t);
    const values = many({
      name: 'test/cells',
      text: `select -12, 9007199254740991, 0.5::float8, true, '2026-03-29 01:30:00.123456+01'::timestamptz,
                    '{"a":"č"}'::jsonb, '\\x00ff'::bytea, array['a,b', 'c"d', ''], null::int, null::timestamptz`,
      values: () => [],
      row: (c: Cells) => ({
        numbers: c.slice(0, 3).map(number),
        flag: flag(c[3]),
        instant: instant(c[4])?.toISOString(),
        json: json(c[5]),
        bytes: bytes(c[6])?.toString('hex'),
        list: textList(c[7]),
        nulls: [number(c[8]), instant(c[9])],
      }),
    });
    assert.deepEqual(await values(pool, {}), [
      {
        numbers: [-12, 9007199254740991, 0.5],
        flag: true,
        instant: '2026-03-29T00:30:00.123Z',
        json: { a: 'č' },
        bytes: '00ff',
        list: ['a,b', 'c"d', ''],
        nulls: [null, null],
      },
    ]);
  });

  it('hold no instant that is none', () => {
    for (const text of ['infinity', '-infinity', '2026-03-29 01:30:00+02', '0044-03-15 00:00:00+00 BC', ''])
      assert.throws(() => instant(text), /instant/, text);
  });
});
