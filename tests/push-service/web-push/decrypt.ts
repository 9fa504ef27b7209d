import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import type { EncryptedBody } from './encrypted-body.ts';

/** What a browser keeps of a subscription's keys (RFC 8291 section 2). */
export interface SubscriptionKeys {
  /** The private key, 32 bytes. */
  privateKey: Buffer;
  /** `p256dh`: an uncompressed point, 65 bytes. */
  publicKey: Buffer;
  /** `auth`: 16 bytes. */
  auth: Buffer;
}

const TAG = 16;
/** Closes the text of a last record; zeros after it are padding (RFC 8188 section 2). */
const LAST_RECORD = 2;

/**
 * Decrypts a push message as a browser does (RFC 8291 section 3.4).
 *
 * @throws Error when it was encrypted for other keys, or changed on its way
 */
export function decrypt(
  { salt, senderKey, record }: EncryptedBody,
  keys: SubscriptionKeys,
): string {
  const exchange = createECDH('prime256v1');
  exchange.setPrivateKey(keys.privateKey);
  const secret = exchange.computeSecret(senderKey);
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), keys.publicKey, senderKey]);
  const seed = Buffer.from(hkdfSync('sha256', secret, keys.auth, keyInfo, 32));
  const contentKey = hkdfSync('sha256', seed, salt, 'Content-Encoding: aes128gcm\0', 16);
  const nonce = hkdfSync('sha256', seed, salt, 'Content-Encoding: nonce\0', 12);
  const decipher = createDecipheriv('aes-128-gcm', Buffer.from(contentKey), Buffer.from(nonce));
  decipher.setAuthTag(record.subarray(-TAG));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -TAG)), decipher.final()]);
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== LAST_RECORD) throw new Error('The record has no end mark.');
  return padded.toString('utf8', 0, end);
}
