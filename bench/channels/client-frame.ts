/** A masked text frame, as a client must send it. RFC 6455, section 5.3. */
export function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 2 : 4);
  head[0] = 0x81;
  head[1] = 0x80 | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  // A mask of zeros is a mask too, and leaves the payload as it is.
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}
