import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromMaking } from './make-pglite.ts';
import { PgliteStartError } from './start-pglite-thread.ts';

const PROGRAM = fileURLToPath(new URL('./make-pglite.ts', import.meta.url));

/**
 * Makes an empty database in a directory, by a process of its own.
 *
 * @throws PgliteStartError
 */
export async function makeDatabase(directory: string): Promise<void> {
  const program = fork(PROGRAM, [directory], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const made = Promise.withResolvers<void>();
  program.on('message', (message: FromMaking) => {
    if (message.kind === 'made') made.resolve();
    else made.reject(new PgliteStartError(message.why, message.code));
  });
  program.on('error', made.reject);
  program.on('exit', (code, signal) => {
    made.reject(new PgliteStartError(`the program that makes it ended (${signal ?? code})`, null));
  });
  await made.promise;
}
