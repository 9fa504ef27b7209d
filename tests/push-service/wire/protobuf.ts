/** One field of a protobuf message: a number for varints and fixed64, bytes for all else. */
export interface ProtobufField {
  number: number;
  value: bigint | Buffer;
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

/** A 64-bit varint is never longer, in bytes. */
const MAX_VARINT = 10;

/** A field with a whole number; negative ones as two's complement, `true` as 1. */
export function integerField(number: number, value: bigint | number | boolean): Buffer {
  return Buffer.concat([varint((number << 3) | VARINT), varint(BigInt(value))]);
}

/** A field with bytes, with text as UTF-8, or with a message in it. */
export function bytesField(number: number, value: Buffer | string): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value;
  return Buffer.concat([varint((number << 3) | LENGTH_DELIMITED), varint(bytes.length), bytes]);
}

/** A field with a number of always eight bytes. */
export function fixed64Field(number: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return Buffer.concat([varint((number << 3) | FIXED64), bytes]);
}

/** Encodes `value` in base 128, least significant group first. */
export function varint(value: bigint | number): Buffer {
  const groups: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 0x7fn) {
    groups.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  groups.push(Number(rest));
  return Buffer.from(groups);
}

/**
 * Reads the varint that starts at `offset`.
 *
 * @returns its value and where it ends, or `null` when `bytes` end before it does
 * @throws Error when it is longer than 64 bits
 */
export function readVarint(bytes: Buffer, offset: number): { value: bigint; end: number } | null {
  let value = 0n;
  for (let i = 0; i < MAX_VARINT; i++) {
    const group = bytes[offset + i];
    if (group === undefined) return null;
    value |= BigInt(group & 0x7f) << BigInt(7 * i);
    if (group < 0x80) return { value, end: offset + i + 1 };
  }
  throw new Error('A varint is longer than 64 bits.');
}

/**
 * Takes a protobuf message apart. https://protobuf.dev/programming-guides/encoding/
 *
 * @throws Error when it is cut short or has groups in it
 */
export function parseProtobuf(bytes: Buffer): ProtobufField[] {
  const fields: ProtobufField[] = [];
  let at = 0;
  const next = () => {
    const read = readVarint(bytes, at);
    if (!read) throw new Error('A protobuf message is cut short.');
    at = read.end;
    return read.value;
  };
  const take = (length: number) => {
    const taken = bytes.subarray(at, at + length);
    if (taken.length < length) throw new Error('A protobuf message is cut short.');
    at += length;
    return taken;
  };
  while (at < bytes.length) {
    const key = Number(next());
    const number = key >> 3;
    switch (key & 7) {
      case VARINT:
        fields.push({ number, value: next() });
        break;
      case FIXED64:
        fields.push({ number, value: take(8).readBigUInt64LE() });
        break;
      case LENGTH_DELIMITED:
        fields.push({ number, value: take(Number(next())) });
        break;
      case FIXED32:
        fields.push({ number, value: BigInt(take(4).readUInt32LE()) });
        break;
      default:
        throw new Error(`A protobuf field has the wire type ${key & 7}.`);
    }
  }
  return fields;
}

/** The first field `number` as a whole number; 0, as protobuf has it, where there is none. */
export function integerIn(fields: ProtobufField[], number: number): bigint {
  const value = fields.find((field) => field.number === number)?.value;
  return typeof value === 'bigint' ? value : 0n;
}

/** All fields `number` that hold bytes, as text. */
export function textsIn(fields: ProtobufField[], number: number): string[] {
  return bytesIn(fields, number).map((value) => value.toString());
}

/** All fields `number` that hold bytes. */
export function bytesIn(fields: ProtobufField[], number: number): Buffer[] {
  return fields.flatMap(({ number: of, value }) =>
    of === number && Buffer.isBuffer(value) ? [value] : [],
  );
}
