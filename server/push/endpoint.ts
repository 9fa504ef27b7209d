const MAX_ENDPOINT = 1_024;

/**
 * Why the server must not POST to `endpoint`, or `null` where it may. A browser names the URL, so
 * without this anybody could have the server call anything it can reach (SSRF).
 *
 * @param hosts names of push services; `*.` at the start stands for any labels
 */
export function endpointProblem(endpoint: string, hosts: readonly string[]): string | null {
  if (endpoint.length > MAX_ENDPOINT) return `it is longer than ${MAX_ENDPOINT} characters`;
  const url = URL.parse(endpoint);
  if (!url) return 'it is no URL';
  if (url.protocol !== 'https:') return 'it is not https';
  if (url.username || url.password) return 'it holds a user name or password';
  if (url.port) return 'it names a port';
  // URL writes every form of an IPv4 address as four numbers; IPv6 stands in brackets.
  if (/^\[|^[\d.]+$/.test(url.hostname)) return 'it names an address in place of a host';
  if (!hosts.some((host) => isHost(url.hostname, host))) {
    return `${url.hostname} is no known push service; see PUSH_ENDPOINT_HOSTS`;
  }
  return null;
}

function isHost(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.')
    ? hostname.endsWith(pattern.slice(1)) && hostname.length > pattern.length - 1
    : hostname === pattern;
}
