/**
 * Whether arrays and objects in `json` are nested more than `maxDepth` deep. `JSON.parse` takes any
 * nesting, while `JSON.stringify`, and much of what clients do with a value, throws at a few
 * thousand levels: so it is asked before a text from outside is parsed. Takes any text; of one that
 * is no JSON it may say either.
 */
export function isNestedDeeper(json: string, maxDepth: number): boolean {
  return opensMore(json, maxDepth) && deeper(json, maxDepth);
}

/** Whether there are more than `most` brackets that open: quick to tell, and true of few messages. */
function opensMore(json: string, most: number): boolean {
  let opened = 0;
  for (const bracket of ['{', '[']) {
    let at = json.indexOf(bracket);
    while (at >= 0) {
      opened += 1;
      if (opened > most) return true;
      at = json.indexOf(bracket, at + 1);
    }
  }
  return false;
}

function deeper(json: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') inString = !inString;
    else if (inString) at += character === '\\' ? 1 : 0;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}
