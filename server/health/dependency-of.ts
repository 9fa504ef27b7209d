import pg from 'pg';
import * as v from 'valibot';
import { DatabaseError } from '../database/database-error.ts';
import { Prisma } from '../database/generated/client.ts';

/** What the server can't do its work without, and does not have in its own hands. */
export type Dependency = 'database' | 'channels';

/** What node-postgres, and at last pg-boss, say without a code. */
const WITHOUT_CODE: ReadonlySet<string> = new Set([
  'Connection terminated unexpectedly',
  'Connection terminated',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
  'LISTEN/NOTIFY heartbeat timed out',
  'Cannot use a pool after calling end on the pool',
]);

/** Of the operating system: the other side is not there, or not any more. */
const NETWORK_CODE = /^(ECONN\w+|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Connecting through a socket that is gone is `ENOENT`. */
const PRISMA_NETWORK_CODE =
  /^(ECONN\w+|ETIMEDOUT|EPIPE|EHOST\w+|ENET\w+|ENOT\w+|EAI_AGAIN|ENOENT)$/;
/**
 * Of PostgreSQL: connection exceptions, insufficient resources, the server going down or coming up, a
 * statement that took too long, read-only since it is a standby.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SQLSTATE = /^(08...|53...|57P0.|57014|25006)$/;
/** Of Prisma: can't reach, timed out, closed, no connection or transaction in time, too many. */
const PRISMA_CODE = /^P(1001|1002|1008|1017|2024|2028|2037)$/;
/** Of Prisma's adapter, where it has names of its own. */
const ADAPTER_KIND = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;

const AdapterError = v.object({
  driverAdapterError: v.object({
    cause: v.object({ kind: v.optional(v.string()), originalCode: v.optional(v.string()) }),
  }),
});
const SystemError = v.object({ code: v.string(), syscall: v.optional(v.string()) });
/** What `pusher` throws; without a status, nothing was answered. */
const PusherError = v.object({
  name: v.literal('PusherRequestError'),
  status: v.optional(v.number()),
});

/** Which dependency failed, where `error` says that one did not answer; else `null`. */
export function dependencyOf(error: unknown): Dependency | null {
  const pusher = v.safeParse(PusherError, error);
  if (pusher.success) return (pusher.output.status ?? 500) >= 500 ? 'channels' : null;
  return isOfDatabase(error) ? 'database' : null;
}

function isOfDatabase(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === 'unreachable';
  if (error instanceof pg.DatabaseError) return SQLSTATE.test(error.code ?? '');
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (PRISMA_CODE.test(error.code) || PRISMA_NETWORK_CODE.test(error.code)) return true;
    const adapter = v.safeParse(AdapterError, error.meta);
    if (!adapter.success) return false;
    const { kind = '', originalCode = '' } = adapter.output.driverAdapterError.cause;
    return ADAPTER_KIND.test(kind) || SQLSTATE.test(originalCode);
  }
  if (!(error instanceof Error)) return false;
  if (WITHOUT_CODE.has(error.message)) return true;
  const system = v.safeParse(SystemError, error);
  if (!system.success) return false;
  const { code, syscall } = system.output;
  return NETWORK_CODE.test(code) || (syscall === 'connect' && code === 'ENOENT');
}
