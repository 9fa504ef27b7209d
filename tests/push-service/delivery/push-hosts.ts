/**
 * The vendors' hosts that this service stands in for, and what stands before the token in the path
 * of their endpoints. Chromium's builds without Google's channel name take the second.
 */
const PATHS = {
  'fcm.googleapis.com': '/fcm/send/',
  'jmt17.google.com': '/fcm/send/',
  'updates.push.services.mozilla.com': '/wpush/v2/',
  'web.push.apple.com': '/',
  'wns2-par02p.notify.windows.com': '/w/?token=',
} as const;

export type PushHost = keyof typeof PATHS;

export const PUSH_HOSTS = Object.keys(PATHS).filter(isPushHost);

export function isPushHost(host: string): host is PushHost {
  return Object.hasOwn(PATHS, host);
}

/** The address that messages for `token` are posted to. */
export function endpointUrl(host: PushHost, token: string): string {
  return `https://${host}${PATHS[host]}${token}`;
}

/** The token that an endpoint's host and path name, or `null` when they are no endpoint. */
export function tokenIn(host: string, path: string): string | null {
  if (!isPushHost(host) || !path.startsWith(PATHS[host])) return null;
  return path.slice(PATHS[host].length);
}
