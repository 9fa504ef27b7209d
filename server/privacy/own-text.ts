import { readFileSync } from 'node:fs';
import { StartError } from '../start-error.ts';
import { systemErrorCode } from '../system-error.ts';

/** Bytes: more than anybody reads. */
const MAX_BYTES = 100_000;

/**
 * The operator's own paragraphs, which empty lines separate in their file.
 *
 * @param file `null`: there is none
 * @throws StartError naming PRIVACY_FILE
 */
export function readOwnText(file: string | null): string[] {
  if (file === null) return [];
  const text = readText(file);
  if (text.length > MAX_BYTES) {
    throw new StartError(`PRIVACY_FILE ${file} is longer than ${MAX_BYTES} bytes: shorten it.`);
  }
  return text
    .toString('utf8')
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}

function readText(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = systemErrorCode(error) ?? String(error);
    throw new StartError(
      `PRIVACY_FILE ${file} can't be read (${reason}): name a text file that this user may read, or unset it.`,
      { cause: error },
    );
  }
}
