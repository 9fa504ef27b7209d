import { Problem } from './problem.ts';

/** Levels of arrays and objects in a body. What the API takes has four. */
const MAX_NESTING = 16;

/**
 * JSON from a stranger. It is no deeper than code that walks it can bear: what `JSON.parse` takes,
 * `JSON.stringify` may not, and then fails far from here.
 *
 * @throws Problem `malformed-request`
 */
export function parseJson(text: string): unknown {
  if (isDeeperThan(MAX_NESTING, text)) {
    throw new Problem('malformed-request', `The body is nested deeper than ${MAX_NESTING} levels.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem('malformed-request', 'The body is not JSON.');
  }
}

function isDeeperThan(most: number, text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isString) {
      if (character === '\\') index++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '[' || character === '{') {
      depth++;
      if (depth > most) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}
