import pg from 'pg';

/**
 * What went wrong with a connection, in words that can't hold a secret: what the server answered, or
 * else the code of the system's error. (Its message and properties may quote the connection string.)
 */
export function connectionFailure(error: unknown): string {
  if (error instanceof pg.DatabaseError) return error.message;
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
