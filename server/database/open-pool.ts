import type { Pool } from 'pg';

/** A pool of node-postgres, on either kind of database. */
export interface OpenPool {
  pool: Pool;
  /** The PostgreSQL schema that holds the tables. */
  schema: string;
  /** Ends the pool when all its clients are back, and what stands behind it. */
  close(): Promise<void>;
}
