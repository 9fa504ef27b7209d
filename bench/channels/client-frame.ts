/** A masked text frame, as a client must send it. RFC 6455, section 5.3. */
export function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  // A mask of zeros is a mask too, and leaves the payload as it is.
  return Buffer.concat([head(payload.length), Buffer.alloc(4), payload]);
}

function head(length: number): Buffer {
  if (length < 126) return Buffer.from([0x81, 0x80 | length]);
  if (length < 65_536) return Buffer.from([0x81, 0x80 | 126, length >> 8, length & 0xff]);
  const long = Buffer.alloc(10);
  long[0] = 0x81;
  long[1] = 0x80 | 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}
