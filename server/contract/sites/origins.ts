/** An origin as a rule names it: `https://learn.example`, `https://*.learn.example`, `http://127.0.0.1:*`. */
const ORIGIN = /^(https?):\/\/(\*\.)?([^/:*?#@]+|\[[\da-f:.]+\])(?::(\d{1,5}|\*))?$/i;

/** Whether a page is of one of the origins that rules name. */
export function isOfOneOrigin(url: URL, origins: readonly string[]): boolean {
  return origins.some((origin) => isOfOrigin(url, origin));
}

/**
 * Whether a page is of an origin that a rule names. By scheme and host: the `origin` of a `blob:` or
 * `filesystem:` address is that of the page that made it.
 */
export function isOfOrigin(url: URL, origin: string): boolean {
  const named = readOrigin(origin);
  if (!named || url.protocol !== named.url.protocol) return false;
  if (!named.isAnyPort && url.port !== named.url.port) return false;
  const shown = url.hostname.replace(/\.$/, '');
  const { hostname } = named.url;
  return named.isBelow ? shown.endsWith(`.${hostname}`) : shown === hostname;
}

/** Whether `text` is an origin as rules name them. */
export function isOriginPattern(text: string): boolean {
  return readOrigin(text) !== null;
}

/** Reads an origin as rules name them; `null` for anything else. */
export function readOrigin(text: string) {
  const [, scheme, below, host, port] = ORIGIN.exec(text) ?? [];
  const isAnyPort = port === '*';
  const url = URL.parse(`${scheme}://${host}${port && !isAnyPort ? `:${port}` : ''}`);
  return scheme && url ? { url, isBelow: below !== undefined, isAnyPort } : null;
}
