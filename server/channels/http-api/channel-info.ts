import type { App } from '../app/app.ts';
import { channelKind } from '../protocol/channel-name.ts';

/** The attributes that can be asked for with `info`. */
const ATTRIBUTES = ['user_count', 'subscription_count', 'cache'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/** What is told of a channel. */
export interface ChannelInfo {
  user_count?: number;
  subscription_count?: number;
  cache?: { data: string; ttl: number } | null;
}

/** Reads the value of `info`, a list with commas; or names the first that there is not. */
export function parseInfo(info: string | null): { attributes: Attribute[] } | { unknown: string } {
  const attributes: Attribute[] = [];
  for (const name of (info ?? '').split(',').map((part) => part.trim())) {
    if (name === '') continue;
    const attribute = ATTRIBUTES.find((each) => each === name);
    if (!attribute) return { unknown: name };
    attributes.push(attribute);
  }
  return { attributes };
}

/** Whether a channel of this name has the attribute. */
export function hasAttribute(app: App, name: string, attribute: Attribute): boolean {
  if (attribute === 'user_count') return channelKind(name).presence;
  if (attribute === 'cache') return channelKind(name).cache;
  return app.options.subscriptionCount;
}

/** Those of the attributes that the channel has. */
export function channelInfo(app: App, name: string, attributes: readonly Attribute[]): ChannelInfo {
  const channel = app.channels.get(name);
  const info: ChannelInfo = {};
  for (const attribute of attributes) {
    if (!hasAttribute(app, name, attribute)) continue;
    if (attribute === 'user_count') info.user_count = channel?.roster.size ?? 0;
    else if (attribute === 'subscription_count') info.subscription_count = channel?.size ?? 0;
    else info.cache = cached(app, name);
  }
  return info;
}

function cached(app: App, name: string): { data: string; ttl: number } | null {
  const event = app.cache.get(name);
  return event ? { data: event.data, ttl: event.ttl } : null;
}
