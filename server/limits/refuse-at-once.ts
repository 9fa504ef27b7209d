import type { IncomingMessage, RequestListener } from 'node:http';
import { corsHeaders, type MayCall } from '../http/cors.ts';
import { writeProblem } from '../http/write-problem.ts';
import { bearerOf } from '../identity/signed-in.ts';
import { tooManyRequests } from './limits.ts';
import type { RefusedTokens } from './refused-tokens.ts';

/**
 * `answer`, but for who was told to come again later and has not waited: they are told so once more. That
 * costs a third of a route's refusal, and is what a program that never waits makes the server do all day.
 * What has a body is left to `answer`, which knows how to be rid of it.
 */
export function refuseAtOnce(
  refused: RefusedTokens,
  mayCall: MayCall,
  answer: RequestListener,
): RequestListener {
  return (request, response) => {
    const { authorization, origin } = request.headers;
    const token = hasBody(request) ? null : bearerOf(authorization);
    const wait = token === null ? null : refused.wait(token);
    if (wait === null) return answer(request, response);
    writeProblem(response, tooManyRequests(wait), corsHeaders(origin, mayCall));
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3 */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}
