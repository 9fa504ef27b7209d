import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from '../../../tools/run-quietly.ts';

/**
 * The path of `dbus-daemon`, brought by apt-get on a Debian-like system as root where it is missing.
 *
 * @throws Error with one line on what to do when it is not to be had
 */
export function bringDbusDaemon(): string {
  const there = findDbusDaemon();
  if (there) return there;
  let reason: string | null = null;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    process.stderr.write('No dbus-daemon here: bringing it.\n');
    runQuietly('apt-get', ['update', '-q']); // what it lacks then shows in the next
    reason = runQuietly('apt-get', ['install', '-qy', '--no-install-recommends', 'dbus']);
  }
  const installed = findDbusDaemon();
  if (installed) return installed;
  throw new Error(
    `No dbus-daemon could be brought here${reason === null ? '' : ` (apt-get: ${reason})`}; it shows tests what notifications a browser raises. Install it (Debian: apt-get install dbus).`,
  );
}

function findDbusDaemon(): string | null {
  const places = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return places.map((place) => join(place, 'dbus-daemon')).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // the question was whether it can be run, and this is the answer
  }
}
