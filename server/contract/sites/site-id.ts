/** Characters of a site's id. */
const MAX_CHARS = 24;
/** Of a long host's hash, and the hyphen before it. */
const HASH_CHARS = 8;

/**
 * The id of a site that has none of its own, of the origin that its rule names: `learn-example-com` of
 * `https://learn.example.com`. A long one ends in a hash of all of it.
 */
export function siteIdOf(origin: string): string {
  const host = origin
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/:\*$/, '');
  const id = host.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const isWhole = id.length <= MAX_CHARS && /^[\x20-\x7e]*$/.test(host);
  if (isWhole) return id;
  const start = id.slice(0, MAX_CHARS - HASH_CHARS).replace(/-$/, '');
  return `${start}-${hash(host)}`.replace(/^-/, '');
}

/** FNV-1a of 32 bits, 7 digits: it tells a school's hosts apart, and keeps no secret. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value
    .toString(36)
    .padStart(HASH_CHARS - 1, '0')
    .slice(-HASH_CHARS + 1);
}
