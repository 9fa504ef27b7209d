import type * as v from 'valibot';
import { LocalClientToken, LocalToken } from '../../server/contract/api.ts';

/** Who a simulated browser's learner is. */
export interface SimulatedIdentity {
  /** A session token, of which each request needs one that is still valid. */
  freshToken(): Promise<{ token: string; userId: string }>;
}

/** Asks the server as the extension does. */
type Post = <Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  body: unknown,
  bearer?: string,
) => Promise<v.InferOutput<Schema>>;

/** Signs a learner in. */
export type SignIn = (post: Post) => Promise<SimulatedIdentity>;

/** By the local identity, under a name that is an account's: two of one name are one learner's. */
export function signInLocally(name: string): SignIn {
  const local = '/api/local-identity';
  return async (post) => {
    const { clientToken } = await post(`${local}/sign-in`, LocalClientToken, { displayName: name });
    return {
      async freshToken() {
        const { token, user } = await post(`${local}/token`, LocalToken, {}, clientToken);
        return { token, userId: user.id };
      },
    };
  };
}
