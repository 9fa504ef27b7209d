import { parseIpAddress } from './ip-address.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/** What {@link clientAddress} gives where not even the peer is known: its connection is gone. */
export const UNKNOWN_ADDRESS = 'unknown';

/** The headers by which proxies say whose request they pass on, as Node gives them. */
export interface ForwardingHeaders {
  'x-forwarded-for'?: string | string[] | undefined;
  forwarded?: string | string[] | undefined;
}

/**
 * Whose request this is, as far as addresses tell: the peer's, or, where the peer is a trusted proxy,
 * the one that it names. The list of `X-Forwarded-For`, or else `Forwarded` (RFC 7239), is walked from
 * the right, where our own proxies write, through addresses that are trusted; the first that is not is
 * the client's. What stands left of it anybody may have sent.
 *
 * Where both headers are there and differ, one of them came from outside: then neither is believed.
 *
 * @param peer the socket's `remoteAddress`
 * @returns an address in its one spelling
 */
export function clientAddress(
  peer: string | undefined,
  headers: ForwardingHeaders,
  trusted: TrustedProxies,
): string {
  const address = parseIpAddress(peer ?? '');
  if (address === null) return UNKNOWN_ADDRESS;
  if (!trusted.has(address)) return address;
  const byList = namedBy(address, forwardedFor(headers['x-forwarded-for']), trusted);
  const byStandard = namedBy(address, forwarded(headers.forwarded), trusted);
  if (byList !== null && byStandard !== null && byList !== byStandard) return address;
  return byList ?? byStandard ?? address;
}

/** `null` where the header is not there. */
function namedBy(
  peer: string,
  hops: readonly (string | null)[] | null,
  trusted: TrustedProxies,
): string | null {
  if (hops === null) return null;
  let named = peer;
  for (const hop of hops.toReversed()) {
    // What is no address ends the chain: the hop that wrote it is all that is known.
    if (hop === null) return named;
    named = hop;
    if (!trusted.has(hop)) return named;
  }
  return named;
}

function forwardedFor(header: string | string[] | undefined): (string | null)[] | null {
  if (header === undefined) return null;
  return [header].flat().join(',').split(',').map(parseIpAddress);
}

function forwarded(header: string | string[] | undefined): (string | null)[] | null {
  if (header === undefined) return null;
  return [header].flat().join(',').split(',').map(forwardedNode);
}

/** The `for` of one element of `Forwarded`, such as `for="[2001:db8::1]:4711";proto=https`. */
function forwardedNode(element: string): string | null {
  const pairs = element.split(';').map((pair) => pair.trim());
  const node = pairs.find((pair) => /^for=/i.test(pair))?.slice('for='.length) ?? '';
  const isQuoted = node.length > 1 && node.startsWith('"') && node.endsWith('"');
  return parseIpAddress(isQuoted ? node.slice(1, -1) : node);
}
