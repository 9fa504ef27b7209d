import type { App } from '../app/app.ts';
import { channelKind, isChannelName } from '../protocol/channel-name.ts';
import { API_ERRORS, type ApiResponse, ok } from './api-response.ts';
import { channelInfo, hasAttribute, parseInfo } from './channel-info.ts';

type Query = ReadonlyMap<string, string>;

/** `GET /channels`: the occupied ones. */
export function getChannels(app: App, query: Query): ApiResponse {
  const prefix = query.get('filter_by_prefix') ?? '';
  const info = parseInfo(query.get('info') ?? null);
  if ('unknown' in info) return API_ERRORS.badRequest(`Unknown info attribute: ${info.unknown}`);
  if (info.attributes.includes('user_count') && !channelKind(prefix).presence) {
    return API_ERRORS.badRequest(
      'user_count may only be requested for presence channels: filter_by_prefix must begin with presence-',
    );
  }
  const channels = [...app.channels.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name) => [name, channelInfo(app, name, info.attributes)] as const);
  // `fromEntries` makes own properties, also of a channel that is called `__proto__`.
  return ok({ channels: Object.fromEntries(channels) });
}

/** `GET /channels/{name}`. */
export function getChannel(app: App, name: string, query: Query): ApiResponse {
  if (!isChannelName(name, app.limits.channelNameLength)) return invalidName(name);
  const info = parseInfo(query.get('info') ?? null);
  if ('unknown' in info) return API_ERRORS.badRequest(`Unknown info attribute: ${info.unknown}`);
  const missing = info.attributes.find((attribute) => !hasAttribute(app, name, attribute));
  if (missing) {
    return API_ERRORS.badRequest(`${missing} is not available for the channel ${name}`);
  }
  return ok({ occupied: app.channels.has(name), ...channelInfo(app, name, info.attributes) });
}

/** `GET /channels/{name}/users`: the members of a presence channel. */
export function getUsers(app: App, name: string): ApiResponse {
  if (!isChannelName(name, app.limits.channelNameLength)) return invalidName(name);
  if (!channelKind(name).presence) {
    return API_ERRORS.badRequest('Users can only be retrieved for presence channels');
  }
  const ids = app.channels.get(name)?.roster.userIds() ?? [];
  return ok({ users: ids.map((id) => ({ id })) });
}

function invalidName(name: string): ApiResponse {
  return API_ERRORS.badRequest(`Invalid channel name: ${JSON.stringify(name.slice(0, 200))}`);
}
