import type { Logger } from 'pino';
import type { SignedInPerson } from '../identity/person.ts';
import type { ProblemCode } from '../problem/codes.ts';
import { Problem } from '../problem/problem.ts';
import { sendingWords } from '../words/sending.ts';

/**
 * The problem of who asks for what is not theirs to do; it is logged.
 *
 * @param pointer the field of the body that asks for it, if it is one
 */
export function forbidden(
  log: Pick<Logger, 'warn'>,
  { id, role }: SignedInPerson,
  code: ProblemCode,
  reason: string,
  pointer?: string,
): Problem {
  log.warn({ person: id, role, code, reason }, 'a sender was refused');
  const detail = sendingWords.refused(reason);
  return new Problem(code, detail, pointer === undefined ? [] : [{ pointer, detail }]);
}
