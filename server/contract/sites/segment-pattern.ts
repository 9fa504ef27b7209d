import { decodeOnce } from './address.ts';

/**
 * What one segment of a path may be, or a value of a query, a class, an attribute: text, and in it one
 * hole at most, so that it is matched in linear time whatever anybody writes.
 */
export interface SegmentPattern {
  prefix: string;
  /** What the hole is called; `null`: it is not told, or there is none. */
  name: string | null;
  /** What fills the hole: nothing (there is none), anything, digits, one of several words, or several segments. */
  hole: 'none' | 'any' | 'number' | 'segments' | readonly string[];
  suffix: string;
  /** Behind digits and `suffix` anything may follow. */
  isOpen: boolean;
}

const SYNTAX = /^([^{}*]*)(?:(\*\*?)|\{([A-Za-z]\w*)(?:(\.\.\.)|:([^{}*:.]+))?\})?([^{}*]*)(\*?)$/;

/**
 * Reads `text`, `{name}`, `{name:number}`, `{name:one|two}`, `{name...}`, `*`, `**`, with text around;
 * `null` for anything else.
 */
export function segmentPattern(text: string): SegmentPattern | null {
  const parts = SYNTAX.exec(text);
  if (!parts) return null;
  const [, prefix = '', star, name, dots, kind, suffix = '', open] = parts;
  const isOpen = open === '*';
  const hole = dots || star === '**' ? 'segments' : holeOf(kind, star ?? name);
  if (hole === 'segments' && prefix + suffix !== '') return null;
  if (isOpen && hole !== 'number') return null;
  return {
    prefix: decodeOnce(prefix),
    name: name ?? null,
    hole,
    suffix: decodeOnce(suffix),
    isOpen,
  };
}

function holeOf(kind: string | undefined, hole: string | undefined): SegmentPattern['hole'] {
  if (kind === 'number') return kind;
  return kind?.split('|').map(decodeOnce) ?? (hole ? 'any' : 'none');
}

/** What fills the hole where `text` is so; `''` where there is none; `null`: it is not so. */
export function matchSegment(pattern: SegmentPattern, text: string): string | null {
  const { prefix, name, hole, suffix, isOpen } = pattern;
  if (hole === 'none') return text === prefix ? '' : null;
  if (!text.startsWith(prefix)) return null;
  const rest = text.slice(prefix.length);
  if (hole === 'number') {
    const [digits] = /^\d+/.exec(rest) ?? [];
    const after = rest.slice(digits?.length);
    const fits = isOpen ? after.startsWith(suffix) : after === suffix;
    return digits !== undefined && fits ? digits : null;
  }
  if (!rest.endsWith(suffix)) return null;
  const value = rest.slice(0, rest.length - suffix.length);
  if (typeof hole === 'object') return hole.includes(value) ? value : null;
  return value === '' && (name !== null || text === '') ? null : value;
}
