import type { App } from '../app/app.ts';
import { channelKind } from '../protocol/channel-name.ts';
import type { ClientMessage } from '../protocol/client-message.ts';
import { PROTOCOL_ERRORS, type ProtocolError, shortened } from '../protocol/protocol-error.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { textFrame } from '../protocol/text-frame.ts';
import type { Session } from './session.ts';

type ClientEvent = Extract<ClientMessage, { kind: 'client-event' }>;

/**
 * Relays a client event to the others of its channel.
 * https://pusher.com/docs/channels/using_channels/events/#triggering-client-events
 */
export function clientEvent(app: App, session: Session, message: ClientEvent): void {
  const error = clientEventProblem(app, session, message);
  if (error) {
    session.fail(error);
    return;
  }
  const { channel: name, event, data } = message;
  const subscription = session.subscriptions.get(name);
  if (!subscription) return;
  const { channel, userId } = subscription;
  const { connection } = session;
  channel.publish(textFrame(serverEvent.client(name, event, data.json, userId)), connection);
  app.notify({
    name: 'client_event',
    channel: name,
    event,
    data: data.text,
    socket_id: connection.id,
    ...(userId === null ? {} : { user_id: userId }),
  });
}

function clientEventProblem(
  app: App,
  session: Session,
  { event, channel, data }: ClientEvent,
): ProtocolError | null {
  const { limits } = app;
  if (!underRate(session, limits.clientEventsPerSecond, performance.now())) {
    return PROTOCOL_ERRORS.clientEventRate(limits.clientEventsPerSecond);
  }
  const rejected = PROTOCOL_ERRORS.clientEventRejected;
  if (!app.options.clientEvents) return rejected('client events are not enabled for this app');
  if (!channelKind(channel).authorized) {
    return rejected('only supported on private and presence channels');
  }
  if (channel.startsWith('private-encrypted-')) {
    return rejected('not supported on encrypted channels');
  }
  if (!session.subscriptions.has(channel))
    return rejected(`not subscribed to ${shortened(channel)}`);
  if (event.length > limits.eventNameLength) {
    return rejected(`the event name is longer than ${limits.eventNameLength} characters`);
  }
  if (Buffer.byteLength(data.text) > limits.eventDataBytes) {
    return rejected(`the data is larger than ${limits.eventDataBytes} bytes`);
  }
  return null;
}

/** Counts a client event and tells whether it is within the connection's rate. */
function underRate(session: Session, perSecond: number, now: number): boolean {
  if (now - session.clientEventsSince >= 1000) {
    session.clientEventsSince = now;
    session.clientEvents = 0;
  }
  session.clientEvents += 1;
  return session.clientEvents <= perSecond;
}
