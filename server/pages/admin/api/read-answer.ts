import * as v from 'valibot';
import { ProblemBody } from '../../../contract/api.ts';
import { adminWords } from '../../../words/admin.ts';
import { ApiError } from './api-error.ts';

/** An answer as Hono's client types it. */
export interface Answer<Body> {
  ok: boolean;
  status: number;
  json(): Promise<Body>;
}

const Problem = v.pick(ProblemBody, ['detail', 'errors']);

/**
 * What an answer says, checked by the schema of what the page needs of it: the page may have been open
 * while the server was replaced.
 *
 * @throws ApiError with a sentence for people
 */
export async function readAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: Answer<v.InferInput<Schema>>,
): Promise<v.InferOutput<Schema>> {
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw problemIn(body, answer.status);
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  throw new ApiError(adminWords.otherVersion, answer.status);
}

function problemIn(body: unknown, status: number): ApiError {
  const problem = v.safeParse(Problem, body);
  if (!problem.success) return new ApiError(adminWords.answered(status), status);
  return new ApiError(problem.output.detail, status, problem.output.errors);
}
