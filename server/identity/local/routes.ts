import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { type LocalClientToken, LocalSignIn, type LocalToken } from '../../contract/api.ts';
import { usableName } from '../../contract/name.ts';
import { Problem } from '../../problem/problem.ts';
import { validJson } from '../../problem/valid-request.ts';
import { identityWords } from '../../words/identity.ts';
import { authorizedParty } from '../allowed-origin.ts';
import { NO_RIGHTS } from '../metadata.ts';
import { bearerOf } from '../signed-in.ts';
import type { Attempts } from './attempts.ts';
import { checkRoleSecret } from './check-role-secret.ts';
import { knownOriginsOnly } from './guard.ts';
import type { RoleSecret } from './role-secret.ts';
import { type LocalRoles, localRole } from './roles.ts';
import { mintSessionToken, TOKEN_LIFETIME } from './session-token.ts';
import type { LocalSessions } from './sessions.ts';
import type { SigningKey } from './signing-key.ts';

/** Ends what all browsers of a learner get, and tells them that they are signed out. */
export type OnSignedOutEverywhere = (learnerId: string) => Promise<void>;

/** What the local identity works with. */
export interface LocalIdentity {
  sessions: LocalSessions;
  key: SigningKey;
  /** Origins that may use it, and that tokens are made for. */
  origins: readonly string[];
  roles: LocalRoles;
  roleSecret: RoleSecret;
  /** Tries at the role secret. */
  attempts: Attempts;
}

/** What extensions of 0.1 call the client token: until 0.3 they can sign in at a newer server. */
const NAME_BEFORE_0_2 = 'device';

/**
 * The local identity's API: sign in with a display name, and with the role secret where a role is
 * wanted; exchange the browser's secret for session tokens; sign out here or everywhere.
 *
 * @param around.addressOf what wrong secrets are counted by
 */
export function localIdentityRoutes(
  identity: LocalIdentity,
  around: {
    onSignedOutEverywhere: OnSignedOutEverywhere;
    addressOf(request: IncomingMessage): string;
  },
) {
  const { onSignedOutEverywhere, addressOf } = around;
  const { sessions, key, origins, roles } = identity;
  return new Hono<{ Bindings: HttpBindings }>()
    .use(knownOriginsOnly(origins))
    .post('/sign-in', validJson(LocalSignIn), async (c) => {
      const { displayName, secret } = c.req.valid('json');
      const name = usableName(displayName);
      if (!name) {
        throw new Problem('display-name-unusable', identityWords.nameInvisible);
      }
      const hasSecret = checkRoleSecret(secret, addressOf(c.env.incoming), identity);
      const clientToken = await sessions.open(name, hasSecret);
      const answer: LocalClientToken = { clientToken };
      return c.json({ ...answer, [NAME_BEFORE_0_2]: clientToken });
    })
    .post('/token', async (c) => {
      const session = await sessions.find(clientTokenOf(c.req.header('authorization')));
      if (!session) throw new Problem('signed-out', identityWords.notSignedIn);
      const origin = authorizedParty(c.req.header('origin') ?? '');
      const role = session.hasSecret ? localRole(roles, session.name) : NO_RIGHTS;
      const token = await mintSessionToken(session, role, origin, key.privateKey);
      return c.json({
        token,
        expiresIn: TOKEN_LIFETIME,
        user: { id: session.learnerId, name: session.name, imageUrl: null },
      } satisfies LocalToken);
    })
    .post('/sign-out', async (c) => {
      await sessions.close(clientTokenOf(c.req.header('authorization')));
      return c.body(null, 204);
    })
    .post('/sign-out-everywhere', async (c) => {
      const session = await sessions.find(clientTokenOf(c.req.header('authorization')));
      if (session) {
        await sessions.closeAll(session.learnerId);
        await onSignedOutEverywhere(session.learnerId);
      }
      return c.body(null, 204);
    });
}

/** What the sign-in page's client is typed by. */
export type LocalIdentityRoutes = ReturnType<typeof localIdentityRoutes>;

function clientTokenOf(header: string | undefined): string {
  const clientToken = bearerOf(header);
  if (clientToken === null) {
    throw new Problem('token-missing', identityWords.secretMissing);
  }
  return clientToken;
}
