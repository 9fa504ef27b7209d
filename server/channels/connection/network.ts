import { isIPv4, isIPv6 } from 'node:net';

/** Groups of 16 bits of an IPv6 address, and how many of them one site has for itself: a /64. */
const GROUPS = 8;
const NETWORK_GROUPS = 4;
const MAPPED = /^::ffff:/i;

/**
 * What an address counts as where connections of one address are counted: IPv4 as itself, also where
 * it stands in an IPv6 address; of IPv6 the first 64 bits, since a host picks the rest by itself
 * (RFC 4291, 2.5.1). Anything else as it is.
 */
export function networkOf(address: string): string {
  const mapped = address.replace(MAPPED, '');
  if (isIPv4(mapped)) return mapped;
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const zeros = after === undefined ? 0 : Math.max(0, GROUPS - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail];
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16));
  return `${network.map((group) => group.toString(16)).join(':')}::/64`;
}
