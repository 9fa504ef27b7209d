import type * as v from 'valibot';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import type { Identity } from './identity.ts';

/**
 * Asks the server on behalf of the learner. A token that ended on the way is replaced once, so that
 * an outage or a sleep does not look like a sign-out.
 *
 * @throws SignedOutError when nobody is signed in
 * @throws ServerError as {@link request}
 */
export async function learnerRequest<Schema extends v.GenericSchema>(
  identity: Identity,
  path: string,
  schema: Schema,
  init: RequestInit = {},
): Promise<v.InferOutput<Schema>> {
  const ask = async (fresh: boolean) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await identity.token(fresh)}`);
    return request(path, schema, { ...init, headers });
  };
  try {
    return await ask(false);
  } catch (error) {
    if (error instanceof ServerError && error.code === 'token-refused') return ask(true);
    throw error;
  }
}
