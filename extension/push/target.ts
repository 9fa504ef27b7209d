/**
 * The page that a notification leads to, as an absolute address. What is neither on a course site nor
 * on the server is replaced by the server's first page: whoever could make the server send must not
 * lead learners anywhere else.
 *
 * @param url from `/` on it is the server's
 * @param serverUrl without a slash at the end
 */
export function targetOf(
  url: string,
  serverUrl: string,
  isCourseSite: (url: string) => boolean,
): string {
  const home = `${serverUrl}/`;
  const target = URL.parse(url, home);
  if (!target || target.username || target.password) return home;
  // Not by `origin`: that of a `blob:` address is the page's that made it.
  const { protocol, host } = new URL(home);
  const isServer = target.protocol === protocol && target.host === host;
  const isAllowed = /^https?:$/.test(target.protocol) && (isServer || isCourseSite(target.href));
  return isAllowed ? target.href : home;
}

/** Whether two addresses are of one page: the part after `#` and a slash at the end make no difference. */
export function isSamePage(one: string, other: string): boolean {
  return pageOf(one) === pageOf(other);
}

function pageOf(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  return `${url.origin}${url.pathname.replace(/\/$/, '')}${url.search}`;
}
