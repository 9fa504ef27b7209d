/** Names that lead to one's own machine or network (RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;

/**
 * The parts of an `https:` address that anybody on the internet may be sent to for a picture, or `null`:
 * no user name or password, and a host with a public name. What names an address, a private or a loopback
 * one most of all, would have every reader's browser call whatever its own network has there.
 */
export function parsePublicHttpsUrl(address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.username || url.password) return null;
  const host = url.hostname.replace(/\.$/, '');
  // URL writes every form of an IPv4 address as four numbers; IPv6 stands in brackets.
  const isName = /\.[a-z][a-z0-9-]*$/.test(host);
  return isName && !PRIVATE_NAME.test(host) ? url : null;
}
