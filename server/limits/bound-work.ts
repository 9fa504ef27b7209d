import type { IncomingMessage, RequestListener } from 'node:http';
import { corsHeaders, type MayCall } from '../http/cors.ts';
import { writeProblem } from '../http/write-problem.ts';
import { Problem } from '../problem/problem.ts';
import { requestWords } from '../words/request.ts';

/** Requests that are under way at once: what a server does in two seconds. */
const MAX_UNDER_WAY = 500;
/** As many of them may be for anything else than to be on a chapter. */
const MAX_OF_OTHERS = 300;
/** Seconds in which those are done. */
const RETRY_AFTER_S = 2;

/** What a browser asks for to be on a chapter. */
const JOINING: ReadonlySet<string> = new Set([
  '/api/config',
  '/api/local-identity/token',
  '/api/presence/connect',
  '/api/pusher/auth',
  '/api/pusher/user-auth',
]);
/** What tells whether the server does its work. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

/**
 * `answer`, for as many requests as can be under way at once; who comes beyond that is told at once to come again,
 * those first who do not come to a chapter. So a return of thousands waits in their browsers, and not in here.
 */
export function boundWork(answer: RequestListener, mayCall: MayCall): RequestListener {
  let underWay = 0;
  return (request, response) => {
    const path = pathOf(request);
    const most = JOINING.has(path) ? MAX_UNDER_WAY : MAX_OF_OTHERS;
    if (underWay >= most && !PROBES.has(path)) {
      const problem = new Problem('busy', requestWords.busy, [], RETRY_AFTER_S);
      writeProblem(response, problem, corsHeaders(request.headers.origin, mayCall));
      return;
    }
    underWay += 1;
    const end = () => {
      underWay -= 1;
    };
    // Node tells of no end of an answer whose connection is gone before its turn.
    if (response.socket === null) request.socket.once('close', end);
    else response.once('close', end);
    answer(request, response);
  };
}

const pathOf = ({ url = '/' }: IncomingMessage) => url.split('?', 1)[0] ?? '';
