import { type AddressPattern, addressPattern } from '../address-pattern.ts';
import type { SegmentPattern } from '../segment-pattern.ts';

/** Why no address can be like this pattern, and what to write instead; `null`: one can. */
export function patternProblem(text: string): string | null {
  const why = foreignSyntax(text) ?? shapeProblem(text);
  if (why) return `${JSON.stringify(text)} ${why}`;
  const pattern = addressPattern(text);
  const problem = pattern ? nameProblem(pattern) : unreadable(text);
  return problem && `${JSON.stringify(text)} ${problem}`;
}

/** The names that a pattern reads. */
export function namesIn(text: string): string[] {
  const pattern = addressPattern(text);
  return pattern ? segmentsIn(pattern).flatMap(({ name }) => name ?? []) : [];
}

/** What people write who know the patterns of another tool. */
function foreignSyntax(text: string): string | null {
  const whole = /^[a-z]+:\/\/[^/]*(.*)$/i.exec(text);
  if (whole) return `is a whole address: write "${whole[1] || '/'}", and the host in origins`;
  if (/[\\]|\(\?|\(\[|\.\*|\.\+|\)[+*?]/.test(text)) {
    return 'holds a regular expression: write {name:number} for digits, {name:one|two} for one of several words, {name} for anything';
  }
  const colons = text.replace(/(^|[/=-]):([A-Za-z]\w*)/g, '$1{$2}');
  if (colons !== text) return `has a placeholder with a colon: write ${JSON.stringify(colons)}`;
  const brackets = text
    .replace(/\[(?:\.\.\.)([A-Za-z]\w*)\]/g, '{$1...}')
    .replace(/\[([A-Za-z]\w*)\]|<([A-Za-z]\w*)>/g, '{$1$2}');
  if (brackets !== text) {
    return `has a placeholder in other brackets: write ${JSON.stringify(brackets)}`;
  }
  return null;
}

function shapeProblem(text: string): string | null {
  if (!text.startsWith('/'))
    return `must begin with a slash: write "/${text.replace(/^\.?\//, '')}"`;
  const ending = /(#[/!]*|\?)$/.exec(text)?.[0];
  if (ending)
    return `ends in ${ending}, with nothing behind: write "${text.slice(0, -ending.length)}"`;
  const digit = /\{\w+:number\}(\d)/.exec(text);
  if (digit)
    return `has ${digit[1]} behind ${digit[0].slice(0, -1)}, which takes all digits: leave it out`;
  const [path = ''] = text.split(/[?#]/);
  if (/\/\//.test(path)) return `has an empty segment: write "${text.replace(/\/{2,}/g, '/')}"`;
  if (/\/\.\.?(\/|$)/.test(path))
    return 'has a . or .. for a segment, which browsers take out of every address';
  const [, ...fields] = (text.split('#')[0] ?? '').split(/[?&]/);
  const names = fields.map((field) => field.split('=')[0] ?? '');
  const empty = fields.find((field) => /^[^=]*=?$/.test(field));
  if (empty !== undefined) {
    const name = empty.replace('=', '') || 'id';
    return `asks for nothing of ?${name}: write "?${name}={${name}}", or "?${name}=*" for any value`;
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : `asks for ?${twice} twice: write it once`;
}

function nameProblem(pattern: AddressPattern): string | null {
  const names = segmentsIn(pattern).flatMap(({ name }) => name ?? []);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return `has {${twice}} twice: give each placeholder a name of its own`;
  const spreads = [pattern.path, pattern.hash?.path ?? []].map(
    (path) => path.filter(({ hole }) => hole === 'segments').length,
  );
  if (spreads.every((count) => count < 2)) return null;
  return 'has two placeholders for several segments: only one can tell where it ends';
}

/** Why a pattern can't be read. */
function unreadable(text: string): string {
  for (const segment of text.split(/[/?&#]/)) {
    const holes = segment.match(/\{[^{}]*\}|\*+/g) ?? [];
    if (/[{}]/.test(segment.replace(/\{[^{}]*\}/g, ''))) {
      return `has a { or } without the other in "${segment}": write {name}`;
    }
    const bad = holes.find((hole) => !/^\*+$|^\{[A-Za-z]\w*(\.\.\.|:[^:.*]+)?\}$/.test(hole));
    if (bad)
      return `has ${bad}: a placeholder is {name}, {name:number}, {name:one|two} or {name...}`;
    if (holes.length > 1) {
      return `has two placeholders in "${segment}", and nothing tells where the first ends: take all of it as one, {name}`;
    }
    if (/\.\.\.\}|\*\*/.test(segment) && holes[0] !== segment) {
      return `has text beside ${holes[0]} in "${segment}": several segments stand alone, between slashes`;
    }
  }
  return 'can’t be read: in a query a placeholder is one value, {name}';
}

function segmentsIn({ path, query, hash }: AddressPattern): SegmentPattern[] {
  const places = [{ path, query }, ...(hash ? [hash] : [])];
  return places.flatMap((place) => [...place.path, ...place.query.map(([, value]) => value)]);
}
