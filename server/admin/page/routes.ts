import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { ServerConfig } from '../../contract/api.ts';
import { identitySources } from '../../identity/page/policy.ts';
import { adminPage } from './page.ts';

const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

const FILES = new Map(
  [
    'admin.js',
    'api.js',
    'audience.js',
    'chapters.js',
    'compose.js',
    'draft-keys.js',
    'draft.js',
    'elements.js',
    'figures.js',
    'history-row.js',
    'history.js',
    'people.js',
    'preview.js',
    'problems.js',
    'reach.js',
    'state.js',
    'style.css',
  ].map((name) => [name, readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')]),
);

/**
 * `/admin`, from where instructors and admins send. Whoever opens it gets the page; what is in it comes
 * from the API, which asks who they are.
 */
export function adminPageRoutes(identity: ServerConfig['identity']) {
  const policy = policyFor(identity);
  return new Hono()
    .get('/', (c) => {
      c.header('content-security-policy', policy);
      c.header('cross-origin-opener-policy', 'same-origin');
      return c.html(adminPage());
    })
    .get('/:name', (c) => {
      const name = c.req.param('name');
      const file = FILES.get(name);
      if (file === undefined) return c.notFound();
      const type = name.endsWith('.css') ? TYPES.css : TYPES.js;
      return c.body(file, 200, { 'content-type': type });
    });
}

/** Nothing inline, nothing from elsewhere but pictures and the identity's own script. */
function policyFor(identity: ServerConfig['identity']): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'https:', 'data:'],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  for (const [directive, sources] of Object.entries(identitySources(identity))) {
    directives[directive] = [...(directives[directive] ?? []), ...sources];
  }
  return Object.entries(directives)
    .map(([directive, sources]) => [directive, ...sources].join(' '))
    .join('; ');
}
