import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A direction through the proxy. */
export type Direction = 'to-server' | 'to-client';

/**
 * A TCP proxy on loopback, to be put between one browser and its server, that does to connections
 * what networks do. It starts out letting everything through.
 */
export interface TcpProxy extends AsyncDisposable {
  /** Its address, in place of the server's own; it stays the same whatever happens. */
  readonly url: string;
  /** Destroys every connection without a word; new ones fare as before. */
  cut(): void;
  /** Connections stay open and new ones are taken, but nothing comes through until it is restored. */
  stall(): void;
  /**
   * Swallows what goes in `directions`. A connection that lost something that way stays silent there
   * for ever, as TCP delivers nothing that comes after a gap.
   */
  drop(...directions: Direction[]): void;
  /** Everything arrives `ms` late. */
  delay(ms: number): void;
  /** Destroys every connection and closes the port, as it is when a server is gone. */
  refuse(): Promise<void>;
  /** Opens the port again and lets everything through, what was stalled included. */
  restore(): Promise<void>;
}

/** What happens to bytes on their way now. */
interface Conduct {
  stalled: boolean;
  /** Ms. */
  delay: number;
  dropped: ReadonlySet<Direction>;
}

/** Starts a proxy in front of the server at `target`, on a free port that it keeps. */
export async function openTcpProxy(target: string): Promise<TcpProxy> {
  const upstream = { host: '127.0.0.1', port: Number(new URL(target).port), allowHalfOpen: true };
  const conduct: Conduct = { stalled: false, delay: 0, dropped: new Set() };
  const sockets = new Set<Socket>();
  let server = await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const { port } = address;

  async function listen(onPort: number): Promise<Server> {
    const listening = createServer({ allowHalfOpen: true }, (client) => {
      const behind = connect(upstream);
      for (const socket of [client, behind]) {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      }
      passOn(client, behind, 'to-server', conduct);
      passOn(behind, client, 'to-client', conduct);
    });
    listening.listen(onPort, '127.0.0.1');
    await once(listening, 'listening');
    return listening;
  }

  function cut(): void {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  async function refuse(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  }

  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    stall() {
      conduct.stalled = true;
      for (const socket of sockets) socket.pause();
    },
    drop(...directions) {
      conduct.dropped = new Set(directions);
    },
    delay(ms) {
      conduct.delay = ms;
    },
    refuse,
    async restore() {
      Object.assign(conduct, { stalled: false, delay: 0, dropped: new Set() });
      for (const socket of sockets) socket.resume();
      if (!server.listening) server = await listen(port);
    },
    [Symbol.asyncDispose]: refuse,
  };
}

/** Passes on what comes from `source`, its end included, in order and as `conduct` has it. */
function passOn(source: Socket, sink: Socket, direction: Direction, conduct: Conduct): void {
  const waiting: { due: number; work: () => void }[] = [];
  let silent = false;

  function later(work: () => void): void {
    silent ||= conduct.dropped.has(direction);
    if (silent) return;
    const due = Date.now() + conduct.delay;
    waiting.push({ due, work });
    if (waiting.length === 1) setTimeout(release, conduct.delay);
  }

  function release(): void {
    const [next] = waiting;
    if (!next) return;
    const left = next.due - Date.now();
    if (left > 0) {
      setTimeout(release, left);
      return;
    }
    waiting.shift();
    next.work();
    release();
  }

  source.on('data', (bytes: Buffer) => later(() => sink.writable && sink.write(bytes)));
  source.on('end', () => later(() => sink.end()));
  source.on('error', () => source.destroy()); // its close follows, and tells the other side
  source.on('close', () => later(() => sink.destroy()));
  if (conduct.stalled) source.pause();
}
