import { type ConnectionOptions, connect } from 'node:tls';
import { type DirectConnection, directConnection } from './direct-connection.ts';
import { printable, type SendPush, TIMEOUT, wordsOf } from './send-push.ts';
import type { VapidTokens } from './vapid-tokens.ts';

/** Ms that an idle connection is kept; push services keep theirs for a minute or more. */
const IDLE = 30_000;
const PORT = 443;

/**
 * Sends by the Web Push protocol (RFC 8030) over connections of its own, with as much of HTTP/1.1 as a
 * push takes: a request in one piece and an answer of which little is read. Node's own client costs as
 * much for each request as encrypting its message does. Redirects are not followed.
 *
 * @param options.route leads elsewhere than to the real push services; for tests
 * @param options.timeout ms @default TIMEOUT
 */
export function createDirectSend(options: {
  tokens: VapidTokens;
  route?: ConnectionOptions;
  timeout?: number;
}): SendPush {
  const { tokens, route, timeout = TIMEOUT } = options;
  /** By host; the one that was used last is used next, so that the others can become idle and end. */
  const free = new Map<string, DirectConnection[]>();

  function connectionTo(hostname: string): DirectConnection {
    const connections = free.get(hostname) ?? [];
    for (;;) {
      const connection = connections.pop();
      if (!connection) break;
      if (connection.isFree) return connection;
    }
    const address = { host: hostname, port: PORT, servername: hostname };
    const protocols = { ALPNProtocols: ['http/1.1'] };
    return directConnection(connect({ ...address, ...protocols, ...route }), IDLE);
  }

  function keep(hostname: string, connection: DirectConnection): void {
    const connections = free.get(hostname) ?? [];
    if (connection.isFree) connections.push(connection);
    free.set(hostname, connections);
  }

  return async ({ url, body, ttl, urgency, topic }) => {
    // Nothing in it can hold the end of a line: URL escapes it, and the schemas don't take it.
    const head = [
      `POST ${url.pathname}${url.search} HTTP/1.1`,
      `host: ${url.host}`,
      `authorization: ${tokens(url.origin)}`,
      `ttl: ${ttl}`,
      `urgency: ${urgency}`,
      `topic: ${topic}`,
      'content-type: application/octet-stream',
      'content-encoding: aes128gcm',
      `content-length: ${body.length}`,
      '',
      '',
    ].join('\r\n');
    const connection = connectionTo(url.hostname);
    try {
      const request = Buffer.concat([Buffer.from(head, 'latin1'), body]);
      const { status, retryAfter, body: words } = await connection.exchange(request, timeout);
      return { status, retryAfter, words: printable(words) };
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      return { status: null, retryAfter: null, words: wordsOf(failure) };
    } finally {
      keep(url.hostname, connection);
    }
  };
}
