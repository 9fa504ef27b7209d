import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { PROBLEMS, type ProblemCode } from '../../server/problem/codes.ts';

/** A front of the server that answers some requests badly, as a server in trouble does. */
export interface FaultyFront extends AsyncDisposable {
  /** Its address, in place of the server's own. */
  readonly url: string;
  /** From now on answers requests for `path` with `status` and a page of its own, as a portal does. */
  answer(path: string, status: number): void;
  /**
   * From now on answers requests for `path` as our server does that refuses.
   *
   * @param retryAfter the seconds that it asks to wait
   */
  refuse(path: string, code: ProblemCode, retryAfter?: number): void;
  /** From now on keeps the server's answers to requests for `path` back. */
  hold(path: string): void;
  /** Treats `path` as any other again, and gives the answers that were kept back. */
  release(path: string): void;
  /** How many requests for `path` have come. */
  count(path: string): number;
  /** What requests for `path` have brought, and when they had come: ms since the epoch. */
  bodies(path: string): readonly { at: number; body: string }[];
  /** How many requests have come in all, WebSockets among them. */
  total(): number;
  /** Resolves with the next request for `path`; while answers are held, once the server gave its. */
  next(path: string): Promise<void>;
  /** Resolves with the next message that a browser sends over a WebSocket. */
  nextMessage(): Promise<void>;
  /** How many WebSockets are open through it. */
  webSockets(): number;
}

/** Puts a front on a free port before the server at `target`. */
export async function openFaultyFront(target: string): Promise<FaultyFront> {
  const { port: targetPort } = new URL(target);
  const answers = new Map<
    string,
    { status: number; headers: Record<string, string>; body: string }
  >();
  const held = new Map<string, (() => void)[]>();
  const counts = new Map<string, number>();
  const bodies = new Map<string, { at: number; body: string }[]>();
  let total = 0;
  const awaited = new Map<string, (() => void)[]>();
  const awaitingMessage: (() => void)[] = [];
  const sockets = new Set<Duplex>();

  function tellAwaiting(path: string): void {
    for (const resolve of awaited.get(path) ?? []) resolve();
    awaited.delete(path);
  }

  function note(path: string, incoming: IncomingMessage): void {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = { at: Date.now(), body: Buffer.concat(chunks).toString() };
      bodies.set(path, [...(bodies.get(path) ?? []), body]);
    });
  }

  function pass(incoming: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(incoming);
    total += 1;
    counts.set(path, (counts.get(path) ?? 0) + 1);
    note(path, incoming);
    if (!held.has(path)) tellAwaiting(path);
    const answer = answers.get(path);
    if (answer) {
      incoming.resume();
      response.writeHead(answer.status, { ...answer.headers, ...cors(incoming) });
      response.end(answer.body);
      return;
    }
    const { method, url, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: targetPort, method, path: url, headers });
    onward.on('error', () => response.destroy()); // the server is gone: so is the connection
    onward.on('response', (answer) => {
      const give = () => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      };
      const waiting = held.get(path);
      if (!waiting) return give();
      waiting.push(give);
      tellAwaiting(path);
    });
    incoming.pipe(onward);
  }

  const server = createServer(pass);
  server.on('upgrade', (incoming: IncomingMessage, client: Duplex, head: Buffer) => {
    total += 1;
    const behind = connect({ host: '127.0.0.1', port: Number(targetPort) }, () => {
      const lines = incoming.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : [],
      );
      behind.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      behind.write(head);
      client.pipe(behind).pipe(client);
    });
    client.on('data', () => {
      for (const resolve of awaitingMessage.splice(0)) resolve();
    });
    for (const [socket, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()); // its close follows, and tells the other side
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The front has no port.');

  return {
    url: `http://127.0.0.1:${address.port}`,
    answer(path, status) {
      const headers = { 'content-type': 'text/html' };
      answers.set(path, { status, headers, body: '<h1>Something is wrong here</h1>' });
    },
    refuse(path, code, retryAfter) {
      const { status, title } = PROBLEMS[code];
      const body = JSON.stringify({
        type: 'about:blank',
        title,
        status,
        code,
        detail: `${title}.`,
      });
      const headers = {
        'content-type': 'application/problem+json',
        ...(retryAfter !== undefined && { 'retry-after': `${retryAfter}` }),
      };
      answers.set(path, { status, headers, body });
    },
    hold: (path) => held.set(path, held.get(path) ?? []),
    release(path) {
      answers.delete(path);
      const waiting = held.get(path) ?? [];
      held.delete(path);
      for (const give of waiting) give();
    },
    total: () => total,
    count: (path) => counts.get(path) ?? 0,
    bodies: (path) => bodies.get(path) ?? [],
    next: (path) =>
      new Promise((resolve) => awaited.set(path, [...(awaited.get(path) ?? []), resolve])),
    nextMessage: () => new Promise((resolve) => awaitingMessage.push(resolve)),
    webSockets: () => sockets.size / 2,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return new URL(url, 'http://front').pathname;
}

/** Without it the extension could not even read the status, and `Retry-After`. */
function cors({ headers }: IncomingMessage): Record<string, string> {
  return headers.origin
    ? {
        'access-control-allow-origin': headers.origin,
        'access-control-expose-headers': 'date, retry-after',
      }
    : {};
}
