import { describe, expect, it } from 'vitest';
import { areUsable, encrypt } from './encryption.ts';

const MAX_PLAINTEXT = 3_993;

// https://www.rfc-editor.org/rfc/rfc8291#appendix-A
const RFC_8291 = {
  plaintext: 'When I grow up, I want to be a watermelon',
  keys: {
    p256dh:
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
  privateKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

describe('encrypt', () => {
  it('does as the example in RFC 8291 does', () => {
    const { plaintext, keys, privateKey, salt, body } = RFC_8291;
    const encrypted = encrypt(Buffer.from(plaintext), keys, {
      privateKey: Buffer.from(privateKey, 'base64url'),
      salt: Buffer.from(salt, 'base64url'),
    });
    expect(encrypted.toString('base64url')).toBe(body);
  });

  it('never encrypts two messages alike', () => {
    const message = Buffer.from('again');
    expect(encrypt(message, RFC_8291.keys)).not.toEqual(encrypt(message, RFC_8291.keys));
  });

  it('makes what is as long as allowed into what every push service takes', () => {
    expect(encrypt(Buffer.alloc(MAX_PLAINTEXT, 'x'), RFC_8291.keys)).toHaveLength(4_096);
  });

  it('refuses a key that is on no curve', () => {
    const p256dh = `B${'A'.repeat(86)}`;
    const keys = { ...RFC_8291.keys, p256dh };
    expect(() => encrypt(Buffer.from('x'), keys)).toThrow();
    expect([areUsable(keys), areUsable(RFC_8291.keys)]).toEqual([false, true]);
  });
});
