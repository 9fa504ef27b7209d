import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { ServerConfig } from '../../contract/api.ts';
import { clerkScriptRoutes } from './clerk-script.ts';

const SCRIPTS = new Map(
  ['identity.js', 'clerk.js', 'local.js', 'form.js'].map((name) => [
    name,
    readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'),
  ]),
);

/**
 * `/identity/identity.js`, and what it imports: how a page of this server signs people in. With Clerk
 * also Clerk's script, at `/identity/clerk-js/`.
 */
export function identityPageRoutes(identity: ServerConfig['identity']) {
  const routes = new Hono();
  if (identity.kind === 'clerk') routes.route('/clerk-js', clerkScriptRoutes());
  return routes.get('/:name', (c) => {
    const script = SCRIPTS.get(c.req.param('name'));
    if (script === undefined) return c.notFound();
    return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
}
