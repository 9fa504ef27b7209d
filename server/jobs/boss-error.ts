import pg from 'pg';
import * as v from 'valibot';

const Copy = v.object({
  message: v.string(),
  code: v.optional(v.string()),
  syscall: v.optional(v.string()),
});
/** What pg-boss adds to the message of a worker's error. */
const WORKER_SUFFIX = / \(Queue: \S+, Worker: \S+\)$/;
/** Five characters, not all of them letters: codes of the operating system are. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/**
 * The error that pg-boss tells of: of its workers' it hands on copies, which are plain objects, and by which
 * nobody could tell that the database does not answer.
 */
export function toBossError(emitted: unknown): unknown {
  if (emitted instanceof Error) return emitted;
  const copy = v.safeParse(Copy, emitted);
  if (!copy.success) return emitted;
  const { code, syscall } = copy.output;
  const message = copy.output.message.replace(WORKER_SUFFIX, '');
  const error =
    code !== undefined && SQLSTATE.test(code)
      ? new pg.DatabaseError(message, message.length, 'error')
      : new Error(message);
  return Object.assign(error, { code, syscall });
}
