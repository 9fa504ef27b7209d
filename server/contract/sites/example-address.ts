import { type AddressPattern, addressPattern } from './address-pattern.ts';
import type { SegmentPattern } from './segment-pattern.ts';

/** One of two examples that have nothing in common but what a pattern says. */
interface Variant {
  seed: string;
  digits: string;
  /** Which of several words. */
  word: 0 | -1;
  /** How many segments stand for several. */
  segments: 1 | 2;
}

export const VARIANTS: readonly Variant[] = [
  { seed: 'x', digits: '120', word: 0, segments: 1 },
  { seed: 'q', digits: '7', word: -1, segments: 2 },
];

/** An address of a site that is like a pattern; `null` where the pattern can't be read. */
export function exampleAddress(
  origin: string,
  base: string,
  at: string,
  variant: Variant,
): string | null {
  const pattern = addressPattern(at);
  if (!pattern) return null;
  const { hash } = pattern;
  const host = origin.replace('*.', 'www.').replace(/:\*$/, '');
  return host + base + place(pattern, variant) + (hash ? `#${place(hash, variant)}` : '');
}

/** What is like a pattern of one segment. */
function exampleOf(pattern: SegmentPattern, variant: Variant): string {
  return pattern.prefix + filling(pattern, variant) + pattern.suffix;
}

function filling({ name, hole }: SegmentPattern, { seed, digits, word }: Variant): string {
  if (hole === 'none') return '';
  if (hole === 'number') return digits;
  return typeof hole === 'object' ? (hole.at(word) ?? '') : `${seed}-${name ?? 'any'}`;
}

function place({ path, query }: Omit<AddressPattern, 'hash'>, variant: Variant): string {
  const fields = query.map(
    ([name, value]) =>
      `${encodeURIComponent(name)}=${encodeURIComponent(exampleOf(value, variant))}`,
  );
  const segments = path.flatMap((segment) => {
    const count = segment.hole === 'segments' ? variant.segments : 1;
    return Array<string>(count).fill(encodeURIComponent(exampleOf(segment, variant)));
  });
  return (segments.join('/') || '/') + (fields.length > 0 ? `?${fields.join('&')}` : '');
}
