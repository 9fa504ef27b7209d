/** What a publishable key says about the Clerk instance it belongs to. */
export interface PublishableKey {
  /** `test` for a development instance, `live` for a production one. */
  mode: 'test' | 'live';
  /** Host of the instance's Frontend API; a port only in tests. */
  frontendApi: string;
}

/**
 * Reads a publishable key: `pk_test_` or `pk_live_` and the Frontend API's host with a `$`, in base64.
 *
 * @returns `null` for anything else
 * @see https://clerk.com/docs/guides/development/clerk-environment-variables
 */
export function parsePublishableKey(key: string): PublishableKey | null {
  const [, mode, encoded] = /^pk_(test|live)_([A-Za-z0-9+/_-]+={0,2})$/.exec(key) ?? [];
  if (!encoded || (mode !== 'test' && mode !== 'live')) return null;
  const host = Buffer.from(encoded, 'base64').toString('latin1');
  const frontendApi = /^([a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?)\$$/i.exec(host)?.[1];
  return frontendApi ? { mode, frontendApi } : null;
}

/** `iss` of the session tokens of the instance that a publishable key belongs to. */
export function issuerOf({ frontendApi }: PublishableKey): string {
  return `https://${frontendApi}`;
}
