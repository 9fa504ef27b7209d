import { destination, type Logger, pino } from 'pino';
import { describeError } from './describe-error.ts';

/** Fields that could hold a token or a secret: cut out of whatever is logged. */
const SECRET_FIELDS = ['authorization', 'cookie', 'token', 'secret', 'clientToken', 'password'];

/** Logs JSON lines to stderr, so that stdout holds the `ready` line alone. */
export function createLog(level: string): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    { level, redact: { paths, censor: '[redacted]' }, serializers: { err: describeError } },
    destination(2),
  );
}
