import type { IncomingMessage } from 'node:http';

/**
 * The body of a request, or why there is none. The rest of one that is too large is not kept: Node
 * discards it once the response is sent.
 */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Buffer | 'too large' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      request.off('data', onData);
      request.pause();
      resolve('too large');
    };
    request.on('data', onData);
    request.once('end', () => resolve(Buffer.concat(chunks)));
    // Comes after `end` too; then it changes nothing.
    request.once('close', () => resolve('aborted'));
  });
}
