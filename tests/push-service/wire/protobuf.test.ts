import { describe, expect, it } from 'vitest';
import {
  bytesField,
  bytesIn,
  fixed64Field,
  integerField,
  integerIn,
  parseProtobuf,
  readVarint,
  textsIn,
  varint,
} from './protobuf.ts';

describe('protobuf', () => {
  it.each([
    [0n, '00'],
    [127n, '7f'],
    [128n, '8001'],
    [150n, '9601'],
    [2n ** 64n - 1n, 'ffffffffffffffffff01'],
  ])('writes and reads %s as a varint', (value, hex) => {
    expect(varint(value).toString('hex')).toBe(hex);
    expect(readVarint(Buffer.from(hex, 'hex'), 0)).toEqual({ value, end: hex.length / 2 });
  });

  it('asks for more bytes when a varint is not complete', () => {
    expect(readVarint(Buffer.from('80', 'hex'), 0)).toBeNull();
  });

  it('refuses a varint of more than 64 bits', () => {
    expect(() => readVarint(Buffer.alloc(11, 0x80), 0)).toThrow('64 bits');
  });

  it('reads back each kind of field', () => {
    const fields = parseProtobuf(
      Buffer.concat([
        integerField(1, true),
        integerField(3, -1),
        fixed64Field(7, 2n ** 63n + 1n),
        bytesField(10, 'one'),
        bytesField(10, Buffer.from('zwei')),
        Buffer.from('7d01000000', 'hex'), // field 15, fixed32
      ]),
    );
    expect(integerIn(fields, 1)).toBe(1n);
    expect(integerIn(fields, 3)).toBe(2n ** 64n - 1n);
    expect(integerIn(fields, 7)).toBe(2n ** 63n + 1n);
    expect(integerIn(fields, 15)).toBe(1n);
    expect(integerIn(fields, 2)).toBe(0n);
    expect(textsIn(fields, 10)).toEqual(['one', 'zwei']);
    expect(bytesIn(fields, 1)).toEqual([]);
  });

  it.each(['08', '0a05', '0a0561', '09ff', '0b'])(
    'refuses %s, which is cut short or old',
    (hex) => {
      expect(() => parseProtobuf(Buffer.from(hex, 'hex'))).toThrow(/cut short|wire type/);
    },
  );
});
