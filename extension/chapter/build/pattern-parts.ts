/** One part of a component of a URL pattern. */
export type PatternPart = { kind: 'text'; text: string } | PatternGroup;

/** What other text than its own stands for. */
export interface PatternGroup {
  kind: 'group';
  /** `courseId` of `:courseId`; `null` for `*`, `(…)` and `{…}`. */
  name: string | null;
  /** What stands in `(…)`: a regular expression. */
  regexp: string | null;
  /** What stands in `{…}`. */
  inside: PatternPart[];
  modifier: '' | '?' | '*' | '+';
}

const NAME = /:([\p{ID_Start}_$][\p{ID_Continue}_$]*)/uy;
const MODIFIER = /[?*+]?/y;

/**
 * Splits a component of a URL pattern that `URLPattern` has taken, such as its `pathname`.
 *
 * @see https://urlpattern.spec.whatwg.org/#parsing-pattern-strings
 */
export function patternParts(component: string): PatternPart[] {
  const parts: PatternPart[] = [];
  let at = 0;

  const read = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    const found = expression.exec(component);
    if (found) at += found[0].length;
    return found;
  };
  const group = (name: string | null, regexp: string | null, inside: PatternPart[]) => {
    const found = read(MODIFIER)?.[0];
    const modifier = found === '?' || found === '*' || found === '+' ? found : '';
    parts.push({ kind: 'group', name, regexp, inside, modifier });
  };
  const text = (character: string) => {
    const last = parts.at(-1);
    if (last?.kind === 'text') last.text += character;
    else parts.push({ kind: 'text', text: character });
  };

  while (at < component.length) {
    const character = component.charAt(at);
    const name = read(NAME)?.[1];
    if (name !== undefined) {
      const regexp = component.charAt(at) === '(' ? enclosed(component, at, '(', ')') : null;
      if (regexp !== null) at += regexp.length + 2;
      group(name, regexp, []);
    } else if (character === '(') {
      const regexp = enclosed(component, at, '(', ')');
      at += regexp.length + 2;
      group(null, regexp, []);
    } else if (character === '{') {
      const inside = enclosed(component, at, '{', '}');
      at += inside.length + 2;
      group(null, null, patternParts(inside));
    } else if (character === '*') {
      at += 1;
      group(null, null, []);
    } else {
      // What follows a backslash stands for itself.
      text(character === '\\' ? component.charAt(at + 1) : character);
      at += character === '\\' ? 2 : 1;
    }
  }
  return parts;
}

/** What stands between the bracket at `from` and the one that closes it. */
function enclosed(component: string, from: number, open: string, close: string): string {
  let depth = 0;
  for (let at = from; at < component.length; at += 1) {
    const character = component.charAt(at);
    if (character === '\\') at += 1;
    else if (character === open) depth += 1;
    else if (character === close) {
      depth -= 1;
      if (depth === 0) return component.slice(from + 1, at);
    }
  }
  return component.slice(from + 1);
}
