import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

const SCRIPTS = new Map(
  ['identity.js', 'clerk.js', 'local.js', 'form.js'].map((name) => [
    name,
    readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'),
  ]),
);

/** `/identity/identity.js`, and what it imports: how a page of this server signs people in. */
export function identityPageRoutes() {
  return new Hono().get('/:name', (c) => {
    const script = SCRIPTS.get(c.req.param('name'));
    if (script === undefined) return c.notFound();
    return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
}
