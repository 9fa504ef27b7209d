import type { IncomingMessage } from 'node:http';

/**
 * Reads the body of `request` to its end, so that the connection can be used again.
 *
 * @param limit bytes; of a longer body no more than one chunk beyond it is kept
 * @returns the body, or `null` when the sender hangs up before its end
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let kept = 0;
    request.on('data', (chunk: Buffer) => {
      if (kept > limit) return;
      chunks.push(chunk);
      kept += chunk.length;
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve(null));
  });
}
