import { expect, it } from 'vitest';
import { parseEncryptedBody } from './encrypted-body.ts';

/** A header of RFC 8188 and `record` bytes after it. */
function body(options: {
  recordSize?: number;
  keyLength?: number;
  point?: number;
  record?: number;
}) {
  const { recordSize = 4096, keyLength = 65, point = 4, record = 40 } = options;
  const bytes = Buffer.alloc(86 + record);
  bytes.writeUInt32BE(recordSize, 16);
  bytes[20] = keyLength;
  bytes[21] = point;
  return bytes;
}

it('takes a header with one record', () => {
  const { salt, senderKey, record } = parseEncryptedBody('aes128gcm', body({}));
  expect([salt.length, senderKey.length, record.length]).toEqual([16, 65, 40]);
});

it.each([
  ['another encoding', 'aesgcm', body({}), 'aes128gcm'],
  ['no encoding', undefined, body({}), 'aes128gcm'],
  ['half a header', 'aes128gcm', body({}).subarray(0, 50), 'shorter than its header'],
  ['a key id of another length', 'aes128gcm', body({ keyLength: 4 }), 'keyid'],
  ['a compressed point', 'aes128gcm', body({ point: 2 }), 'keyid'],
  ['a record size that holds no text', 'aes128gcm', body({ recordSize: 17 }), 'less than 18'],
  ['two records', 'aes128gcm', body({ recordSize: 39 }), 'more than one record'],
  ['no record', 'aes128gcm', body({ record: 16 }), 'shorter than its tag'],
])('refuses %s', (_, encoding, bytes, reason) => {
  expect(() => parseEncryptedBody(encoding, bytes)).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(reason) }),
  );
});
