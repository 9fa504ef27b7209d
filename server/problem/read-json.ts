import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import { Problem } from './problem.ts';

/**
 * The JSON body of a request, checked by `schema`.
 *
 * @throws Problem `malformed-request` naming every field that is wrong
 */
export async function readJson<Schema extends v.GenericSchema>(
  request: HonoRequest,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  let body: unknown;
  try {
    body = JSON.parse(await request.text());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem('malformed-request', 'The body is not JSON.');
  }
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  throw new Problem('malformed-request', `The body has to change: ${wrong.join('; ')}.`);
}
