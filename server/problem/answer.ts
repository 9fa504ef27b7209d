import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorHandler, NotFoundHandler } from 'hono';
import type { Logger } from 'pino';
import { PROBLEMS } from './codes.ts';
import { Problem } from './problem.ts';

/** Characters of an address that an answer says again. */
const MAX_PATH_CHARS = 200;

/** Turns whatever a route throws into a problem+json answer; what nobody foresaw is logged whole and told as `internal`. */
export function answerErrors(log: Logger): ErrorHandler {
  return (error, c) => {
    const problem = error instanceof Problem ? error : unforeseen(error, log, c.req.path);
    const response = problem.toResponse();
    for (const [name, value] of c.res.headers) {
      if (name.startsWith('access-control-') || name === 'vary') response.headers.set(name, value);
    }
    return response;
  };
}

/** Answers an address that no route serves. */
export const answerNotFound: NotFoundHandler = (c) =>
  new Problem(
    'not-found',
    `No ${c.req.method} ${c.req.path.slice(0, MAX_PATH_CHARS)} on this server.`,
  ).toResponse();

function unforeseen(error: unknown, log: Logger, path: string): Problem {
  log.error({ err: error, path }, 'request failed');
  return new Problem(
    'internal',
    'The failure was logged. Try again; if it stays, tell the operator.',
  );
}

/** Answers every request while the server is starting; for `createServer`, before there are any routes. */
export function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  const { status, title } = PROBLEMS['not-ready'];
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'retry-after': '2',
    connection: 'close',
  });
  response.end(
    JSON.stringify({
      type: 'urn:alongside:problem:not-ready',
      title,
      status,
      code: 'not-ready',
      detail: 'The server is starting. Try again in a moment.',
    }),
  );
}
