import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { APP } from './start-channels.ts';

/** A TCP connection that ends with the test. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  socket.on('error', () => {
    // The server may cut the connection at any moment: that is what is tested.
  });
  await once(socket, 'connect');
  return socket;
}

/** A WebSocket on a bare TCP connection, to do with as no library would, and its socket id. */
export async function openWebSocket(port: number): Promise<{ socket: Socket; socketId: string }> {
  const socket = await openSocket(port);
  socket.write(
    [
      `GET /app/${APP.key}?protocol=7 HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    ].join('\r\n'),
  );
  let received = '';
  let socketId: string | undefined;
  while (socketId === undefined) {
    const [chunk] = await once(socket, 'data');
    received += chunk;
    socketId = /socket_id\\":\\"([\d.]+)/.exec(received)?.[1];
  }
  return { socket, socketId };
}

/** A masked frame as a client sends it; `first` is its first byte: FIN and opcode. */
export function clientFrame(payload: Buffer | string, first = 0x81): Buffer {
  const bytes = Buffer.from(payload);
  const mask = Buffer.from([1, 2, 3, 4]);
  const masked = bytes.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  const head = Buffer.alloc(bytes.length < 126 ? 2 : bytes.length < 65_536 ? 4 : 10);
  head[0] = first;
  head[1] = 0x80 | (bytes.length < 126 ? bytes.length : bytes.length < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(bytes.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(bytes.length), 2);
  return Buffer.concat([head, mask, masked]);
}

/** The code of the first close frame that the server sends; `null` where it sends none. */
export async function closeCode(socket: Socket): Promise<number | null> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk]);
    const code = closeCodeIn(bytes);
    if (code !== null) return code;
  }
  return null;
}

function closeCodeIn(bytes: Buffer): number | null {
  for (let at = 0; at + 4 <= bytes.length; ) {
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    // The server's frames are small here: none needs a length of 8 bytes.
    const head = short < 126 ? 2 : 4;
    const length = short < 126 ? short : bytes.readUInt16BE(at + 2);
    if (((bytes[at] ?? 0) & 0x0f) === 8) return bytes.readUInt16BE(at + head);
    at += head + length;
  }
  return null;
}
