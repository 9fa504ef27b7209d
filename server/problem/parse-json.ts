import { requestWords } from '../words/request.ts';
import { Problem } from './problem.ts';

/** Levels of arrays and objects in a body. What the API takes has four. */
const MAX_NESTING = 16;

/**
 * Arrays and objects in a body. What the API takes has 200; each of the 30,000 that fit in a body costs
 * as much as the rest of a request, which everybody else waits for.
 */
const MAX_CONTAINERS = 1_000;

/**
 * JSON from a stranger. It is no deeper than code that walks it can bear: what `JSON.parse` takes,
 * `JSON.stringify` may not, and then fails far from here.
 *
 * @param maxContainers arrays and objects that it may have
 * @throws Problem `malformed-request`
 */
export function parseJson(text: string, maxContainers = MAX_CONTAINERS): unknown {
  const { levels, containers } = structureOf(text, maxContainers);
  if (levels > MAX_NESTING) {
    throw new Problem('malformed-request', requestWords.tooDeep(MAX_NESTING));
  }
  if (containers > maxContainers) {
    throw new Problem('malformed-request', requestWords.tooManyContainers(maxContainers));
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem('malformed-request', requestWords.notJson);
  }
}

/** How deep a text is nested and how many arrays and objects it has; beyond a limit not looked at any further. */
function structureOf(text: string, maxContainers: number): { levels: number; containers: number } {
  let depth = 0;
  let levels = 0;
  let containers = 0;
  let isString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isString) {
      if (character === '\\') index++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '[' || character === '{') {
      depth++;
      containers++;
      levels = Math.max(levels, depth);
      if (levels > MAX_NESTING || containers > maxContainers) break;
    } else if (character === ']' || character === '}') depth--;
  }
  return { levels, containers };
}
