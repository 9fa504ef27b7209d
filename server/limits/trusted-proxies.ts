import { BlockList, isIP } from 'node:net';
import { parseIpAddress } from './ip-address.ts';

/** The proxies that the operator trusts to say whose request they pass on. */
export interface TrustedProxies {
  /** Whether `address` is one of them. */
  has(address: string): boolean;
}

/** Nobody is trusted: the client is who connects. */
export const NO_PROXIES: TrustedProxies = { has: () => false };

/**
 * A list of addresses and networks in CIDR notation, such as `10.0.0.0/8` or `fd00::/8`.
 *
 * @returns the first entry that is neither, in place of the proxies
 */
export function parseTrustedProxies(list: readonly string[]): TrustedProxies | { wrong: string } {
  const known = new BlockList();
  for (const entry of list) if (!add(known, entry)) return { wrong: entry };
  if (list.length === 0) return NO_PROXIES;
  return { has: (address) => isIP(address) !== 0 && known.check(address, familyOf(address)) };
}

function add(known: BlockList, entry: string): boolean {
  const [network = '', bits, ...more] = entry.split('/');
  const address = isIP(network) === 0 ? null : parseIpAddress(network);
  if (address === null || more.length > 0) return false;
  if (bits === undefined) {
    known.addAddress(address, familyOf(address));
    return true;
  }
  const prefix = /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (!(prefix <= (isIP(network) === 4 ? 32 : 128)) || isIP(address) !== isIP(network))
    return false;
  known.addSubnet(address, prefix, familyOf(address));
  return true;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
