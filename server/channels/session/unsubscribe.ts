import type { App } from '../app/app.ts';
import type { Channel } from '../channel/channel.ts';
import { PROTOCOL_ERRORS } from '../protocol/protocol-error.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { textFrame } from '../protocol/text-frame.ts';
import type { Session } from './session.ts';

/** Answers `pusher:unsubscribe`: the client means it, so a member leaves without a grace. */
export function unsubscribe(app: App, session: Session, name: string): void {
  if (!session.subscriptions.has(name)) {
    session.fail(PROTOCOL_ERRORS.noSubscription(name));
    return;
  }
  leave(app, session, name, (_channel, _userId, remove) => remove());
}

/** Ends all subscriptions of a connection that is gone; its members may be back within the grace. */
export function dropSubscriptions(app: App, session: Session): void {
  for (const name of session.subscriptions.keys()) {
    leave(app, session, name, (channel, userId, remove) => channel.leavers.hold(userId, remove));
  }
}

function leave(
  app: App,
  session: Session,
  name: string,
  onLast: (channel: Channel, userId: string, remove: () => void) => void,
): void {
  const subscription = session.subscriptions.get(name);
  if (!subscription) return;
  const { channel, userId } = subscription;
  session.subscriptions.delete(name);
  app.subscriptions -= 1;
  channel.leave(session.connection);
  if (userId !== null && channel.roster.release(userId)) {
    onLast(channel, userId, () => removeMember(app, channel, userId));
  }
  app.closeIfVacant(channel);
}

function removeMember(app: App, channel: Channel, userId: string): void {
  channel.roster.remove(userId);
  channel.publish(textFrame(serverEvent.memberRemoved(channel.name, userId)));
  app.notify({ name: 'member_removed', channel: channel.name, user_id: userId });
  app.closeIfVacant(channel);
}
