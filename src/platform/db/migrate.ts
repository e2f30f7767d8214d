/**
 * Migrations: plain SQL files, forward only, each in its own transaction, one process at a time. What has run is kept
 * with a checksum, so that an edited file is noticed instead of silently differing from what the data went through.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { Pool } from './pool.ts';

const folder = new URL('../../../db/migrations/', import.meta.url);
const oneAtATime = 4_016_001; // an advisory lock of our own; the number means nothing

/** The database does not go with this version of the program: a sentence for whoever started it. */
export class MigrationRefused extends Error {
  override readonly name = 'MigrationRefused';
}

type Migration = { name: string; sql: string; checksum: string };

/** Brings the database up to date. Returns the names of the files that were run now. Tests may have files of their own. */
export async function migrate(pool: Pool, files: URL = folder): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [oneAtATime]);
    await client.query(
      'create table if not exists migrations (name text primary key, checksum text not null, run_at timestamptz not null default now())',
    );
    return await runMissing(client, await readMigrations(files));
  } finally {
    await client.query('select pg_advisory_unlock($1)', [oneAtATime]).catch(() => undefined);
    client.release(true);
  }
}

async function runMissing(client: pg.PoolClient, migrations: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migrations');
  const done = new Map(rows.map((row) => [row.name, row.checksum]));
  const known = new Set(migrations.map((migration) => migration.name));
  for (const name of done.keys()) {
    if (!known.has(name))
      throw new MigrationRefused(`The database has migration ${name}, which this version does not know: it is newer.`);
  }
  const run: string[] = [];
  for (const migration of migrations) {
    const checksum = done.get(migration.name);
    if (checksum === undefined) {
      await runOne(client, migration);
      run.push(migration.name);
    } else if (checksum !== migration.checksum) {
      throw new MigrationRefused(`Migration ${migration.name} has changed since it ran: write a new one instead.`);
    }
  }
  return run;
}

async function runOne(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
}

async function readMigrations(files: URL): Promise<Migration[]> {
  const names = (await readdir(files)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, files), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
