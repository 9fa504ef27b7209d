import type { App } from '../app/app.ts';
import { API_ERRORS, type ApiResponse } from './api-response.ts';
import { getChannel, getChannels, getUsers } from './channel-queries.ts';
import { postBatchEvents, postEvents } from './events.ts';
import { terminateConnections } from './users.ts';

/** An authenticated request for one app. */
export interface ApiRequest {
  method: string;
  /** The segments after `/apps/{id}`, percent-decoded. */
  segments: readonly string[];
  query: ReadonlyMap<string, string>;
  body: string;
}

/** Finds what a request asks for and does it. */
export function route(app: App, { method, segments, query, body }: ApiRequest): ApiResponse {
  const [resource, name = '', detail] = segments;
  const on = (expected: string, respond: () => ApiResponse) =>
    method === expected ? respond() : API_ERRORS.methodNotAllowed();
  if (segments.length === 1) {
    if (resource === 'events') return on('POST', () => postEvents(app, body));
    if (resource === 'batch_events') return on('POST', () => postBatchEvents(app, body));
    if (resource === 'channels') return on('GET', () => getChannels(app, query));
  }
  if (segments.length === 2 && resource === 'channels') {
    return on('GET', () => getChannel(app, name, query));
  }
  if (segments.length === 3) {
    if (resource === 'channels' && detail === 'users') return on('GET', () => getUsers(app, name));
    if (resource === 'users' && detail === 'terminate_connections') {
      return on('POST', () => terminateConnections(app, name));
    }
  }
  return API_ERRORS.notFound();
}
