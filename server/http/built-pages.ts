import { accessSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { createMiddleware } from 'hono/factory';

/** What `npm run build:server` makes of `server/pages`. */
const BUILT = fileURLToPath(new URL('../pages/generated', import.meta.url));

// A server that could not show its pages does not start (see `explain-import.ts`).
accessSync(join(BUILT, 'admin/index.html'));

/** One of the built files that have the same name in every release; a browser asks whether it has changed. */
export function builtFile(name: string) {
  return new Hono()
    .use(etag(), cacheControl('no-cache'))
    .get('/', serveStatic({ path: join(BUILT, name) }));
}

/** The built files that have what is in them in their name; to be mounted at `/pages`, as their folder is called. */
export function builtAssets() {
  return new Hono()
    .use(cacheControl('public, max-age=31536000, immutable'))
    .get('/:name', serveStatic({ root: BUILT }));
}

function cacheControl(value: string) {
  return createMiddleware(async (c, next) => {
    await next();
    if (c.res.ok) c.header('cache-control', value);
  });
}
