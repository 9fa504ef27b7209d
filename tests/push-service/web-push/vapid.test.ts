import { createECDH, createPrivateKey, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import webPush from 'web-push';
import { checkVapidUse, parseVapidHeader, readVapidToken } from './vapid.ts';

/** RFC 8292 section 2.4. */
const EXAMPLE =
  'vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs';

const refused = (status: number, reason: string) =>
  expect.objectContaining({ status, message: expect.stringContaining(reason) });

describe('parseVapidHeader', () => {
  it('takes any order, case and spacing', () => {
    expect(parseVapidHeader('Vapid  k="KEY" ,t=a.b.c')).toEqual({ token: 'a.b.c', key: 'KEY' });
  });

  it.each([
    ['no header', undefined, 401],
    ['another scheme', 'WebPush a.b.c', 401],
    ['a bearer token', 'Bearer abc', 401],
    ['no key', 'vapid t=a.b.c', 403],
    ['no token', 'vapid k=KEY', 403],
    ['a token twice', 'vapid t=a.b.c, t=a.b.c, k=KEY', 403],
    ['a parameter without value', 'vapid t, k=KEY', 403],
  ])('refuses %s', (_, header, status) => {
    expect(() => parseVapidHeader(header)).toThrow(refused(status, 'vapid'));
  });
});

describe('readVapidToken', () => {
  it('reads the example of RFC 8292', () => {
    expect(readVapidToken(parseVapidHeader(EXAMPLE))).toEqual({
      aud: 'https://push.example.net',
      exp: 1_453_523_768,
      sub: 'mailto:push@example.com',
    });
  });

  it('reads what web-push signs', () => {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    const { Authorization } = webPush.getVapidHeaders(
      'https://fcm.googleapis.com',
      'https://alongside.example',
      publicKey,
      privateKey,
      'aes128gcm',
    );
    expect(readVapidToken(parseVapidHeader(Authorization))).toMatchObject({
      aud: 'https://fcm.googleapis.com',
    });
  });

  const claims = { aud: 'https://push.example.net', exp: 1, sub: 'mailto:a@b.example' };
  const es256 = { typ: 'JWT', alg: 'ES256' };

  it.each([
    ['another algorithm', signed({ alg: 'none' }, claims), 'ES256'],
    ['no aud', signed(es256, { ...claims, aud: undefined }), 'aud'],
    ['no exp', signed(es256, { ...claims, exp: undefined }), 'exp'],
    ['an exp in words', signed(es256, { ...claims, exp: 'soon' }), 'exp'],
    ['no sub', signed(es256, { ...claims, sub: undefined }), 'sub'],
    ['two parts', { ...signed(es256, claims), token: 'a.b' }, 'three parts'],
    ['a part that is not JSON', { ...signed(es256, claims), token: 'a.b.c' }, 'JSON'],
    ['a short key', { ...signed(es256, claims), key: 'AAAA' }, 'P-256'],
    ['a key off the curve', { ...signed(es256, claims), key: offCurve() }, 'P-256'],
    ['the signature of another key', { ...signed(es256, claims), key: newKey().k }, 'signature'],
    ['a signature in DER', signed(es256, claims, 'der'), 'signature'],
  ])('refuses %s', (_, credentials, reason) => {
    expect(() => readVapidToken(credentials)).toThrow(refused(403, reason));
  });
});

describe('checkVapidUse', () => {
  const now = 1_000_000_000_000;
  const use = { origin: 'https://fcm.googleapis.com', subscribedKey: 'KEY', now };
  const good = { aud: use.origin, exp: now / 1000 + 3600, sub: 'mailto:ops@alongside.example' };

  it('takes the last second of 24 hours', () => {
    expect(() => checkVapidUse('KEY', { ...good, exp: now / 1000 + 86_400 }, use)).not.toThrow();
  });

  it.each([
    ['another key', 'OTHER', good, 'subscription was made with'],
    ['another origin', 'KEY', { ...good, aud: 'https://web.push.apple.com' }, 'aud is'],
    ['an origin with a path', 'KEY', { ...good, aud: `${use.origin}/` }, 'aud is'],
    ['a token of the past', 'KEY', { ...good, exp: now / 1000 }, 'expired'],
    ['a token of 24 h 1 s', 'KEY', { ...good, exp: now / 1000 + 86_401 }, '24 hours'],
    ['a sub without scheme', 'KEY', { ...good, sub: 'ops@alongside.example' }, 'sub'],
    ['an http sub', 'KEY', { ...good, sub: 'http://alongside.example' }, 'sub'],
  ])('refuses %s', (_, key, claims, reason) => {
    expect(() => checkVapidUse(key, claims, use)).toThrow(refused(403, reason));
  });
});

function newKey() {
  const pair = createECDH('prime256v1');
  const point = pair.generateKeys();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
      .subarray(-32)
      .toString('base64url'),
  };
  return {
    k: point.toString('base64url'),
    key: createPrivateKey({ format: 'jwk', key: jwk }),
  };
}

function offCurve(): string {
  const point = Buffer.from(newKey().k, 'base64url');
  point[64] = (point[64] ?? 0) ^ 1;
  return point.toString('base64url');
}

function signed(head: object, claims: object, dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363') {
  const { k, key } = newKey();
  const parts = [head, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signature = sign('sha256', Buffer.from(parts.join('.')), { key, dsaEncoding });
  return { token: `${parts.join('.')}.${signature.toString('base64url')}`, key: k };
}
