import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { type NoticeFacts, noticeOf } from './notice.ts';
import { noticePage } from './notice-page.ts';

/** Nothing but its own style: no script, and no picture. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The colours and the basis of the admin page, whose looks it has; then its own. */
const STYLE = ['../pages/admin/base.css', '../pages/admin/page.css', './style.css']
  .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  .join('\n');

/** `/privacy`: what is kept of people, for anybody to read. */
export function privacyPageRoutes(facts: NoticeFacts) {
  const page = noticePage(noticeOf(facts));
  return new Hono()
    .use(etag())
    .get('/', async (c) => {
      c.header('content-security-policy', POLICY);
      c.header('cross-origin-opener-policy', 'same-origin');
      c.header('cache-control', 'no-cache');
      return c.html(page);
    })
    .get('/style.css', (c) =>
      c.body(STYLE, 200, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'no-cache',
      }),
    );
}
