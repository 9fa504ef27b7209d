import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import type { FieldError } from '../contract/api.ts';
import { requestWords } from '../words/request.ts';
import { parseJson } from './parse-json.ts';
import { Problem } from './problem.ts';

/** Fields that are named in one answer. Who has more of them wrong begins with these. */
const MAX_ERRORS = 20;

/** Characters of a field's name and of what is wrong with it: both may quote what was sent. */
const MAX_QUOTED_CHARS = 200;

/**
 * The JSON body of a request, checked by `schema`.
 *
 * @throws Problem `malformed-request` naming every field that is wrong
 */
export async function readJson<Schema extends v.GenericSchema>(
  request: HonoRequest,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  return checked('body', schema, parseJson(await request.text()));
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
  // Of a value that is too long nothing else is looked at.
  const parsed = v.safeParse(schema, value, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  const issues = parsed.issues.slice(0, MAX_ERRORS);
  const wrong = issues.map(
    (issue) => `${shortened(v.getDotPath(issue) ?? part)}: ${shortened(issue.message)}`,
  );
  const detail = requestWords.hasToChange(part, wrong);
  throw new Problem('malformed-request', detail, part === 'body' ? issues.map(errorOf) : []);
}

function errorOf(issue: v.BaseIssue<unknown>): FieldError {
  const path = shortened((issue.path ?? []).map(({ key }) => `/${key}`).join(''));
  return { pointer: `#${path}`, detail: requestWords.atField(shortened(issue.message)) };
}

function shortened(text: string): string {
  const short = text.length > MAX_QUOTED_CHARS ? `${text.slice(0, MAX_QUOTED_CHARS)}…` : text;
  return short.toWellFormed();
}
