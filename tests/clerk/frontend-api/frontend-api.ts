import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { ClerkProblem } from './clerk-problem.ts';
import { environment } from './environment.ts';
import { type GuardedEnv, guard } from './guard.ts';
import type { Instance } from './instance.ts';
import { clientResource } from './resources.ts';
import { sessionRoutes } from './session-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { clientToken } from './tokens.ts';

const CLERK_JS = new URL('../../../node_modules/@clerk/clerk-js/dist/', import.meta.url);

/** The part of Clerk's Frontend API that signing in and staying signed in takes. */
export function frontendApi(instance: Instance) {
  const api = new Hono<GuardedEnv>()
    .use(guard(instance))
    .post('/dev_browser', async (c) => {
      const id = await clientToken(instance, c.get('client'));
      return c.json({ object: 'dev_browser', id });
    })
    .all('/environment', (c) => c.json(environment(instance)))
    .get('/client', async (c) =>
      c.json({
        response: await clientResource(instance, c.get('client'), c.get('origin')),
        client: null,
      }),
    )
    .route('/client/sign_ins', signInRoutes(instance))
    .route('/client/sessions', sessionRoutes(instance));
  return new Hono()
    .onError((error, c) => {
      if (!(error instanceof ClerkProblem)) throw error;
      return c.json(error.body(), error.status);
    })
    .notFound((c) => {
      const what = `not in the stand-in: ${c.req.method} ${c.req.path}`;
      return c.json(new ClerkProblem(404, 'resource_not_found', what).body(), 404);
    })
    .get('/npm/:package{@clerk/clerk-js@[0-9.]+}/dist/:file{[\\w.-]+\\.js}', async (c) => {
      const code = await readFile(new URL(c.req.param('file'), CLERK_JS), 'utf8');
      return c.body(code, 200, {
        'content-type': 'text/javascript',
        'access-control-allow-origin': '*',
      });
    })
    .route('/v1', api);
}
