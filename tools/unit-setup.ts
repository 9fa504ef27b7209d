import { ChildProcess } from 'node:child_process';
import { Server, Socket } from 'node:net';
import { afterAll, vi } from 'vitest';

/** A unit test has no server, no process and no database, and so takes milliseconds. */
function refuse(): never {
  throw new Error(
    'A unit test opened a socket, started a process or opened a database: call its file *.integration.test.ts.',
  );
}

vi.spyOn(Server.prototype, 'listen').mockImplementation(refuse);
vi.spyOn(Socket.prototype, 'connect').mockImplementation(refuse);
Reflect.set(ChildProcess.prototype, 'spawn', refuse); // not in Node's types
vi.mock('@electric-sql/pglite', () => ({ PGlite: { create: refuse } }));

// The files share modules and globals: each leaves clocks and globals as it found them.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
