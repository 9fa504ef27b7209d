import { fileURLToPath } from 'node:url';
import { prepareDatabaseTemplate } from '../server/testing/database-template.ts';
import { keepTemporaryFilesInMemory } from './memory-directory.ts';

/** Where Node keeps what it has compiled: each of some hundred processes loads the same modules. */
const COMPILED = fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url));

/** Before all tests: what they share is made once. */
export async function setup(): Promise<() => Promise<void>> {
  await prepareDatabaseTemplate();
  process.env.NODE_COMPILE_CACHE ??= COMPILED;
  return keepTemporaryFilesInMemory();
}
