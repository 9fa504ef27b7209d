import { type AddressPattern, addressPattern } from './address-pattern.ts';
import type { SegmentPattern } from './segment-pattern.ts';

/**
 * An address of a site that is like a pattern, with holes filled by what begins with `seed` where they
 * take anything; `null` where the pattern can't be read.
 */
export function exampleAddress(
  origin: string,
  base: string,
  at: string,
  seed: string,
): string | null {
  const pattern = addressPattern(at);
  if (!pattern) return null;
  const { hash } = pattern;
  const host = origin.replace('*.', 'www.').replace(/:\*$/, '');
  return host + base + place(pattern, seed) + (hash ? `#${place(hash, seed)}` : '');
}

/** What fills a pattern of one segment, a class or an attribute. */
export function exampleOf({ prefix, name, hole, suffix }: SegmentPattern, seed: string): string {
  const digits = String(seed.charCodeAt(0));
  const filled =
    hole === 'none'
      ? ''
      : hole === 'number'
        ? digits
        : typeof hole === 'object'
          ? (hole[0] ?? '')
          : `${seed}-${name ?? 'any'}`;
  return prefix + filled + suffix;
}

function place({ path, query }: Omit<AddressPattern, 'hash'>, seed: string): string {
  const fields = query.map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(exampleOf(value, seed))}`,
  );
  const segments = path.map((segment) => encodeURIComponent(exampleOf(segment, seed)));
  return (segments.join('/') || '/') + (fields.length > 0 ? `?${fields.join('&')}` : '');
}
