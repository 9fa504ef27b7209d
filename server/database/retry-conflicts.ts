import { Prisma } from './generated/client.ts';

/** Prisma's code for a transaction that was given up in favour of another: a deadlock, mostly. */
const CONFLICT = 'P2034';
const TRIES = 5;

/**
 * Runs a transaction, and again where PostgreSQL ended it for the sake of another that waited for the same
 * rows. Nothing of it was done then.
 *
 * @throws whatever it throws; a conflict after five tries
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS
 */
export async function retryConflicts<Result>(transact: () => Promise<Result>): Promise<Result> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await transact();
    } catch (error) {
      if (!isConflict(error) || failures === TRIES) throw error;
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === CONFLICT;
}
