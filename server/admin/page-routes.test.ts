import { readdirSync } from 'node:fs';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { builtAssets } from '../http/built-pages.ts';
import { identityPageRoutes } from '../identity/page-routes.ts';
import { adminPageRoutes } from './page-routes.ts';

const publishableKey = `pk_live_${Buffer.from('clerk.example.com$').toString('base64')}`;
const assets = new Hono().route('/pages', builtAssets());
const local = adminPageRoutes({ kind: 'local' });

/** The directives of a page's policy, each with its sources. */
async function policyOf(routes: ReturnType<typeof adminPageRoutes>): Promise<string[]> {
  const answer = await routes.request('/');
  return answer.headers.get('content-security-policy')?.split('; ') ?? [];
}

describe('the admin page', () => {
  it('lets nothing run or look but what this server sends', async () => {
    expect(await policyOf(local)).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' https: data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('lets Clerk’s script ask Clerk, where it is for Clerk', async () => {
    const policy = await policyOf(adminPageRoutes({ kind: 'clerk', publishableKey }));
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self' https://clerk.example.com");
    expect(policy).toContain('worker-src blob:');
  });

  it('has nothing inline, which that would forbid', async () => {
    const html = await (await local.request('/')).text();
    expect(html).toContain('<div id="app">');
    expect(html).not.toMatch(/<style|<script[^>]*>[^<]|\sstyle=|\son\w+=/);
  });

  it('names scripts and styles that are there, and may be kept for ever', async () => {
    const html = await (await local.request('/')).text();
    const names = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, name]) => name ?? '');
    expect(names.some((name) => name.endsWith('.js'))).toBe(true);
    expect(names.some((name) => name.endsWith('.css'))).toBe(true);
    for (const name of names) {
      const answer = await assets.request(name);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
  });

  it('is itself asked for anew, and not sent again while it is the same', async () => {
    const first = await local.request('/');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const again = await local.request('/', { headers });
    expect(again.status).toBe(304);
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('what signs in', () => {
  it('is there for other pages, too: it runs nothing of the admin page', async () => {
    const html = await (await local.request('/')).text();
    const [adminScript = ''] = /\/pages\/admin-[\w-]+\.js/.exec(html) ?? [];
    expect(adminScript).not.toBe('');
    const seen = new Set<string>();
    const read = async (path: string, answer: Response) => {
      seen.add(path);
      for (const [, name = ''] of (await answer.text()).matchAll(
        /["'`](?:\.|\.\.\/pages)\/([\w-]+\.js)["'`]/g,
      )) {
        const next = `/pages/${name}`;
        if (!seen.has(next)) await read(next, await assets.request(next));
      }
    };
    await read('/identity.js', await identityPageRoutes({ kind: 'local' }).request('/identity.js'));
    expect([...seen].some((path) => path.startsWith('/pages/local-'))).toBe(true);
    expect([...seen].some((path) => path.startsWith('/pages/clerk-'))).toBe(true);
    expect(seen).not.toContain(adminScript);
  });
});

describe('what is built', () => {
  it.each([
    '/pages/',
    '/pages/nothing.js',
    '/pages/..%2f.sources.json',
    '/pages/%2e%2e/.made-from',
  ])('is all that is served: not %s', async (path) => {
    expect((await assets.request(path)).status).toBe(404);
  });

  it('is all of the script that the server sends: none is kept that no compiler has seen', () => {
    const files = readdirSync(new URL('..', import.meta.url), {
      recursive: true,
      encoding: 'utf8',
    });
    const scripts = files.filter((name) => /\.[cm]?jsx?$/.test(name));
    expect(scripts.filter((name) => !name.startsWith('pages/generated/'))).toEqual([]);
  });
});
