import type { App } from '../app/app.ts';
import { type MemberData, memberData, parseChannelData } from '../protocol/channel-data.ts';
import { channelKind, isChannelName } from '../protocol/channel-name.ts';
import type { ClientMessage } from '../protocol/client-message.ts';
import { PROTOCOL_ERRORS, shortened } from '../protocol/protocol-error.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { isAuthorized } from '../protocol/signature.ts';
import { SUBSCRIPTION_ERRORS, type SubscriptionError } from '../protocol/subscription-error.ts';
import { textFrame } from '../protocol/text-frame.ts';
import type { Session } from './session.ts';

type Subscribe = Extract<ClientMessage, { kind: 'subscribe' }>;

/** Answers `pusher:subscribe`: with `subscription_succeeded`, or with an in-band error. */
export function subscribe(app: App, session: Session, message: Subscribe): void {
  const { channel: name } = message;
  if (session.subscriptions.has(name)) {
    session.fail(PROTOCOL_ERRORS.existingSubscription(name));
    return;
  }
  const problem = subscriptionProblem(app, session, message);
  if (problem) {
    session.send(serverEvent.subscriptionError(shortened(name), problem));
    return;
  }
  const kind = channelKind(name);
  if (kind.userId !== null) {
    // A signed-in connection receives its user's events as it is; there is nothing to join.
    session.send(serverEvent.subscriptionSucceeded(name));
    return;
  }
  if (kind.authorized && !app.options.signInRequired) session.authorize();
  if (!kind.presence) {
    const channel = app.openChannel(name);
    session.subscriptions.set(name, { channel, userId: null });
    app.subscriptions += 1;
    channel.join(session.connection);
    return;
  }
  const member = memberOf(app, session, message);
  if ('problem' in member) {
    const error = SUBSCRIPTION_ERRORS.channelData(member.problem);
    session.send(serverEvent.subscriptionError(name, error));
    return;
  }
  joinPresence(app, session, name, member);
}

function subscriptionProblem(
  app: App,
  session: Session,
  message: Subscribe,
): SubscriptionError | null {
  const { channel: name, auth, channelData } = message;
  const { limits } = app;
  if (!isChannelName(name, limits.channelNameLength)) {
    return SUBSCRIPTION_ERRORS.channelName(limits.channelNameLength);
  }
  const kind = channelKind(name);
  if (kind.userId !== null) {
    return session.user?.id === kind.userId ? null : SUBSCRIPTION_ERRORS.otherUser(name);
  }
  if (!app.options.channelAllowed(name)) return SUBSCRIPTION_ERRORS.channelNotAllowed(name);
  if (session.subscriptions.size >= limits.channelsPerConnection) {
    return SUBSCRIPTION_ERRORS.tooManyChannels(limits.channelsPerConnection);
  }
  if (app.subscriptions >= limits.subscriptions) {
    return SUBSCRIPTION_ERRORS.appIsFull('subscriptions', limits.subscriptions);
  }
  if (app.channels.size >= limits.channels && !app.channels.has(name)) {
    return SUBSCRIPTION_ERRORS.appIsFull('channels', limits.channels);
  }
  if (!kind.authorized) return null;
  if (auth === null) return SUBSCRIPTION_ERRORS.authMissing(name);
  const socketId = session.connection.id;
  const signed =
    channelData === null ? `${socketId}:${name}` : `${socketId}:${name}:${channelData}`;
  return isAuthorized(app.credentials, auth, signed)
    ? null
    : SUBSCRIPTION_ERRORS.authInvalid(name, socketId);
}

/** Who joins: whom the signed `channel_data` names, or else the signed-in user. */
function memberOf(app: App, session: Session, { channelData }: Subscribe) {
  if (channelData !== null) return parseChannelData(channelData, app.limits);
  if (session.user) return memberData(session.user.id, session.user.userInfo, app.limits);
  return { problem: 'a presence channel needs channel_data or a signed-in user' };
}

function joinPresence(app: App, session: Session, name: string, member: MemberData): void {
  const { limits } = app;
  const roster = app.channels.get(name)?.roster;
  if (roster && roster.size >= limits.presenceMembers && !roster.has(member.userId)) {
    const error = SUBSCRIPTION_ERRORS.tooManyMembers(limits.presenceMembers);
    session.send(serverEvent.subscriptionError(name, error));
    return;
  }
  const channel = app.openChannel(name);
  channel.leavers.back(member.userId);
  if (channel.roster.add(member)) {
    channel.publish(textFrame(serverEvent.memberAdded(name, member.userId, member.userInfo)));
    app.notify({ name: 'member_added', channel: name, user_id: member.userId });
  }
  session.subscriptions.set(name, { channel, userId: member.userId });
  app.subscriptions += 1;
  channel.join(session.connection);
}
