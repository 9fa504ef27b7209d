import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import type { FieldError } from '../contract/api.ts';
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
  return checked('body', schema, body);
}

/**
 * The query of a request, checked by `schema`. Of a parameter that comes twice the first counts.
 *
 * @throws Problem `malformed-request` naming every parameter that is wrong
 */
export function readQuery<Schema extends v.GenericSchema>(
  request: HonoRequest,
  schema: Schema,
): v.InferOutput<Schema> {
  return checked('query', schema, request.query());
}

function checked<Schema extends v.GenericSchema>(
  part: 'body' | 'query',
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? part}: ${issue.message}`);
  const detail = `The ${part} has to change: ${wrong.join('; ')}.`;
  throw new Problem('malformed-request', detail, part === 'body' ? parsed.issues.map(errorOf) : []);
}

function errorOf(issue: v.BaseIssue<unknown>): FieldError {
  const path = (issue.path ?? []).map(({ key }) => `/${key}`).join('');
  const { message } = issue;
  // Messages of our own go on after the name of the field; valibot's are sentences.
  return { pointer: `#${path}`, detail: `${/^[a-z]/.test(message) ? 'It ' : ''}${message}.` };
}
