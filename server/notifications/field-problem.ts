import type { ProblemCode } from '../problem/codes.ts';
import { Problem } from '../problem/problem.ts';

/** What one field of a request has to change before its notification can be sent. */
export interface FieldProblem {
  code: ProblemCode;
  /** The field, as a JSON pointer from `#` on. */
  pointer: string;
  /** A sentence for the author. */
  detail: string;
}

/** As the API answers it. */
export function problemOf({ code, pointer, detail }: FieldProblem): Problem {
  return new Problem(code, detail, [{ pointer, detail }]);
}

/** @throws Problem where there is one */
export function throwProblem(problem: FieldProblem | null): void {
  if (problem) throw problemOf(problem);
}
