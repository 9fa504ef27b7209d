import { channelKind } from '../protocol/channel-name.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { textFrame } from '../protocol/text-frame.ts';
import type { App } from './app.ts';

/** An event from a server. */
export interface PublishedEvent {
  channel: string;
  name: string;
  data: string;
  /** The connection that is left out, if any. */
  socketId: string | null;
}

/** Publishes an event to the subscribers of a channel, or to the connections of a user. */
export function publish(app: App, { channel: name, name: event, data, socketId }: PublishedEvent) {
  const kind = channelKind(name);
  const except = socketId === null ? undefined : app.sessions.get(socketId);
  if (kind.userId !== null) {
    const frame = textFrame(serverEvent.published(name, event, data));
    for (const session of app.users.sessions(kind.userId)) {
      if (session !== except) session.connection.send(frame);
    }
    return;
  }
  if (kind.cache) app.cache.set(name, { event, data });
  const channel = app.channels.get(name);
  if (!channel) return;
  channel.publish(textFrame(serverEvent.published(name, event, data)), except?.connection ?? null);
}
