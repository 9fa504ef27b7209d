import { hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hkdf } from './hkdf.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('hkdf', () => {
  it('does as the first example of RFC 5869 does', () => {
    const made = hkdf(
      hex('0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b'),
      hex('000102030405060708090a0b0c'),
      hex('f0f1f2f3f4f5f6f7f8f9'),
      32,
    );
    expect(made.toString('hex')).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf',
    );
  });

  it.each([0, 1, 16, 64])('does as Node does with a salt of %i bytes', (bytes) => {
    const [input, salt, info] = [randomBytes(32), randomBytes(bytes), randomBytes(144)];
    expect(hkdf(input, salt, info, 12)).toEqual(
      Buffer.from(hkdfSync('sha256', input, salt, info, 12)),
    );
  });
});
