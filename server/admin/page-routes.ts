import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { ServerConfig } from '../contract/api.ts';
import { builtFile } from '../http/built-pages.ts';
import { identitySources } from '../identity/page-policy.ts';

/**
 * `/admin`, from where instructors and admins send: the built `server/pages/admin`. Whoever opens it gets
 * the page; what is in it comes from the API, which asks who they are.
 */
export function adminPageRoutes(identity: ServerConfig['identity']) {
  return new Hono()
    .use('/', protect(policyFor(identity)))
    .route('/', builtFile('admin/index.html'));
}

function protect(policy: string) {
  return createMiddleware(async (c, next) => {
    await next();
    c.header('content-security-policy', policy);
    c.header('cross-origin-opener-policy', 'same-origin');
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
