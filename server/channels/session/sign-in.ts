import type { App } from '../app/app.ts';
import type { ClientMessage } from '../protocol/client-message.ts';
import { PROTOCOL_ERRORS } from '../protocol/protocol-error.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { isAuthorized } from '../protocol/signature.ts';
import { parseUserData } from '../protocol/user-data.ts';
import type { Session } from './session.ts';

type SignIn = Extract<ClientMessage, { kind: 'signin' }>;

/**
 * Answers `pusher:signin`: with `pusher:signin_success`, or with 4009 and the end of the
 * connection. https://pusher.com/docs/channels/library_auth_reference/auth-signatures/#user-authentication
 */
export function signIn(app: App, session: Session, { auth, userData }: SignIn): void {
  const { limits } = app;
  const text = `${session.connection.id}::user::${userData}`;
  if (!isAuthorized(app.credentials, auth, text)) {
    session.fail(PROTOCOL_ERRORS.unauthorized('Invalid signature of user data'));
    return;
  }
  const user = parseUserData(userData, limits);
  if (!user || user.id.length > limits.userIdLength) {
    const why = `user_data must be JSON with an id of 1 to ${limits.userIdLength} characters`;
    session.fail(PROTOCOL_ERRORS.unauthorized(why));
    return;
  }
  if (session.user && session.user.id !== user.id) {
    session.fail(PROTOCOL_ERRORS.unauthorized('The connection is signed in as another user'));
    return;
  }
  const known = session.user;
  const watchlist = [...new Set(user.watchlist)].slice(0, limits.watchlistUsers);
  session.user = { ...user, watchlist };
  session.authorize();
  session.send(serverEvent.signinSuccess(userData));
  if (user.watchlist.length > limits.watchlistUsers) {
    session.fail(PROTOCOL_ERRORS.watchlistLimit(limits.watchlistUsers));
  }
  if (known) app.users.unwatch(session, known.watchlist);
  app.users.signIn(session, user.id, watchlist);
  makeRoom(app, session, user.id);
}

/** Ends the connection of a user that was heard of longest ago, where they have too many. */
function makeRoom(app: App, newest: Session, userId: string): void {
  const { connectionsPerUser } = app.limits;
  const sessions = app.users.sessions(userId);
  if (sessions.size <= connectionsPerUser) return;
  const others = [...sessions].filter((session) => session !== newest);
  const [silent] = others.sort((a, b) => a.lastSeen - b.lastSeen);
  silent?.fail(PROTOCOL_ERRORS.tooManyOfUser(connectionsPerUser));
}
