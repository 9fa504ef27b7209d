import { PushProblem } from './push-problem.ts';

/** Bytes; the most that every push service must take (RFC 8030 section 7.2), and that FCM takes. */
export const LARGEST_BODY = 4096;

/** A body in `aes128gcm`: the header of RFC 8188 section 2.1 and, after RFC 8291 section 4, one record. */
export interface EncryptedBody {
  salt: Buffer;
  /** The sender's one-time public key: an uncompressed point on P-256. */
  senderKey: Buffer;
  /** Encrypted text with its tag. */
  record: Buffer;
}

const SALT = 16;
const KEY = 65;
const HEADER = SALT + 4 + 1 + KEY;
const TAG = 16;

/**
 * Takes the body of a push message apart.
 *
 * @param encoding its `Content-Encoding`
 * @throws PushProblem 400 when a browser could not decrypt it, whatever its keys
 */
export function parseEncryptedBody(encoding: string | undefined, body: Buffer): EncryptedBody {
  if (encoding !== 'aes128gcm') throw new PushProblem(400, 'Content-Encoding is not aes128gcm.');
  if (body.length < HEADER) throw new PushProblem(400, 'The body is shorter than its header.');
  const recordSize = body.readUInt32BE(SALT);
  const senderKey = body.subarray(HEADER - KEY, HEADER);
  const record = body.subarray(HEADER);
  if (body[SALT + 4] !== KEY || senderKey[0] !== 4) {
    throw new PushProblem(400, 'keyid is no uncompressed point on P-256.');
  }
  if (recordSize < TAG + 2) throw new PushProblem(400, 'The record size is less than 18.');
  if (record.length > recordSize) throw new PushProblem(400, 'The body is more than one record.');
  if (record.length < TAG + 1) throw new PushProblem(400, 'The record is shorter than its tag.');
  return { salt: body.subarray(0, SALT), senderKey, record };
}
