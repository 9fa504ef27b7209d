import type Pusher from 'pusher';
import type { startChannels } from './start-channels.ts';

/** Sends a signed request and returns its status and body, whatever the status. */
export async function request(
  { api, port }: { api: Pusher; port: number },
  method: 'GET' | 'POST',
  resource: string,
  { body, params = {} }: { body?: unknown; params?: Record<string, string> } = {},
) {
  const path = `/apps/1${resource}`;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const query = api.createSignedQueryString({
    method,
    path,
    params,
    ...(text === undefined ? {} : { body: text }),
  });
  const response = await fetch(`http://127.0.0.1:${port}${path}?${query}`, {
    method,
    ...(text === undefined ? {} : { body: text }),
  });
  const answer = await response.text();
  const json = response.headers.get('content-type') === 'application/json';
  return { status: response.status, body: json ? JSON.parse(answer) : answer };
}

/** Publishes an event, as Pusher’s libraries do. */
export function trigger(running: Awaited<ReturnType<typeof startChannels>>, body: unknown) {
  return request(running, 'POST', '/events', { body });
}

/** An event that is right. */
export const EVENT = { name: 'event', channels: ['news'], data: '{}' };
