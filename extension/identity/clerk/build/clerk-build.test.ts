import { describe, expect, it } from 'vitest';
import { checkClerkBrowser, clerkBuild } from './clerk-build.ts';

const WXT_CLERK_PUBLISHABLE_KEY = `pk_test_${Buffer.from('a.accounts.dev$').toString('base64')}`;
const live = `pk_live_${Buffer.from('clerk.example.com$').toString('base64')}`;

describe('a build', () => {
  it('is for the local identity without a publishable key', () => {
    expect(clerkBuild({})).toBeNull();
  });

  it('for Clerk asks for no more than another', () => {
    const build = clerkBuild({ WXT_CLERK_PUBLISHABLE_KEY });
    expect(build).toMatchObject({ permissions: [], hostPermissions: [] });
  });

  it('for Clerk is refused for Firefox, where nobody could sign in with it', () => {
    expect(() => checkClerkBrowser('firefox')).toThrow(/Firefox.*Build for Chrome and Edge/);
    for (const browser of ['chrome', 'edge']) {
      expect(() => checkClerkBrowser(browser)).not.toThrow();
    }
  });

  it('that follows a course site may read that site’s cookies', () => {
    const WXT_CLERK_SYNC_HOST = 'https://learn.example.com';
    expect(clerkBuild({ WXT_CLERK_PUBLISHABLE_KEY, WXT_CLERK_SYNC_HOST })).toMatchObject({
      permissions: ['cookies'],
      hostPermissions: ['https://learn.example.com/*'],
    });
  });

  it('that follows a production instance watches its Frontend API', () => {
    const env = {
      WXT_CLERK_PUBLISHABLE_KEY: live,
      WXT_CLERK_SYNC_HOST: 'https://clerk.example.com',
      WXT_CLERK_SIGN_IN_URL: 'https://learn.example.com/sign-in',
    };
    expect(clerkBuild(env)).toMatchObject({ hostPermissions: ['https://clerk.example.com/*'] });
    const { WXT_CLERK_SIGN_IN_URL, ...nowhere } = env;
    expect(() => clerkBuild(nowhere)).toThrow('WXT_CLERK_SIGN_IN_URL is missing');
    const other = { ...env, WXT_CLERK_SYNC_HOST: WXT_CLERK_SIGN_IN_URL };
    expect(() => clerkBuild(other)).toThrow('set https://clerk.example.com');
  });

  it.each<[string, Record<string, string>]>([
    ['WXT_CLERK_PUBLISHABLE_KEY', { WXT_CLERK_PUBLISHABLE_KEY: 'sk_test_hidden' }],
    ['WXT_CLERK_PUBLISHABLE_KEY', { WXT_CLERK_SYNC_HOST: 'https://learn.example.com' }],
    ['WXT_CLERK_SYNC_HOST', { WXT_CLERK_PUBLISHABLE_KEY, WXT_CLERK_SYNC_HOST: 'learn' }],
    ['WXT_CLERK_SIGN_IN_URL', { WXT_CLERK_PUBLISHABLE_KEY, WXT_CLERK_SIGN_IN_URL: 'data:,x' }],
  ])('says that %s is wrong', (name, env) => {
    expect(() => clerkBuild(env)).toThrow(name);
    expect(() => clerkBuild(env)).not.toThrow('hidden');
  });
});
