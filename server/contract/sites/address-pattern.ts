import { decodeOnce, type Place, withoutEmptyEnd } from './address.ts';
import { type Captures, joinIds } from './captures.ts';
import { matchSegment, type SegmentPattern, segmentPattern } from './segment-pattern.ts';

/** A pattern of a path and of what a query has to hold. */
interface PlacePattern {
  path: SegmentPattern[];
  query: [name: string, value: SegmentPattern][];
}

/** `/path/{course}?id={chapter}#/path`, read. */
export interface AddressPattern extends PlacePattern {
  /** `null`: the fragment makes no difference. */
  hash: PlacePattern | null;
}

/** Patterns that were read before: those of a rule are held against every address. */
const READ = new Map<string, AddressPattern | null>();
const MAX_READ = 2_000;

/** Reads a pattern of addresses; `null` where a segment of it is none. */
export function addressPattern(text: string): AddressPattern | null {
  let pattern = READ.get(text);
  if (pattern === undefined) {
    pattern = readPattern(text);
    if (READ.size >= MAX_READ) READ.clear();
    READ.set(text, pattern);
  }
  return pattern;
}

function readPattern(text: string): AddressPattern | null {
  const at = text.indexOf('#');
  const place = placePattern(at < 0 ? text : text.slice(0, at));
  const hash = at < 0 ? null : placePattern(text.slice(at + 1));
  return place && (at < 0 || hash) ? { ...place, hash } : null;
}

/** Whether an address is so; what fills the holes is added to `captures`. */
export function matchesAddress(
  { hash, ...pattern }: AddressPattern,
  address: Place & { hash: Place },
  captures: Captures,
): boolean {
  return (
    matchesPlace(pattern, address, captures) &&
    (hash === null || matchesPlace(hash, address.hash, captures))
  );
}

function placePattern(text: string): PlacePattern | null {
  const [written = '', ...fields] = text.split(/[?&]/);
  const path = withoutEmptyEnd(written.split('/')).map(segmentPattern);
  const names: string[] = [];
  const values = fields.map((field) => {
    const at = `${field}=`.indexOf('=');
    names.push(decodeOnce(field.slice(0, at)));
    return segmentPattern(field.slice(at + 1));
  });
  if (!path.every(isRead) || !values.every(isRead)) return null;
  if (values.some(({ hole }) => hole === 'segments')) return null;
  return { path, query: values.map((value, index) => [names[index] ?? '', value]) };
}

function isRead(segment: SegmentPattern | null): segment is SegmentPattern {
  return segment !== null;
}

function matchesPlace(pattern: PlacePattern, place: Place, captures: Captures): boolean {
  const take = (segment: SegmentPattern, text: string | undefined): boolean => {
    const value = text === undefined ? null : matchSegment(segment, text);
    if (value !== null && segment.name)
      captures.set(segment.name, { text: value, isJoined: false });
    return value !== null;
  };
  const { path } = place;
  const spread = pattern.path.findIndex(({ hole }) => hole === 'segments');
  const more = path.length - pattern.path.length;
  if (spread < 0 ? more !== 0 : more < (pattern.path[spread]?.name ? 0 : -1)) return false;
  return (
    pattern.path.every((segment, index) => {
      if (index !== spread)
        return take(segment, path[index + (spread >= 0 && index > spread ? more : 0)]);
      const several = path.slice(index, index + more + 1);
      if (segment.name) captures.set(segment.name, { text: joinIds(several), isJoined: true });
      return !several.includes('');
    }) && pattern.query.every(([name, value]) => take(value, place.query.get(name)))
  );
}
