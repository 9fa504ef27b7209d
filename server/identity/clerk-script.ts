import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import { etag } from 'hono/etag';

/** The script for pages and the parts that it loads when it needs them. */
const FOR_PAGES = /(^|_)clerk\.browser[\w.]*\.js$/;

/**
 * Clerk's own script, `clerk.browser.js`, out of the package that is installed: the version that
 * package.json pins and whose contents package-lock.json holds the hash of. Clerk's hosts would serve
 * whatever is newest, to a page that sends to everybody.
 */
export function clerkScriptRoutes() {
  const directory = dirname(createRequire(import.meta.url).resolve('@clerk/clerk-js'));
  const files = new Set(readdirSync(directory).filter((name) => FOR_PAGES.test(name)));
  return new Hono().use(etag()).get('/:name', async (c) => {
    const name = c.req.param('name');
    if (!files.has(name)) return c.notFound();
    const script = await readFile(join(directory, name), 'utf8');
    return c.body(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
}
