import { Worker } from 'node:worker_threads';
import { type BrowserKeys, encrypt } from './encryption.ts';

/** A message that is to be encrypted for a browser. */
export interface PlainMessage {
  plaintext: string;
  keys: BrowserKeys;
}

/** The encrypted message, or `null` where the browser's keys are none. */
export type EncryptedMessage = Uint8Array | null;

/** Encrypts messages, many at a time. */
export interface Encryptor {
  encryptAll(messages: readonly PlainMessage[]): Promise<EncryptedMessage[]>;
  close(): Promise<void>;
}

/** So many messages are done sooner than a thread is asked. */
const FEW = 8;

interface Waiting {
  resolve(encrypted: EncryptedMessage[]): void;
  reject(error: Error): void;
}

/**
 * Encrypts on a thread of its own, started when first needed: the curve takes most of the time that
 * sending takes, and meanwhile this thread does the network's part and serves everybody else.
 */
export function createEncryptor(): Encryptor {
  const waiting: Waiting[] = [];
  let thread: Worker | null = null;

  function end(error: Error): void {
    thread = null; // the next message starts another
    for (const { reject } of waiting.splice(0)) reject(error);
  }

  function start(): Worker {
    const started = new Worker(new URL('./encryption-thread.ts', import.meta.url));
    started.unref();
    started.on('message', (encrypted: EncryptedMessage[]) => waiting.shift()?.resolve(encrypted));
    started.on('error', end);
    return started;
  }

  return {
    async encryptAll(messages) {
      if (messages.length <= FEW) return messages.map(encryptOne);
      thread ??= start();
      const { promise, resolve, reject } = Promise.withResolvers<EncryptedMessage[]>();
      waiting.push({ resolve, reject });
      thread.postMessage(messages);
      return promise;
    },
    async close() {
      await thread?.terminate();
      end(new Error('The encryptor was closed.'));
    },
  };
}

/** Encrypts one message. */
export function encryptOne({ plaintext, keys }: PlainMessage): EncryptedMessage {
  try {
    return encrypt(Buffer.from(plaintext), keys);
  } catch {
    return null; // the only input that can be wrong is the browser's key: it is on no curve
  }
}
