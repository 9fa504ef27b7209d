/** The server is TypeScript that is not compiled, and uses `using`: Node 22 can read neither all of it. */
const NEEDED = 24;

/**
 * Why this Node can't run the server, or `null` where it can.
 *
 * @param version such as `22.23.0`
 */
export function nodeVersionProblem(version: string): string | null {
  if (Number.parseInt(version, 10) >= NEEDED) return null;
  return (
    `The server needs Node ${NEEDED} or newer, and this is Node ${version}. Install that, or start it by ` +
    'npm start after npm ci --include=dev, which brings it along.'
  );
}
