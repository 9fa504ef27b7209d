import type { ServerConfig } from '../contract/api.ts';
import { parsePublishableKey } from '../contract/publishable-key.ts';

/**
 * What the content security policy of a page has to allow for the identity it signs in with, beside
 * `'self'`, by directive.
 *
 * @see https://clerk.com/docs/guides/secure/best-practices/csp-headers
 */
export function identitySources(identity: ServerConfig['identity']): Record<string, string[]> {
  if (identity.kind === 'local') return {};
  const host = parsePublishableKey(identity.publishableKey)?.frontendApi;
  if (host === undefined) return {};
  return {
    'connect-src': [`https://${host}`],
    'img-src': ['https://img.clerk.com'],
    // Clerk's script keeps its timers in a worker, where a hidden page does not slow them down.
    'worker-src': ['blob:'],
  };
}
