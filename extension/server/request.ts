import * as v from 'valibot';
import { ProblemBody } from '../../server/contract/api.ts';
import { serverUrl } from '../stored.ts';
import { sharedCalls } from '../timing/shared-calls.ts';
import { serverWords } from '../words/server.ts';
import { createPausedPaths } from './paused-paths.ts';
import { retryAfterMs } from './retry-after.ts';
import { roundTrip } from './round-trip.ts';
import { serverClock } from './server-clock.ts';
import { ServerError } from './server-error.ts';

/** Ms to wait for an answer, on a line that is not slow; a server that is well gives it in a few. */
const TIMEOUT_MS = 10_000;

/** What came back, whole. `body` is `undefined` where it is no JSON. */
interface Answer {
  response: Response;
  body: unknown;
}

const paused = createPausedPaths(() => performance.now());
const share = sharedCalls<Answer>();
/** Whether the last request of all had an answer from the server. */
let answers = true;

/**
 * Whether the server answered when it was asked last. What is done now and then, and not because
 * somebody waits for it, is left until it does or there is a connection again: only the retries of
 * that look for the server.
 */
export function serverAnswers(): boolean {
  return answers;
}

/** Somebody else is signed in: what the server asked of whoever was before does not bind them. */
export function forgetPauses(): void {
  paused.clear();
}

/**
 * Asks the server and checks what it answers. Who asks the same at the same time gets the same answer.
 *
 * @param path such as `/api/config`
 * @param schema what a good answer looks like
 * @throws ServerError when there is no answer, when it is an error, when it is not of that shape, and
 * when the server has asked not to be asked again yet
 */
export async function request<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  init: RequestInit = {},
): Promise<v.InferOutput<Schema>> {
  const url = `${await serverUrl.get()}${path}`;
  const [place = url] = url.split('?');
  paused.check(place);
  const { response, body } = await askShared(url, init);
  if (!response.ok) {
    const error = errorOf(response, body);
    const { headers } = response;
    paused.note(place, error, retryAfterMs(headers.get('retry-after'), headers.get('date')));
    throw error;
  }
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  throw new ServerError(serverWords.unexpected(path), response.status, null);
}

function askShared(url: string, init: RequestInit): Promise<Answer> {
  if (init.method !== undefined && init.method !== 'GET') return ask(url, init);
  const asker = new Headers(init.headers).get('authorization') ?? '';
  return share(`${asker} ${url}`, () => ask(url, init));
}

async function ask(url: string, init: RequestInit): Promise<Answer> {
  const patience = roundTrip.patience(TIMEOUT_MS);
  const askedAt = performance.now();
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(patience) });
    // A connection can also be lost in the middle of an answer.
    const body = bodyOf(await response.text());
    if (response.ok && body === undefined) {
      throw new TypeError('something else answers in its place, such as a network’s sign-in page');
    }
    answers = true;
    roundTrip.answered(performance.now() - askedAt);
    serverClock.noteAnswer(response.headers.get('date'));
    return { response, body };
  } catch (error) {
    answers = false;
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      roundTrip.unanswered(patience);
    }
    throw new ServerError(serverWords.silent(messageOf(error)), null, null);
  }
}

function errorOf(response: Response, body: unknown): ServerError {
  const problem = v.safeParse(ProblemBody, body);
  return problem.success
    ? new ServerError(problem.output.detail, response.status, problem.output.code)
    : new ServerError(serverWords.answered(response.status), response.status, null);
}

/** A body that is empty is JSON's `null`; one that is no JSON, such as a proxy's page, is nothing. */
function bodyOf(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
