import { once } from 'node:events';
import { createServer } from 'node:http';

/** How a course site's pages look, and what they are served with. */
export interface CourseSiteLook {
  /** HTML in the head. */
  head?: string;
  /** HTML before the text. */
  body?: string;
  headers?: Record<string, string>;
  /** What is served in place of the usual page. */
  document?: string;
}

/**
 * A course site apart from Alongside's server, as in real life: its pages load whatever happens to
 * that server. Chapters are at `/courses/demo/chapters/{id}`; every other address has a page as well.
 */
export interface CourseSite extends AsyncDisposable {
  readonly url: string;
  /** How its pages are from the next request on. */
  look: CourseSiteLook;
  /** Address of a chapter. */
  chapter(id: number | string): string;
  /** The addresses that were asked for, such as `/courses/demo/chapters/1`, each with its purpose. */
  readonly requests: { path: string; purpose: string }[];
}

/** Starts a course site on a free port. */
export async function openCourseSite(look: CourseSiteLook = {}): Promise<CourseSite> {
  const server = createServer((request, response) => {
    const { head = '', body = '', headers = {}, document } = site.look;
    site.requests.push({
      path: request.url ?? '',
      purpose: String(request.headers['sec-purpose'] ?? ''),
    });
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(
      document ??
        `<!doctype html>
<html lang="en">
  <head><title>${request.url}</title>${head}</head>
  <body>${body}<main><h1>How plants drink</h1><p>Water climbs to the topmost leaf.</p></main></body>
</html>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  const url = `http://127.0.0.1:${address.port}`;
  const site: CourseSite = {
    url,
    look,
    requests: [],
    chapter: (id) => `${url}/courses/demo/chapters/${encodeURIComponent(id)}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return site;
}
