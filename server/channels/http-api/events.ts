import type { App } from '../app/app.ts';
import { publish } from '../app/publish.ts';
import { API_ERRORS, type ApiResponse, ok } from './api-response.ts';
import { channelInfo, parseInfo } from './channel-info.ts';
import { type EventRequest, parseBatch, parseTrigger } from './event-request.ts';

/** `POST /events`: one event on up to 100 channels. */
export function postEvents(app: App, body: string): ApiResponse {
  const event = parseTrigger(body, app);
  if ('status' in event) return event;
  const info = parseInfo(event.info);
  if ('unknown' in info) return API_ERRORS.badRequest(`Unknown info attribute: ${info.unknown}`);
  publishAll(app, event);
  if (event.info === null) return ok({});
  const channels = event.channels.map(
    (name) => [name, channelInfo(app, name, info.attributes)] as const,
  );
  // `fromEntries` makes own properties, also of a channel that is called `__proto__`.
  return ok({ channels: Object.fromEntries(channels) });
}

/** `POST /batch_events`: up to 10 events, each on its own channel. */
export function postBatchEvents(app: App, body: string): ApiResponse {
  const events = parseBatch(body, app);
  if ('status' in events) return events;
  const infos = events.map((event) => parseInfo(event.info));
  const unknown = infos.find((info) => 'unknown' in info);
  if (unknown) return API_ERRORS.badRequest(`Unknown info attribute: ${unknown.unknown}`);
  for (const event of events) publishAll(app, event);
  if (events.every((event) => event.info === null)) return ok({});
  const batch = events.map((event, index) => {
    const info = infos[index];
    const [name] = event.channels;
    if (!info || 'unknown' in info || name === undefined) return {};
    return channelInfo(app, name, info.attributes);
  });
  return ok({ batch });
}

function publishAll(app: App, { name, data, channels, socketId }: EventRequest): void {
  for (const channel of channels) publish(app, { channel, name, data, socketId });
}
