/** Whether `host`, an address or a name as in a URL, is this machine and no other can reach it. */
export function isLoopback(host: string): boolean {
  // Node gives the peer of a socket that takes both kinds of addresses as ::ffff:127.0.0.1.
  return /^((::ffff:)?127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/i.test(host);
}

/** The name or address in a Host header (RFC 9110, 7.2), without its port; IPv6 stays in brackets. */
export function hostOf(header: string): string {
  return header.replace(/:\d{1,5}$/, '');
}
