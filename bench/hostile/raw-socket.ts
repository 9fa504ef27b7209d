import { connect, type Socket } from 'node:net';

/** A connection to Channels on a bare socket, which can do what no library would. */
export interface RawSocket {
  socket: Socket;
  /** Its id; `null` where the server refused the connection. */
  id: string | null;
}

/** Opens a TCP connection whose errors concern nobody. */
export function openTcp(url: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  return socket;
}

/**
 * Connects to Channels. Resolves with the greeting, or without an id where the server refuses, closes,
 * or says nothing for 5 s.
 */
export function openRawSocket(url: string, key: string): Promise<RawSocket> {
  const socket = openTcp(url);
  return new Promise((resolve) => {
    let head = '';
    const done = (id: string | null) => {
      clearTimeout(patience);
      socket.off('data', onData);
      socket.resume();
      resolve({ socket, id });
    };
    const onData = (chunk: Buffer) => {
      head += chunk.toString('latin1');
      const id = /socket_id\\":\\"([\d.]+)/.exec(head)?.[1];
      if (id) done(id);
      else if (/^HTTP\/1\.1 [45]/.test(head)) done(null);
    };
    const patience = setTimeout(() => done(null), 5_000);
    socket.on('data', onData);
    socket.once('close', () => done(null));
    socket.write(handshake(url, key));
  });
}

/** The request that opens a connection to Channels. */
export function handshake(url: string, key: string): string {
  return [
    `GET /app/${key}?protocol=7&client=bench&version=1.0 HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n');
}
