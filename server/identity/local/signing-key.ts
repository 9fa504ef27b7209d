import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { loadOrCreateSecret } from '../../load-or-create-secret.ts';

/** The key pair that signs the local identity's tokens on this machine. */
export interface SigningKey {
  privateKey: KeyObject;
  /** PEM, for the verifier. */
  publicKey: string;
}

/** The signing key of `dataDir`, made at first use (RSA 2048, as Clerk's). */
export function signingKey(dataDir: string): SigningKey {
  const pem = loadOrCreateSecret(dataDir, 'local-identity.pem', makePem);
  const privateKey = createPrivateKey(pem);
  return { privateKey, publicKey: pemOf(createPublicKey(privateKey)) };
}

function makePem(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
