import pg from 'pg';
import * as v from 'valibot';

const WithCode = v.object({ code: v.string() });
const WithStatus = v.object({ status: v.number() });
const WithCause = v.object({ error: v.instance(Error) });
/** Signed queries of Channels' HTTP API, users and passwords in addresses. */
const QUERY = /\?[^\s'"]*/g;
const CREDENTIALS = /\/\/[^/\s@]*@/g;

/**
 * Why a call failed, in a few words that can't hold a secret: what the database said, a code of the
 * operating system, a status of HTTP. Other messages may quote addresses, which are cut.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof pg.DatabaseError) return error.message;
  const status = v.safeParse(WithStatus, error);
  if (status.success) return `status ${status.output.status}`;
  const cause = v.safeParse(WithCause, error); // as `pusher` has it
  if (cause.success) return describeFailure(cause.output.error);
  if (!(error instanceof Error)) return 'unknown';
  const code = v.safeParse(WithCode, error);
  if (code.success && /^E[A-Z]/.test(code.output.code)) return code.output.code;
  return withoutSecrets(error.message.split('\n').at(-1) ?? '');
}

/** `text` with queries and credentials cut out of the addresses in it. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(QUERY, '?…').replaceAll(CREDENTIALS, '//…@');
}
