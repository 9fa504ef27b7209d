import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
export function loadOrCreateSecret(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name);
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) {
    // Whole before it has its name, so that a server which is killed meanwhile leaves no half of one.
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, make(), { mode: 0o600, flush: true });
    try {
      // Fails where the file exists: two servers that start at once agree on one secret.
      linkSync(unfinished, file);
    } catch (error) {
      if (!v.is(NodeError, error) || error.code !== 'EEXIST') throw error;
    } finally {
      rmSync(unfinished);
    }
  }
  return readFileSync(file, 'utf8');
}
