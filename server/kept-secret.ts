import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const NodeError = v.object({ code: v.string() });

/**
 * A secret that is made at the first start and kept from then on, readable by its owner alone.
 *
 * @param dataDir the server's data directory
 * @param name its file there
 * @param make makes it where there is none yet
 */
export function keptSecret(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name);
  mkdirSync(dirname(file), { recursive: true });
  try {
    // `wx` fails where the file exists: two servers that start at once agree on one secret.
    writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!v.is(NodeError, error) || error.code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
