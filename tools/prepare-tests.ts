import { prepareDatabaseTemplate } from '../server/testing/database-template.ts';
import { keepTemporaryFilesInMemory } from './memory-directory.ts';

/** Before all tests: what they share is made once. */
export async function setup(): Promise<() => Promise<void>> {
  await prepareDatabaseTemplate();
  return keepTemporaryFilesInMemory();
}
