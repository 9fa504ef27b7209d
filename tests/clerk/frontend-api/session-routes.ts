import { type Context, Hono } from 'hono';
import { ClerkProblem } from './clerk-problem.ts';
import type { GuardedEnv } from './guard.ts';
import { endSession, type Instance, type Session } from './instance.ts';
import { clientResource, sessionResource } from './resources.ts';
import { sessionToken } from './tokens.ts';

/** `/v1/client/sessions`: tokens for a session, and its end. */
export function sessionRoutes(instance: Instance) {
  const answer = async (c: Context<GuardedEnv>, response: object) =>
    c.json({
      response,
      client: await clientResource(instance, c.get('client'), c.get('origin')),
    });

  return new Hono<GuardedEnv>()
    .post('/', async (c) => {
      // The client sends DELETE as a POST, so that the browser asks no permission first.
      if (c.req.query('_method') !== 'DELETE') throw new ClerkProblem(405, 'method', 'Not allowed');
      endSession(c.get('client'));
      return answer(c, await clientResource(instance, c.get('client'), c.get('origin')));
    })
    .post('/:id/tokens', async (c) => {
      const jwt = await sessionToken(instance, sessionOf(c), c.get('origin'));
      return c.json({ object: 'token', jwt });
    })
    .post('/:id/touch', async (c) =>
      answer(c, await sessionResource(instance, sessionOf(c), c.get('origin'))),
    )
    .post('/:id/:ending{end|remove}', async (c) => {
      const session = sessionOf(c);
      endSession(c.get('client'));
      return answer(c, await sessionResource(instance, session, c.get('origin')));
    });
}

function sessionOf(c: Context<GuardedEnv>): Session {
  const { session } = c.get('client');
  if (session && session.id === c.req.param('id')) return session;
  throw new ClerkProblem(401, 'signed_out', 'You are signed out');
}
