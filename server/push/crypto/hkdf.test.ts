import { hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expand, extract } from './hkdf.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('hkdf', () => {
  it('does as the first example of RFC 5869 does', () => {
    const secret = extract(
      hex('000102030405060708090a0b0c'),
      hex('0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b'),
    );
    expect(secret.toString('hex')).toBe(
      '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5',
    );
    const made = expand(secret, hex('f0f1f2f3f4f5f6f7f8f9'), 32);
    expect(made.toString('hex')).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf',
    );
  });

  it.each([0, 1, 16, 64])('does as Node does with a salt of %i bytes', (bytes) => {
    const [input, salt, info] = [randomBytes(32), randomBytes(bytes), randomBytes(144)];
    expect(expand(extract(salt, input), info, 12)).toEqual(
      Buffer.from(hkdfSync('sha256', input, salt, info, 12)),
    );
  });
});
