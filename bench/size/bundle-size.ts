import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Static imports of a script, and the script of a page. */
const IMPORTS = /(?:\bfrom|\bimport|\bsrc=)\s*["']([./][^"']*\.js)["']/g;

/**
 * What a script, or the scripts of a page, weigh with everything that they import, in kB gzip.
 *
 * @param extensionDir the built extension
 * @param entry a file in it
 */
export async function bundleSize(extensionDir: string, entry: string): Promise<number> {
  const seen = new Set<string>();
  let bytes = 0;
  const visit = async (file: string): Promise<void> => {
    if (seen.has(file)) return;
    seen.add(file);
    const code = await readFile(join(extensionDir, file), 'utf8');
    if (file.endsWith('.js')) bytes += gzipSync(code, { level: 9 }).byteLength;
    for (const [, path = ''] of code.matchAll(IMPORTS)) {
      await visit(normalize(path.startsWith('/') ? `.${path}` : join(dirname(file), path)));
    }
  };
  await visit(entry);
  return bytes / 1000;
}
