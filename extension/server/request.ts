import * as v from 'valibot';
import { ProblemBody } from '../../server/contract/api.ts';
import { serverUrl } from '../stored.ts';
import { ServerError } from './server-error.ts';

/** Ms to wait for an answer; a server that is well gives it in a few. */
const TIMEOUT = 10_000;

/**
 * Asks the server and checks what it answers.
 *
 * @param path such as `/api/config`
 * @param schema what a good answer looks like
 * @throws ServerError when there is no answer, when it is an error, and when it is not of that shape
 */
export async function request<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  init: RequestInit = {},
): Promise<v.InferOutput<Schema>> {
  const { response, text } = await ask(`${await serverUrl.get()}${path}`, init);
  const body = bodyOf(text);
  if (!response.ok) {
    const problem = v.safeParse(ProblemBody, body);
    if (problem.success) {
      throw new ServerError(problem.output.detail, response.status, problem.output.code);
    }
    throw new ServerError(`The server answered ${response.status}.`, response.status, null);
  }
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  throw new ServerError(
    `The answer to ${path} is not what this version expects.`,
    response.status,
    null,
  );
}

async function ask(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT) });
    // A connection can also be lost in the middle of an answer.
    return { response, text: await response.text() };
  } catch (error) {
    throw new ServerError(`The server does not answer: ${messageOf(error)}.`, null, null);
  }
}

function bodyOf(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // a proxy's page: told by its status
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
