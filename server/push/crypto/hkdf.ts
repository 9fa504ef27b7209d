import { hash } from 'node:crypto';

/** Bytes that SHA-256 takes at a time, and gives. */
const BLOCK = 64;
const HASH = 32;
/** The number of the one block of output. */
const FIRST = Buffer.from([1]);

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
  return hmac(secret, Buffer.concat([info, FIRST])).subarray(0, length);
}

/**
 * HMAC with SHA-256 (RFC 2104), for keys of a block at most. Digests are asked for as strings, with a
 * character a byte: Node makes an `ArrayBuffer` for every one that it gives as bytes, which takes longer
 * than the hash.
 */
function hmac(key: Uint8Array, message: Uint8Array): Buffer {
  if (key.length > BLOCK) throw new RangeError(`A key of ${key.length} bytes is too long here.`);
  const inner = Buffer.allocUnsafe(BLOCK + message.length);
  const outer = Buffer.allocUnsafe(BLOCK + HASH);
  for (let index = 0; index < BLOCK; index += 1) {
    const byte = key[index] ?? 0;
    inner[index] = byte ^ 0x36;
    outer[index] = byte ^ 0x5c;
  }
  inner.set(message, BLOCK);
  outer.write(hash('sha256', inner, 'binary'), BLOCK, 'latin1');
  return Buffer.from(hash('sha256', outer, 'binary'), 'latin1');
}
