/**
 * Finds what a build changes in the code of a package.
 *
 * @param owner whose code it is, for the error
 * @throws Error where it is not there any more: the build fails rather than do nothing
 */
export function matchIn(owner: string, code: string, pattern: RegExp): RegExpExecArray {
  const found = pattern.exec(code);
  if (!found)
    throw new Error(`The code of ${owner} has changed: ${pattern} is not in it any more.`);
  return found;
}
