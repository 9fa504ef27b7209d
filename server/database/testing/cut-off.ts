import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a PostgreSQL of a test that can be cut off. */
export interface CutOffDatabase extends AsyncDisposable {
  /** The connection string that leads through it. */
  url: string;
  /** Ends all connections and takes no more. */
  cut(): Promise<void>;
  /** Lets nothing through any more, of connections there are and of new ones, and ends none. */
  hang(): void;
  restore(): Promise<void>;
}

/** @param url a connection string of `startPostgres`, which leads to a socket in a directory */
export async function cutOffDatabase(url: string): Promise<CutOffDatabase> {
  const inner = new URL(url);
  const path = `${inner.searchParams.get('host')}/.s.PGSQL.5432`;
  const sockets = new Set<Socket>();
  let isHanging = false;
  let server = await open(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;

  async function open(onPort: number): Promise<Server> {
    const opened = createServer((client) => {
      if (isHanging) {
        sockets.add(client);
        return;
      }
      const behind = connect(path);
      for (const [socket, other] of [
        [client, behind],
        [behind, client],
      ] as const) {
        sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    opened.listen(onPort, '127.0.0.1');
    await once(opened, 'listening');
    return opened;
  }

  function hang(): void {
    isHanging = true;
    for (const socket of sockets) socket.unpipe().pause();
  }

  async function cut(): Promise<void> {
    isHanging = false;
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  const outer = new URL(url);
  outer.search = '';
  outer.hostname = '127.0.0.1';
  outer.port = String(port);
  return {
    url: outer.href,
    cut,
    hang,
    async restore() {
      await cut();
      server = await open(port);
    },
    [Symbol.asyncDispose]: cut,
  };
}
