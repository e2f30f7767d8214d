import type PgBoss from 'pg-boss';
import type { Pool } from '#platform/db/pool.ts';
import type { LogLines } from '#platform/log.ts';

/**
 * The database as pg-boss sees it. When a run has ended, pg-boss 10 notes that without waiting for the answer: an error then
 * belongs to nobody and would end the process. So the statement that closes a run never fails: an unclosed run ends by its
 * time limit, and the next one is not kept waiting by it.
 */
export function patientDatabase(pool: Pool, log: LogLines): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      try {
        return await pool.query(text, values);
      } catch (error) {
        if (!closesRuns(text)) throw error;
        log.warn({ error }, 'the end of a job could not be noted');
        return { rows: [{ count: 0 }] };
      }
    },
  };
}

/** Completing and failing are the statements that end by counting what they closed. */
function closesRuns(text: string): boolean {
  return text.trimEnd().endsWith('SELECT COUNT(*) FROM results');
}
