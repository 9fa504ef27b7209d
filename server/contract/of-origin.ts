/**
 * Whether a page is of one of `origins`. By scheme and host: the `origin` of a `blob:` or `filesystem:`
 * address is that of the page that made it, and extensions' have none in Node.
 *
 * @param origins such as `https://learn.example`
 */
export function isOfOrigin(url: URL, origins: readonly string[]): boolean {
  return origins.some((origin) => {
    const allowed = URL.parse(origin);
    return allowed !== null && allowed.protocol === url.protocol && allowed.host === url.host;
  });
}
