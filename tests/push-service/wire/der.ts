/** An element of ASN.1's DER: tag, length, content (X.690). */
export function derElement(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), derLength(body.length), body]);
}

/** A SEQUENCE of elements. */
export function derSequence(...elements: Buffer[]): Buffer {
  return derElement(0x30, ...elements);
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function derObjectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return derElement(6, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** A UTCTime, in seconds of that instant. */
export function derUtcTime(instant: Date): Buffer {
  const digits = instant.toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return derElement(0x17, Buffer.from(`${digits}Z`));
}

function derLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  const significant = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  return Buffer.concat([Buffer.from([0x80 | significant.length]), significant]);
}

/** Most significant group first, each but the last marked. */
function base128(value: number): number[] {
  const groups = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
  return groups;
}
