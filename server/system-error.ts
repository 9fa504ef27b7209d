import * as v from 'valibot';

const SystemError = v.object({ code: v.string() });

/** The code of an error of the operating system, such as `EADDRINUSE`; `null` where it is none. */
export function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && v.is(SystemError, error) ? error.code : null;
}
