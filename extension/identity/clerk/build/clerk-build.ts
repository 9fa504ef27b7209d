import type { Alias, Plugin } from 'vite';
import { parsePublishableKey } from '../../../../server/contract/publishable-key.ts';
import { SettingError } from '../../../build/setting-error.ts';
import { fittedClerk } from './fitted-clerk.ts';

/** What a build for Clerk has beside any other. */
export interface ClerkBuild {
  permissions: 'cookies'[];
  hostPermissions: string[];
  /** Puts Clerk's modules where the local identity's are, so that only one of them is in a build. */
  alias: Alias[];
  plugins: Plugin[];
}

/**
 * Whether this is a build for Clerk, and what it takes.
 *
 * @param env `WXT_CLERK_PUBLISHABLE_KEY` makes it one; `WXT_CLERK_SYNC_HOST` and
 * `WXT_CLERK_SIGN_IN_URL` are addresses of the course site
 * @throws SettingError naming the variable that is wrong
 */
export function clerkBuild(env: Record<string, string | undefined>): ClerkBuild | null {
  const { WXT_CLERK_PUBLISHABLE_KEY: key } = env;
  const syncHost = address(env, 'WXT_CLERK_SYNC_HOST');
  const signInUrl = address(env, 'WXT_CLERK_SIGN_IN_URL');
  if (!key) {
    if (!syncHost && !signInUrl) return null;
    throw new SettingError(
      'WXT_CLERK_PUBLISHABLE_KEY is missing, while other WXT_CLERK_ variables are set.',
    );
  }
  const instance = parsePublishableKey(key);
  if (!instance) {
    throw new SettingError('WXT_CLERK_PUBLISHABLE_KEY is no publishable key: it begins with pk_.');
  }
  if (instance.mode === 'live' && syncHost) {
    checkLiveSync(instance.frontendApi, syncHost, signInUrl);
  }
  return {
    permissions: syncHost ? ['cookies'] : [],
    hostPermissions: syncHost ? [`${syncHost.protocol}//${syncHost.hostname}/*`] : [],
    alias: [
      {
        find: /^(.*)\/identity\/identity-provider\.ts$/,
        replacement: '$1/identity/clerk/identity-provider.ts',
      },
      { find: /^(.*)\/chosen-sign-in\.tsx$/, replacement: '$1/clerk-sign-in.tsx' },
    ],
    plugins: [fittedClerk()],
  };
}

/**
 * Refuses to build for a browser in which nobody could ever sign in with Clerk.
 *
 * @throws SettingError with what to do instead
 */
export function checkClerkBrowser(browser: string): void {
  if (browser !== 'firefox') return;
  throw new SettingError(
    'WXT_CLERK_PUBLISHABLE_KEY is set, and in Firefox nobody could sign in: Clerk allows an extension by its origin, and Firefox gives it another one in each installation. Build for Chrome and Edge, or unset it.',
  );
}

/** A production instance keeps the session in a cookie of its Frontend API, which is no site to visit. */
function checkLiveSync(frontendApi: string, syncHost: URL, signInUrl: URL | null): void {
  if (syncHost.host !== frontendApi) {
    throw new SettingError(
      `WXT_CLERK_SYNC_HOST is not the Frontend API of this production instance: set https://${frontendApi}.`,
    );
  }
  if (!signInUrl) {
    throw new SettingError(
      'WXT_CLERK_SIGN_IN_URL is missing: where on the course site do people sign in?',
    );
  }
}

function address(env: Record<string, string | undefined>, name: string): URL | null {
  const text = env[name];
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new SettingError(`${name} is no web address: write https://host.`);
}
