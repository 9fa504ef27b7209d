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

/** @throws Problem where there is one */
export function throwProblem(problem: FieldProblem | null): void {
  if (!problem) return;
  const { code, pointer, detail } = problem;
  throw new Problem(code, detail, [{ pointer, detail }]);
}
