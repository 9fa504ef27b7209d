import { createECDH, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { decrypt } from './decrypt.ts';
import { parseEncryptedBody } from './encrypted-body.ts';

describe('decrypt', () => {
  it('reads the example of RFC 8291 section 5', () => {
    const body = Buffer.from(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
      'base64url',
    );
    const keys = {
      privateKey: Buffer.from('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url'),
      publicKey: Buffer.from(
        'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        'base64url',
      ),
      auth: Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url'),
    };
    expect(decrypt(parseEncryptedBody('aes128gcm', body), keys)).toBe(
      'When I grow up, I want to be a watermelon',
    );
  });

  const exchange = createECDH('prime256v1');
  const keys = {
    publicKey: exchange.generateKeys(),
    privateKey: exchange.getPrivateKey(),
    auth: randomBytes(16),
  };
  const encrypt = (text: string) =>
    webPush.encrypt(
      keys.publicKey.toString('base64url'),
      keys.auth.toString('base64url'),
      text,
      'aes128gcm',
    ).cipherText;

  it.each(['a', '{"title":"Grüße 👋"}', 'x'.repeat(3993)])('reads what web-push wrote', (text) => {
    expect(decrypt(parseEncryptedBody('aes128gcm', encrypt(text)), keys)).toBe(text);
  });

  it('reads nothing that was for another subscription, or was changed', () => {
    const body = encrypt('secret');
    const parsed = parseEncryptedBody('aes128gcm', body);
    expect(() => decrypt(parsed, { ...keys, auth: randomBytes(16) })).toThrow();
    body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
    expect(() => decrypt(parsed, keys)).toThrow();
  });
});
