import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, it } from 'vitest';

const Lock = v.object({
  packages: v.record(
    v.string(),
    v.looseObject({ optionalDependencies: v.optional(v.record(v.string(), v.string()), {}) }),
  ),
});

it('package-lock.json names what every platform needs, or npm ci refuses it', () => {
  const lock = new URL('../package-lock.json', import.meta.url);
  const { packages } = v.parse(Lock, JSON.parse(readFileSync(lock, 'utf8')));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter((name) => !isNamed(packages, path, name)),
  );
  // Mend it by: npm install --package-lock-only, in a folder with package.json and this file alone.
  expect(missing).toEqual([]);
});

/** Whether Node would find `name` from the package at `path`: there, or in a folder above. */
function isNamed(packages: Record<string, unknown>, path: string, name: string): boolean {
  if (`${path === '' ? '' : `${path}/`}node_modules/${name}` in packages) return true;
  if (path === '') return false;
  const above = path.slice(0, path.lastIndexOf('node_modules/')).replace(/\/$/, '');
  return isNamed(packages, above, name);
}
