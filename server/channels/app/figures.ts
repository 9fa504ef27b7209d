import type { Outbox } from '../delivery/outbox.ts';
import type { App } from './app.ts';

/** How much a server has of what it serves. */
export interface ChannelsFigures {
  connections: number;
  /** Channels that somebody is on. */
  channels: number;
  subscriptions: number;
  /** Members of all presence channels. */
  members: number;
  /** Deliveries to one connection each, since the start. */
  deliveries: number;
}

/** Adds them up. */
export function figuresOf(apps: readonly App[], { delivered }: Outbox): ChannelsFigures {
  const figures = { connections: 0, channels: 0, subscriptions: 0, members: 0 };
  for (const { sessions, channels, subscriptions } of apps) {
    figures.connections += sessions.size;
    figures.channels += channels.size;
    figures.subscriptions += subscriptions;
    for (const { roster } of channels.values()) figures.members += roster.size;
  }
  return { ...figures, deliveries: delivered };
}
