/** Headers that reverse proxies, load balancers and tunnels add, by their whole names. */
const NAMES = new Set([
  'forwarded',
  'forwarded-for',
  'via',
  'cdn-loop',
  'cloudfront-forwarded-proto',
  'front-end-https',
  'proxy-connection',
  'x-cloud-trace-context',
  'x-http-destinationurl',
  'x-rewrite-url',
  'x-scheme',
  'x-url-scheme',
]);

/** Families of such headers, by how they begin. */
const PREFIXES = [
  'x-forward',
  'x-original-',
  'x-proxy',
  'x-envoy-',
  'x-amz',
  'x-appengine-',
  'x-arr-',
  'x-azure-',
  'x-fd-',
  'x-nf-',
  'x-vercel-',
  'cf-',
  'fastly-',
  'fly-',
  'ngrok-',
  'tailscale-',
  'akamai-',
];

/** However a proxy calls it: the address of who asked the proxy, such as `X-Real-IP`, `True-Client-IP`. */
const CALLERS_ADDRESS =
  /(^|-)(client|real|connecting|remote|source|origin|user)-?(ip|addr|address|host|port)(-v?[46])?$/;

/**
 * The first of these headers that tells that a request came through a proxy, or `null`. There is no
 * whole list: what is not known by name is known by what it is called for.
 *
 * @param names names of a request's headers, in any case
 */
export function forwardingHeader(names: Iterable<string>): string | null {
  for (const name of names) {
    const plain = name.toLowerCase().replaceAll('_', '-');
    const isForwarding =
      NAMES.has(plain) ||
      PREFIXES.some((prefix) => plain.startsWith(prefix)) ||
      CALLERS_ADDRESS.test(plain);
    if (isForwarding) return plain;
  }
  return null;
}
