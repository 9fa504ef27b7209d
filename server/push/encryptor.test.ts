import { createECDH, randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { createEncryptor, type PlainMessage } from './encryptor.ts';

const encryptor = createEncryptor();
afterAll(() => encryptor.close());

function message(plaintext: string): PlainMessage {
  const curve = createECDH('prime256v1');
  const auth = randomBytes(16).toString('base64url');
  return { plaintext, keys: { p256dh: curve.generateKeys('base64url'), auth } };
}

describe('an encryptor', () => {
  it.each([1, 100])(
    'answers %i messages in order, those without a usable key by null',
    async (many) => {
      const messages = Array.from({ length: many }, (_, length) => message('x'.repeat(length)));
      const hopeless = {
        plaintext: 'x',
        keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
      };
      const encrypted = await encryptor.encryptAll([...messages, hopeless]);
      expect(encrypted.pop()).toBeNull();
      // Header, delimiter and tag are 103 bytes.
      expect(encrypted.map((body) => body?.length)).toEqual(
        messages.map((_, length) => length + 103),
      );
    },
  );

  it('answers lists that are asked for at once', async () => {
    const lists = [20, 30, 40].map((length) => Array.from({ length }, () => message('x')));
    const answers = await Promise.all(lists.map((list) => encryptor.encryptAll(list)));
    expect(answers.map((answer) => answer.length)).toEqual([20, 30, 40]);
  });
});
