/** The value that `text` is JSON for, or `undefined` where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // every caller checks the value against a schema, which says what is wrong
  }
}
