import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { ClerkProblem } from './clerk-problem.ts';
import { type Client, type Instance, newClient } from './instance.ts';
import { clientOf, clientToken } from './tokens.ts';

/** What the routes behind the guard work with. */
export interface GuardedEnv {
  Variables: {
    client: Client;
    /** Where the request comes from: what its session tokens are made for. */
    origin: string | undefined;
  };
}

/**
 * Refuses what Clerk refuses: another host, so another publishable key; an origin that is not
 * allowed; a secret that is none of this instance's. A production instance gives a browser without
 * a secret one with its first answer; a development instance only where it is asked for it.
 */
export function guard(instance: Instance) {
  const { host, mode, allowedOrigins } = instance;
  return createMiddleware<GuardedEnv>(async (c, next) => {
    const origin = c.req.header('origin');
    if (origin !== undefined && allowedOrigins.has(origin)) {
      c.header('access-control-allow-origin', origin);
      c.header('access-control-allow-credentials', 'true');
      c.header('access-control-allow-headers', 'authorization,content-type');
      c.header('access-control-expose-headers', 'authorization,clerk-db-jwt');
    }
    if (c.req.method === 'OPTIONS') return c.body(null, 204);
    if (c.req.header('host')?.replace(/:443$/, '') !== host) {
      throw new ClerkProblem(400, 'host_invalid', 'Invalid host');
    }
    if (origin !== undefined && !allowedOrigins.has(origin)) {
      throw new ClerkProblem(400, 'origin_invalid', 'Invalid HTTP Origin header');
    }
    const secret =
      mode === 'test'
        ? c.req.query('__clerk_db_jwt')
        : (c.req.header('authorization')?.replace(/^Bearer /, '') ?? getCookie(c, '__client'));
    const mayBeNew = mode === 'live' || c.req.path.endsWith('/dev_browser');
    const client = secret ? await clientOf(instance, secret) : mayBeNew && newClient(instance);
    if (!client) {
      throw mode === 'test'
        ? new ClerkProblem(401, 'dev_browser_unauthenticated', 'Browser unauthenticated')
        : new ClerkProblem(401, 'authentication_invalid', 'Invalid authentication');
    }
    c.set('client', client);
    c.set('origin', origin);
    await next();
    // After the route, since a sign-in changes the secret.
    const renewed = await clientToken(instance, client);
    if (mode === 'test') {
      // Not every answer repeats it.
      if (c.req.path.includes('/client')) c.header('clerk-db-jwt', renewed);
    } else {
      c.header('authorization', renewed);
      setCookie(c, '__client', renewed, {
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'None',
      });
    }
  });
}
