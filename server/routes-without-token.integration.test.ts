import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, problemIn, type TestServer } from './testing/test-server.ts';

/** Where the routes of a file are served, if not below `/api`. */
const BELOW = new Map([
  ['server/admin/routes.ts', '/api/admin'],
  ['server/moderation/admin-routes.ts', '/api/admin'],
  ['server/identity/local/routes.ts', '/api/local-identity'],
  ['server/presence/auth-routes.ts', '/api/pusher'],
]);
/** Pages, and what says that the server is there: for everybody. */
const PUBLIC = /^server\/(?:demo|health|[\w/]*pages?)\b|page-routes\.ts$/;
/** Its messages are signed. */
const SIGNED = ['server/identity/clerk/webhook-routes.ts'];
/** What somebody asks who is not signed in yet. */
const BEFORE_SIGN_IN = ['POST /api/local-identity/sign-in'];

/** Who is signed out already may sign out. */
const SIGN_OUT = /\/sign-out/;

/** Every route of the API, out of the code that declares it: a new one is swept, too. */
const ROUTES = globSync('server/**/*routes.ts')
  .filter((file) => !PUBLIC.test(file) && !SIGNED.includes(file))
  .flatMap((file) =>
    Array.from(
      readFileSync(file, 'utf8').matchAll(/\.(get|post|put|delete|patch)\(\s*'(\/[^']*)'/g),
      ([, method = '', path = '']) =>
        `${method.toUpperCase()} ${BELOW.get(file) ?? '/api'}${path.replace(':id', 'any')}`,
    ),
  );

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server[Symbol.asyncDispose]());

async function ask(route: string, token?: string): Promise<string> {
  const [method = '', path = ''] = route.split(' ');
  const body = method === 'GET' ? undefined : '{}';
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return problemIn(server.ask(path, { method, headers, ...(body !== undefined && { body }) }));
}

it('sweeps the routes that there are', () => {
  expect(ROUTES).toContain('GET /api/presence/roster');
  expect(ROUTES).toContain('POST /api/pusher/auth');
  expect(ROUTES).toContain('POST /api/admin/notifications/any/cancel');
  expect(ROUTES.length).toBeGreaterThanOrEqual(23);
});

const NEEDING = ROUTES.filter((route) => !BEFORE_SIGN_IN.includes(route));

describe('without a session token', () => {
  it.each(NEEDING)('%s tells nothing', async (route) => {
    expect(await ask(route)).toBe('401 token-missing');
  });
});

describe('with a session token that is none', () => {
  it.each(NEEDING.filter((route) => !SIGN_OUT.test(route)))('%s tells nothing', async (route) => {
    expect(await ask(route, 'e30.e30.x')).toMatch(/^401 (?:token-refused|signed-out)$/);
  });
});

describe.each(['/', '/admin', '/privacy', '/api/config', '/healthz', '/nowhere'])(
  'an answer to %s',
  (path) => {
    it('asks browsers for care with it', async () => {
      const { headers } = await server.ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    });
  },
);
