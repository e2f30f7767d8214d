import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testDatabase } from '#test/support/database.ts';
import { flag, number, type Cells } from './cells.ts';
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
      row: () => {
        throw new Error('no rows');
      },
    });
    assert.equal(await forget(pool, { most: 3 }), 3);
    assert.equal(await forget(pool, { most: 3 }), 0);
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
