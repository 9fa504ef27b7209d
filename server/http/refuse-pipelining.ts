import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/**
 * Whether a request came before the one before it, on the same connection, was answered: Node then
 * gives its answer no socket until it is its turn.
 *
 * @param response of a request that has just come
 */
export function isPipelined(response: ServerResponse): boolean {
  return response.socket === null;
}

/**
 * Ends a connection that sends a request before the last one was answered, as no browser and no proxy
 * does. Node would work on a thousand of them in one go, out of one packet, while everybody waits. A
 * server may do so: who pipelines has to expect it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2
 */
export function refusePipelining(listener: RequestListener): RequestListener {
  return (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    if (isPipelined(response)) request.socket.destroy();
    else listener(request, response);
  };
}
