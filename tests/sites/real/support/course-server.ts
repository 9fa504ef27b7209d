import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { collectOutput } from '../../../support/collect-output.ts';
import { until } from '../../../support/until.ts';
import { ownEnvironment } from './installed-course.ts';

/** A course that is served by its own tool. */
export interface CourseServer extends AsyncDisposable {
  port: number;
}

/**
 * Starts the server of a course and waits until it answers.
 *
 * @param command of the course's folder, below `node_modules`, and what it is given, for a port
 */
export async function serveCourse(
  folder: string,
  command: (port: number) => string[],
): Promise<CourseServer> {
  const port = await freePort();
  const [script = '', ...args] = command(port);
  const server = spawn(process.execPath, [join(folder, 'node_modules', script), ...args], {
    cwd: folder,
    env: ownEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collectOutput(server);
  const ended = once(server, 'close');
  const kill = () => server.kill('SIGTERM');
  process.once('exit', kill);
  try {
    await until('the course is served', () => isServed(port), 30_000);
  } catch (error) {
    kill();
    throw new Error(`The course is not served:\n${output()}`, { cause: error });
  }
  return {
    port,
    async [Symbol.asyncDispose]() {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
}

async function isServed(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/`)).ok;
  } catch {
    return false; // it is not there yet
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  server.close();
  await once(server, 'close');
  return address.port;
}
