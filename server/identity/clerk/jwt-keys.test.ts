import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readJwtKeys } from './jwt-keys.ts';

const rsa = (modulusLength = 2048) => generateKeyPairSync('rsa', { modulusLength });
const pemOf = (key: ReturnType<typeof rsa>['publicKey']) =>
  key.export({ type: 'spki', format: 'pem' }).toString();
const first = pemOf(rsa().publicKey);
const second = pemOf(rsa().publicKey);

describe('CLERK_JWT_KEY', () => {
  it('is one PEM', () => {
    expect(readJwtKeys(first)).toEqual({ keys: [first] });
  });

  it('may be on one line', () => {
    expect(readJwtKeys(first.trim().replaceAll('\n', '\\n'))).toEqual({ keys: [first] });
  });

  it('is two while a key is rotated', () => {
    expect(readJwtKeys(`${first}\n${second}`)).toEqual({ keys: [first, second] });
  });

  const privateKey = rsa().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  it.each([
    ['a private key', privateKey, /private/],
    ['no PEM', 'hunter2', /PEM/],
    ['a damaged PEM', first.replace(/\n.{20}/, '\n'), /RSA/],
    ['a key of another kind', elliptic.export({ type: 'spki', format: 'pem' }).toString(), /RSA/],
    ['a key of another size', pemOf(rsa(3072).publicKey), /2048/],
    ['three keys', first + second + first, /3 keys/],
  ])('is refused when it is %s', (_what, text, why) => {
    const read = readJwtKeys(text);
    expect('problem' in read && read.problem).toMatch(why);
  });
});
