import { fileURLToPath } from 'node:url';
import { prepareClusterTemplate } from '../server/database/testing/cluster.ts';
import { prepareDatabaseTemplate } from '../server/testing/database-template.ts';
import { keepTemporaryFilesInMemory } from './memory-directory.ts';

/** Where Node keeps what it has compiled: each of some hundred processes loads the same modules. */
const COMPILED = fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url));

/** Before all tests: what they share is made once. */
export async function setup(): Promise<() => Promise<void>> {
  await prepareDatabaseTemplate();
  process.env.NODE_COMPILE_CACHE ??= COMPILED;
  const forget = await keepTemporaryFilesInMemory();
  const forgetCluster = await prepareClusterTemplate();
  return async () => {
    await forgetCluster();
    await forget();
  };
}
