import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorHandler, NotFoundHandler } from 'hono';
import type { Logger } from 'pino';
import type { Outages } from '../health/outages.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';
import { isClientGone } from './is-client-gone.ts';
import { unavailable } from './unavailable.ts';
import { writeProblem } from './write-problem.ts';

/** Characters of an address that an answer says again. */
const MAX_PATH_CHARS = 200;
/** Seconds that a start takes, about. */
const STARTING_S = 2;

/**
 * Turns whatever a route throws into a problem+json answer. Where a dependency did not answer, that is
 * 503; what nobody foresaw is logged whole and told as `internal`.
 *
 * @param outages tells of a dependency once, however many requests fail
 */
export function answerErrors(
  log: Logger,
  outages: Pick<Outages, 'report'> | null = null,
): ErrorHandler {
  return (error, c) => {
    const problem =
      error instanceof Problem
        ? error
        : isClientGone(c.env)
          ? new Problem('malformed-request', requestWords.connectionEnded)
          : problemOf(error, c.req.path);
    return problem.toResponse();
  };

  function problemOf(error: unknown, path: string): Problem {
    const dependency = outages?.report(error) ?? null;
    if (dependency !== null) return unavailable(dependency);
    log.error({ err: error, path }, 'request failed');
    return new Problem('internal', requestWords.failureLogged);
  }
}

/** Answers an address that no route serves. */
export const answerNotFound: NotFoundHandler = (c) =>
  new Problem(
    'not-found',
    requestWords.noRoute(c.req.method, c.req.path.slice(0, MAX_PATH_CHARS)),
  ).toResponse();

/** Answers every request while the server is starting; for `createServer`, before there are any routes. */
export function answerStarting(_request: IncomingMessage, response: ServerResponse): void {
  const problem = new Problem('not-ready', requestWords.starting, [], STARTING_S);
  writeProblem(response, problem, { connection: 'close' });
}
