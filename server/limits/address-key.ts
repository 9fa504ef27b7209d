import { isIPv6 } from 'node:net';

/** Groups of 16 bits that name a network: the rest, an IPv6 host picks by itself (RFC 4291, 2.5.1). */
const NETWORK_GROUPS = 4;
const GROUPS = 8;

/** What limits count an address by: IPv4 itself, of IPv6 the first 64 bits, the least that one site has. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const zeros = after === undefined ? 0 : GROUPS - head.length - tail.length;
  const groups = [...head, ...Array<string>(Math.max(0, zeros)).fill('0'), ...tail];
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
