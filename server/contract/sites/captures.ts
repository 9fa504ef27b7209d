/** What was read from an address or an element, by name. */
export type Captures = Map<string, Capture>;

interface Capture {
  text: string;
  /** Several ids already, with what separates them escaped in each. */
  isJoined: boolean;
}

/** One id of several. A slash in one of them is escaped, since it stands between them. */
export function joinIds(ids: readonly string[]): string {
  return ids.map(escapeSeparator).join('/');
}

/**
 * The id that a template makes of what was captured: `{name}` alone is that as it is, in
 * `part/{name}/{other}` slashes are escaped. `null` where something is missing.
 */
export function fillTemplate(template: string, captures: Captures): string | null {
  const names = template.split(/[{}]/);
  const isAlone = names.length === 3 && names[0] === '' && names[2] === '';
  let filled = '';
  for (const [index, part] of names.entries()) {
    const capture = captures.get(part);
    if (index % 2 === 0) filled += part;
    else if (!capture) return null;
    else filled += isAlone || capture.isJoined ? capture.text : escapeSeparator(capture.text);
  }
  return filled;
}

/** A `%` is escaped only where it would read as one of the two escapes, so that most ids stay as they are. */
function escapeSeparator(id: string): string {
  return id.replace(/%(?=2F|25)|\//gi, (found) => (found === '/' ? '%2F' : '%25'));
}
