import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../config.ts';
import { createTokenIssuer } from './testing/token-issuer.ts';

const publishable = (mode: string) =>
  `pk_${mode}_${Buffer.from('clerk.example.com$').toString('base64')}`;
const pem = createTokenIssuer().publicKey;
const clerk = { CLERK_PUBLISHABLE_KEY: publishable('live'), CLERK_JWT_KEY: pem };

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('identity by Clerk', () => {
  it('takes a publishable key and the key that signs', () => {
    expect(readConfig(clerk).identity).toEqual({
      kind: 'clerk',
      publishableKey: clerk.CLERK_PUBLISHABLE_KEY,
      issuer: 'https://clerk.example.com',
      jwtKeys: [pem],
      audiences: [],
      secretKey: null,
      webhookSecret: null,
      apiUrl: 'https://api.clerk.com',
    });
  });

  it('takes two signing keys and a secret key', () => {
    const next = createTokenIssuer().publicKey;
    const env = { ...clerk, CLERK_JWT_KEY: pem + next, CLERK_SECRET_KEY: 'sk_live_abc' };
    expect(readConfig(env).identity).toMatchObject({
      jwtKeys: [pem, next],
      secretKey: 'sk_live_abc',
    });
  });

  it('takes the audiences that session tokens may name', () => {
    const env = { ...clerk, CLERK_AUDIENCE: 'convex, https://api.example.com' };
    expect(readConfig(env).identity).toMatchObject({
      audiences: ['convex', 'https://api.example.com'],
    });
  });

  it('may serve other machines, and in production', () => {
    const env = { ...clerk, NODE_ENV: 'production', HOST: '0.0.0.0' };
    expect(readConfig({ ...env, PUBLIC_ORIGIN: 'https://alongside.example.com' })).toMatchObject({
      host: '0.0.0.0',
      publicOrigin: 'https://alongside.example.com',
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['the signing key alone', { CLERK_JWT_KEY: pem }, /CLERK_PUBLISHABLE_KEY is missing/],
    [
      'the publishable key alone',
      { CLERK_PUBLISHABLE_KEY: publishable('live') },
      /CLERK_JWT_KEY is missing/,
    ],
    [
      'the secret key alone',
      { CLERK_SECRET_KEY: 'sk_live_a' },
      /CLERK_PUBLISHABLE_KEY is missing.*\n.*CLERK_JWT_KEY is missing/,
    ],
    [
      'a signing key that is none',
      { ...clerk, CLERK_JWT_KEY: 'hunter2' },
      /CLERK_JWT_KEY is no PEM/,
    ],
    [
      'a publishable key that is none',
      { ...clerk, CLERK_PUBLISHABLE_KEY: 'hunter2' },
      /CLERK_PUBLISHABLE_KEY is no publishable key/,
    ],
    [
      'a secret key that is none',
      { ...clerk, CLERK_SECRET_KEY: 'hunter2' },
      /CLERK_SECRET_KEY is no secret key/,
    ],
    [
      'keys of two instances',
      { ...clerk, CLERK_SECRET_KEY: 'sk_test_hunter2' },
      /CLERK_SECRET_KEY is a test key .* live one/,
    ],
    [
      'roles of the local identity',
      { ...clerk, LOCAL_ADMINS: 'Ada' },
      /LOCAL_ADMINS is for the local identity/,
    ],
    [
      'the secret of the local identity’s roles',
      { ...clerk, LOCAL_ROLE_SECRET: 'hunter2hunter2' },
      /LOCAL_ROLE_SECRET is for the local identity/,
    ],
    [
      'a Backend API in clear text',
      { ...clerk, CLERK_API_URL: 'http://api.test' },
      /CLERK_API_URL is not https/,
    ],
  ])('is refused with %s, and no value is shown', (_what, env, why) => {
    expect(problemsOf(env)).toMatch(why);
    expect(problemsOf(env)).not.toContain('hunter2');
  });

  it('lists what is wrong with it beside everything else', () => {
    const problems = problemsOf({ PORT: 'eighty', CLERK_JWT_KEY: 'hunter2' });
    for (const name of ['PORT', 'CLERK_JWT_KEY', 'CLERK_PUBLISHABLE_KEY']) {
      expect(problems).toContain(name);
    }
  });
});

describe('the local identity', () => {
  it('gives the roles that are named', () => {
    const env = { LOCAL_ADMINS: 'Ada', LOCAL_INSTRUCTORS: 'Ines: demo algebra' };
    expect(readConfig(env).identity).toEqual({
      kind: 'local',
      roles: { admins: ['Ada'], instructors: [{ name: 'Ines', courses: ['demo', 'algebra'] }] },
      roleSecret: null,
    });
  });

  it('gives none where none are named', () => {
    const env = { LOCAL_ADMINS: '', LOCAL_INSTRUCTORS: '' };
    expect(readConfig(env).identity).toEqual({
      kind: 'local',
      roles: { admins: [], instructors: [] },
      roleSecret: null,
    });
  });

  it('takes the secret that roles need', () => {
    const { identity } = readConfig({ LOCAL_ROLE_SECRET: ' correct horse ' });
    expect(identity).toMatchObject({ kind: 'local', roleSecret: 'correct horse' });
  });

  it.each(['http://127.0.0.1:8787', 'http://localhost:8787', 'http://[::1]:8787'])(
    'may be reached at %s',
    (PUBLIC_ORIGIN) => {
      expect(readConfig({ PUBLIC_ORIGIN }).publicOrigin).toBe(PUBLIC_ORIGIN);
    },
  );

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a public address',
      { PUBLIC_ORIGIN: 'https://alongside.example.com' },
      /PUBLIC_ORIGIN is not loopback, and the local identity serves this machine only: unset it, or set CLERK_/,
    ],
    [
      'a name that only begins like loopback',
      { PUBLIC_ORIGIN: 'https://localhost.example.com' },
      /PUBLIC_ORIGIN/,
    ],
    ['an address in the network', { PUBLIC_ORIGIN: 'http://192.168.1.5:8787' }, /PUBLIC_ORIGIN/],
    ['other machines to serve', { HOST: '0.0.0.0' }, /HOST is not loopback/],
    ['production', { NODE_ENV: 'production' }, /NODE_ENV is production/],
    [
      'a secret that can be guessed',
      { LOCAL_ROLE_SECRET: 'hunter2' },
      /LOCAL_ROLE_SECRET is too short/,
    ],
  ])('refuses to start beside %s', (_what, env, why) => {
    expect(problemsOf(env)).toMatch(why);
    expect(problemsOf(env)).not.toContain('hunter2');
  });
});
