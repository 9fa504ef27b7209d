/** Whether `host`, an address or a name as in a URL, is this machine and no other can reach it. */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/.test(host);
}
