import { subscriptionWords } from '../words/subscription.ts';

const MAX_ENDPOINT = 1_024;

/**
 * Why the server must not POST to `endpoint`, or `null` where it may. A browser names the URL, so
 * without this anybody could have the server call anything it can reach (SSRF).
 *
 * @param hosts names of push services; `*.` at the start stands for any labels
 */
export function endpointProblem(endpoint: string, hosts: readonly string[]): string | null {
  if (endpoint.length > MAX_ENDPOINT) return subscriptionWords.tooLong(MAX_ENDPOINT);
  const url = URL.parse(endpoint);
  if (!url) return subscriptionWords.noUrl;
  if (url.protocol !== 'https:') return subscriptionWords.notHttps;
  if (url.username || url.password) return subscriptionWords.holdsPassword;
  if (url.port) return subscriptionWords.namesPort;
  // URL writes every form of an IPv4 address as four numbers; IPv6 stands in brackets.
  if (/^\[|^[\d.]+$/.test(url.hostname)) return subscriptionWords.namesAddress;
  if (!hosts.some((host) => isHost(url.hostname, host))) {
    return subscriptionWords.unknownService(url.hostname);
  }
  return null;
}

function isHost(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.')
    ? hostname.endsWith(pattern.slice(1)) && hostname.length > pattern.length - 1
    : hostname === pattern;
}
