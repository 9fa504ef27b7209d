import { parentPort } from 'node:worker_threads';
import { encryptOne, type PlainMessage } from './encryptor.ts';

/** The other end of an encryptor: answers every list of messages, in order. */
parentPort?.on('message', (messages: PlainMessage[]) => {
  parentPort?.postMessage(messages.map(encryptOne));
});
