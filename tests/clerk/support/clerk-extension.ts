import { buildExtension } from '../../support/build-extension.ts';
import { publishableKey } from '../frontend-api/hosts.ts';

/** How a build for Clerk differs from another. */
export interface ClerkExtensionOptions {
  /** Names its folder. */
  name: string;
  mode?: 'test' | 'live';
  syncHost?: string;
  signInUrl?: string;
  /** Whether it is minified, as what is shipped is; that takes four times as long. @default true */
  isMinified?: boolean;
}

/**
 * Builds the extension for the tests' Clerk instance.
 *
 * @returns the folder to load
 */
export function buildClerkExtension(options: ClerkExtensionOptions): Promise<string> {
  const { name, mode = 'test', syncHost, signInUrl, isMinified = true } = options;
  const env = {
    WXT_CLERK_PUBLISHABLE_KEY: publishableKey(mode),
    ...(syncHost === undefined ? {} : { WXT_CLERK_SYNC_HOST: syncHost }),
    ...(signInUrl === undefined ? {} : { WXT_CLERK_SIGN_IN_URL: signInUrl }),
  };
  return buildExtension(`clerk-${name}`, env, isMinified ? 'production' : 'development');
}
