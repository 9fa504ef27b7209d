import { Hono } from 'hono';
import type { ServerConfig } from '../contract/api.ts';
import { builtFile } from '../http/built-pages.ts';
import { clerkScriptRoutes } from './clerk-script.ts';

/**
 * `/identity/identity.js`, the built `server/pages/identity`: how a page of this server signs people in.
 * With Clerk also Clerk's script, at `/identity/clerk-js/`.
 */
export function identityPageRoutes(identity: ServerConfig['identity']) {
  const routes = new Hono();
  if (identity.kind === 'clerk') routes.route('/clerk-js', clerkScriptRoutes());
  return routes.route('/identity.js', builtFile('identity/identity.js'));
}
