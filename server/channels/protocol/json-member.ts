/**
 * The text of one member of a JSON object, as it stands there: so what somebody sent is passed on
 * without being made anew. `null` where the object has no member of this name; of several the last,
 * as with `JSON.parse`.
 *
 * @param json valid JSON of an object
 */
export function jsonMember(json: string, name: string): string | null {
  let found: string | null = null;
  let at = afterSpace(json, json.indexOf('{') + 1);
  while (json[at] === '"') {
    const keyEnd = endOfString(json, at);
    const valueStart = afterSpace(json, afterSpace(json, keyEnd) + 1);
    const valueEnd = endOfValue(json, valueStart);
    if (isKey(json.slice(at, keyEnd), name)) found = json.slice(valueStart, valueEnd);
    at = afterSpace(json, afterSpace(json, valueEnd) + 1);
  }
  return found;
}

function isKey(key: string, name: string): boolean {
  return key.includes('\\') ? JSON.parse(key) === name : key === `"${name}"`;
}

function endOfValue(json: string, start: number): number {
  const first = json[start];
  if (first === '"') return endOfString(json, start);
  if (first === '{' || first === '[') return endOfNested(json, start);
  let at = start;
  while (at < json.length && !', \t\r\n}]'.includes(json.charAt(at))) at += 1;
  return at;
}

function endOfNested(json: string, start: number): number {
  let depth = 0;
  for (let at = start; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') at = endOfString(json, at) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return json.length;
}

/** Where the string that begins at `start` is over. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

function afterSpace(json: string, start: number): number {
  let at = start;
  while (at < json.length && ' \t\r\n'.includes(json.charAt(at))) at += 1;
  return at;
}
