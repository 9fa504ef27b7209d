import type { Env, MiddlewareHandler } from 'hono';
import type * as v from 'valibot';
import { readJson, readQuery } from './read-request.ts';

/** What a schema of a request's part may be. */
type ObjectSchema = v.GenericSchema<object, object>;

/**
 * Checks the JSON body of a request by `schema`: the handler has it as `c.req.valid('json')`, and the
 * typed client knows what to send.
 *
 * @throws Problem `malformed-request` naming every field that is wrong
 */
export function validJson<Schema extends ObjectSchema, E extends Env, P extends string>(
  schema: Schema,
): MiddlewareHandler<E, P, Checked<'json', Schema>> {
  return async (c, next) => {
    c.req.addValidatedData('json', await readJson(c.req, schema));
    await next();
  };
}

/**
 * Checks the query of a request, as {@link validJson} does its body.
 *
 * @throws Problem `malformed-request` naming every parameter that is wrong
 */
export function validQuery<Schema extends ObjectSchema, E extends Env, P extends string>(
  schema: Schema,
): MiddlewareHandler<E, P, Checked<'query', Schema>> {
  return async (c, next) => {
    c.req.addValidatedData('query', readQuery(c.req, schema));
    await next();
  };
}

/** As Hono's own validator types it. */
interface Checked<Part extends 'json' | 'query', Schema extends ObjectSchema> {
  in: Record<Part, v.InferInput<Schema>>;
  out: Record<Part, v.InferOutput<Schema>>;
}
