import { createMiddleware } from 'hono/factory';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';

/**
 * Bytes of a body that is refused and read to its end all the same, times the limit: whoever sends while
 * it is answered may lose the answer (RFC 9112, 9.6), or the next one on the connection.
 */
const DISCARDED = 128;

/**
 * Refuses a body of more than `maxBytes`, whether or not its length was said. No more than that is kept.
 *
 * @throws Problem `body-too-large`
 */
export function limitBody(maxBytes: number) {
  return createMiddleware(async (c, next) => {
    const { body, headers } = c.req.raw;
    const isChunked = headers.has('transfer-encoding');
    const length = Number(headers.get('content-length') ?? 0);
    if (body === null || (!isChunked && length <= maxBytes)) {
      await next();
      return;
    }
    // Nobody waits for so much, nor for what only says that it comes.
    if (length > maxBytes * DISCARDED) throw tooLarge(maxBytes);
    const kept: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > maxBytes * DISCARDED) break;
      if (size <= maxBytes) kept.push(new Uint8Array(value));
    }
    if (size > maxBytes) throw tooLarge(maxBytes);
    c.req.raw = new Request(c.req.raw, { body: new Blob(kept) });
    await next();
  });
}

function tooLarge(maxBytes: number): Problem {
  return new Problem('body-too-large', requestWords.bodyTooLarge(maxBytes));
}
