import { hash } from 'node:crypto';

/** Bytes that SHA-256 takes at a time, and gives. */
const BLOCK = 64;
const HASH = 32;

/**
 * The first half of HKDF with SHA-256 (RFC 5869, section 2.2). Node's own `hkdf` wraps each key in an
 * object first, which takes several times as long as all that is computed here.
 */
export function extract(salt: Uint8Array, input: Uint8Array): Buffer {
  return hmac(salt, input);
}

/**
 * The second half (section 2.3), for one block of output.
 *
 * @param length bytes, up to 32
 */
export function expand(secret: Uint8Array, info: Uint8Array, length: number): Buffer {
  const message = new Uint8Array(info.length + 1);
  message.set(info);
  message[info.length] = 1;
  return hmac(secret, message).subarray(0, length);
}

/** HMAC with SHA-256 (RFC 2104), for keys of a block at most. */
function hmac(key: Uint8Array, message: Uint8Array): Buffer {
  const inner = new Uint8Array(BLOCK + message.length).fill(0x36, 0, BLOCK);
  const outer = new Uint8Array(BLOCK + HASH).fill(0x5c, 0, BLOCK);
  // By index: an iterator over it takes as long as the hashes.
  for (let index = 0; index < key.length; index += 1) {
    const byte = key[index] ?? 0;
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  inner.set(message, BLOCK);
  outer.set(hash('sha256', inner, 'buffer'), BLOCK);
  return hash('sha256', outer, 'buffer');
}
