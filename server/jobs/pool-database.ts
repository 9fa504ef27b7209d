import type { Pool } from 'pg';
import type { Db } from 'pg-boss';

/** Lets pg-boss run on a pool that is there already: the embedded database has a single connection. */
export function createPoolDatabase(pool: Pool): Db {
  return {
    async executeSql(text, values) {
      const client = await pool.connect();
      try {
        const result: unknown = await client.query(text, values);
        client.release();
        // pg-boss sends scripts as well, whose results come as a list.
        return { rows: Array.isArray(result) ? result.flatMap(rowsOf) : rowsOf(result) };
      } catch (error) {
        client.release(true); // closes the connection, which undoes a transaction begun in a script
        throw error;
      }
    },
  };
}

function rowsOf(result: unknown): unknown[] {
  const isResult = typeof result === 'object' && result !== null && 'rows' in result;
  return isResult && Array.isArray(result.rows) ? result.rows : [];
}
