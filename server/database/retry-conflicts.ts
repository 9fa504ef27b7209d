import * as v from 'valibot';
import { Prisma } from './generated/client.ts';

/** Prisma's code for a transaction that was given up in favour of another: a deadlock, mostly. */
const CONFLICT = 'P2034';
/** What it says instead where the statement was SQL of our own. */
const RawConflict = v.object({
  code: v.literal('P2010'),
  meta: v.object({
    driverAdapterError: v.object({
      cause: v.object({ kind: v.literal('TransactionWriteConflict') }),
    }),
  }),
});
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
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === CONFLICT || v.is(RawConflict, error);
}
