import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { APP } from './start-channels.ts';

/** Opens a WebSocket that is expected to be refused in plain HTTP; resolves with the answer. */
export function refusedUpgrade(
  port: number,
): Promise<{ status: number | undefined; retryAfter: string | undefined }> {
  const webSocket = new WebSocket(`ws://127.0.0.1:${port}/app/${APP.key}?protocol=7`);
  onTestFinished(() => webSocket.terminate());
  return new Promise((resolve, reject) => {
    webSocket.on('unexpected-response', (_request, { statusCode, headers }) => {
      resolve({ status: statusCode, retryAfter: headers['retry-after'] });
      webSocket.terminate();
    });
    webSocket.on('open', () => reject(new Error('It was let in')));
    webSocket.on('error', () => {
      // Comes of the end that the test puts to it.
    });
  });
}
