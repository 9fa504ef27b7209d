import { hash } from 'node:crypto';

/** Bytes that SHA-256 takes at a time, and gives. */
const BLOCK = 64;
const HASH = 32;

/**
 * HKDF with SHA-256 (RFC 5869) for one block of output. Node's own wraps each key in an object first,
 * which takes several times as long as all that is computed here.
 *
 * @param length bytes, up to 32
 */
export function hkdf(
  input: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length: number,
): Buffer {
  const expanded = new Uint8Array(info.length + 1);
  expanded.set(info);
  expanded[info.length] = 1;
  return hmac(hmac(salt, input), expanded).subarray(0, length);
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
