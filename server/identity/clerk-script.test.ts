import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identityPageRoutes } from './page-routes.ts';

const root = new URL('../../', import.meta.url);
const directory = dirname(createRequire(import.meta.url).resolve('@clerk/clerk-js'));
const publishableKey = `pk_live_${Buffer.from('clerk.example.com$').toString('base64')}`;
const app = identityPageRoutes({ kind: 'clerk', publishableKey });
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('Clerk’s script', () => {
  it('is the one that is installed, of a version that is pinned', async () => {
    const answer = await app.request('/clerk-js/clerk.browser.js');
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const installed = readFileSync(join(directory, 'clerk.browser.js'), 'utf8');
    expect(digest(await answer.text())).toBe(digest(installed));
    const manifest = readFileSync(new URL('package.json', root), 'utf8');
    expect(manifest).toMatch(/"@clerk\/clerk-js": "\d+\.\d+\.\d+"/);
  });

  it('brings the parts that it loads later', async () => {
    const parts = readdirSync(directory).filter((name) => name.includes('_clerk.browser_'));
    expect(parts).toContainEqual(expect.stringMatching(/^vendors_/));
    for (const part of parts) {
      expect((await app.request(`/clerk-js/${part}`)).status).toBe(200);
    }
  });

  it('is not sent again to a browser that has it', async () => {
    const first = await app.request('/clerk-js/clerk.browser.js');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await app.request('/clerk-js/clerk.browser.js', { headers })).status).toBe(304);
  });

  it.each(['clerk.mjs', '..%2fpackage.json', 'clerk.browser.js%00', 'types'])(
    'is all of the package that is served: not %s',
    async (name) => {
      expect((await app.request(`/clerk-js/${name}`)).status).toBe(404);
    },
  );

  it('is not there with the local identity', async () => {
    const local = identityPageRoutes({ kind: 'local' });
    expect((await local.request('/clerk-js/clerk.browser.js')).status).toBe(404);
  });
});
