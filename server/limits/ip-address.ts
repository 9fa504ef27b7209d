import { isIP, SocketAddress } from 'node:net';

/** Characters of the longest address that is looked at: IPv6 in brackets, with a port. */
const MAX_ADDRESS_CHARS = 64;

/**
 * An IP address in its one spelling: IPv4 in four numbers, also where it came mapped into IPv6
 * (RFC 4291, 2.5.5.2), IPv6 as RFC 5952 writes it, without zone. Takes it with a port, too, as some
 * proxies write it. `null` for anything else.
 */
export function parseIpAddress(text: string): string | null {
  if (text.length > MAX_ADDRESS_CHARS) return null;
  const bare = withoutPort(text.trim());
  const [address = ''] = bare.split('%');
  const version = isIP(address);
  if (version === 0) return null;
  if (version === 4) return address;
  const canonical = new SocketAddress({ address, family: 'ipv6' }).address;
  const mapped = canonical.startsWith('::ffff:') ? canonical.slice('::ffff:'.length) : '';
  return isIP(mapped) === 4 ? mapped : canonical;
}

function withoutPort(text: string): string {
  if (text.startsWith('[')) return /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? '';
  return /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
}
