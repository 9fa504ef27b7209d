const FINAL_TEXT = 0x81;

/**
 * A whole WebSocket text frame from server to client, ready to be written to any number of
 * sockets. RFC 6455, section 5.2.
 */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = headLength(length);
  const frame = Buffer.allocUnsafe(head + length);
  writeHead(frame, length);
  frame.write(text, head, 'utf8');
  return frame;
}

/** The same of a text that is there in parts; they are not copied. */
export function textFrameOf(parts: readonly Buffer[]): Buffer[] {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = Buffer.allocUnsafe(headLength(length));
  writeHead(head, length);
  return [head, ...parts];
}

function headLength(payload: number): number {
  if (payload < 126) return 2;
  return payload < 65_536 ? 4 : 10;
}

function writeHead(frame: Buffer, payload: number): void {
  frame[0] = FINAL_TEXT;
  if (payload < 126) {
    frame[1] = payload;
  } else if (payload < 65_536) {
    frame[1] = 126;
    frame.writeUInt16BE(payload, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(payload), 2);
  }
}
