import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app/app.ts';
import type { Limits } from '../limits.ts';
import { requestTarget } from '../protocol/request-target.ts';
import { API_ERRORS, type ApiResponse } from './api-response.ts';
import { checkBody, checkSignature } from './authentication.ts';
import { readBody } from './read-body.ts';
import { route } from './route.ts';

/** Whether a request with this path is for the HTTP API. */
export function isApiPath(path: string): boolean {
  return path === '/apps' || path.startsWith('/apps/');
}

/** What the HTTP API works on. */
export interface ApiContext {
  /** By id. */
  apps: ReadonlyMap<string, App>;
  limits: Limits;
  report: (error: unknown) => void;
}

/** Answers a request to `/apps/{id}/…`, also one at which the server fails. */
export async function handleApiRequest(
  context: ApiContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // The requests are signed, so a page can do no more than its server lets it.
  response.setHeader('Access-Control-Allow-Origin', '*');
  if (request.method === 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type, X-Pusher-Library');
    response.writeHead(204).end();
    return;
  }
  const result = await answer(context, request).catch((error: unknown) => {
    context.report(error);
    return API_ERRORS.internal();
  });
  if (!result) return;
  const { status, body } = result;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** The response, or `null` where the client is gone before it has sent everything. */
async function answer(
  { apps, limits }: ApiContext,
  request: IncomingMessage,
): Promise<ApiResponse | null> {
  const { path, query: parameters } = requestTarget(request.url);
  const segments = decodedSegments(path);
  if (!segments) return API_ERRORS.badRequest('The path is not percent-encoded properly');
  const [, id = '', ...rest] = segments;
  const app = apps.get(id);
  if (!app) return API_ERRORS.unknownApp(id);
  const method = request.method ?? '';
  const query = new Map(parameters);
  const problem = checkSignature(
    { method, path, query },
    app.credentials,
    limits.timestampSeconds,
    Date.now(),
  );
  if (problem) return problem;
  if (!app.options.enabled) return API_ERRORS.appDisabled();
  const body = await readBody(request, limits.requestBodyBytes);
  if (body === 'aborted') return null;
  if (body === 'too large') {
    return API_ERRORS.tooLarge(`The body is larger than ${limits.requestBodyBytes} bytes`);
  }
  return (
    checkBody(query, body) ??
    route(app, { method, segments: rest, query, body: body.toString('utf8') })
  );
}

/** `/apps/1/channels/a` as `apps`, `1`, `channels`, `a`; `null` where a segment can't be decoded. */
function decodedSegments(path: string): string[] | null {
  try {
    return path.slice(1).split('/').map(decodeURIComponent);
  } catch {
    return null; // the caller answers 400
  }
}
