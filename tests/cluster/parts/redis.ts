import { once } from 'node:events';
import { connect } from 'node:net';
import { freePort } from '../../support/free-port.ts';
import { type Program, startProgram } from './program.ts';

/** By which the nodes of a cluster know of each other. */
export interface Redis extends Program {
  port: number;
}

/** Starts a Redis that keeps nothing on disk. */
export async function startRedis(
  redisServer: string,
  { directory, port: given }: { directory: string; port?: number },
): Promise<Redis> {
  const port = given ?? (await freePort());
  const args = [
    ...['--port', String(port), '--bind', '127.0.0.1'],
    ...['--save', '', '--appendonly', 'no'],
  ];
  const program = await startProgram({ command: redisServer, args, cwd: directory }, async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end('PING\r\n');
    const [answer] = await once(socket, 'data');
    return String(answer).startsWith('+PONG');
  });
  return { ...program, port };
}
